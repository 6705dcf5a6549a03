/**
 * What bureaus and experts say about an application: routing, opinions, evaluation, verified facts.
 * Uses the intake; the award room uses it.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "catalogue",
      "deadlines",
      "intake",
      "kernel",
      "notices",
      "workflow.cases",
      "workflow.engine",
      "workflow.models",
      "workflow.tasks"
    })
package cn.lianban.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
