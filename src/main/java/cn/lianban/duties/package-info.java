/**
 * Duties, which have no applicant: named bureaus have to fulfil them, quarter by quarter, and their
 * progress is published.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "calendar",
      "catalogue",
      "kernel",
      "kernel :: web",
      "notices",
      "workflow.cases",
      "workflow.models",
      "workflow.tasks"
    })
package cn.lianban.duties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
