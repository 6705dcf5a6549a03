/** The tasks: who sees them, and the only way to work them. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "kernel :: web",
      "workflow.cases",
      "workflow.engine",
      "workflow.models"
    })
package cn.lianban.workflow.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
