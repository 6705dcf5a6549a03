/** Shows a whole case in one view to those who may read it. Reads every room and changes none. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "award",
      "catalogue",
      "deadlines",
      "deadlines :: process",
      "intake",
      "kernel",
      "payout",
      "review",
      "workflow.cases",
      "workflow.engine",
      "workflow.models",
      "workflow.tasks"
    })
package cn.lianban.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
