/** The limits that the models set in working days. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "calendar",
      "catalogue",
      "kernel",
      "notices",
      "workflow.cases",
      "workflow.engine",
      "workflow.models",
      "workflow.tasks"
    })
package cn.lianban.deadlines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
