/**
 * Rounds for competitive items: who may apply when, the ranking, the cut-off, and the list that a
 * commission confirms.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "award",
      "calendar",
      "catalogue",
      "deadlines",
      "deadlines :: process",
      "intake",
      "kernel",
      "notices",
      "review",
      "workflow.cases",
      "workflow.models",
      "workflow.tasks"
    })
package cn.lianban.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
