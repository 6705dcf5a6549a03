/**
 * A reviewer's work list: the filters with their counts, the cards of tasks, and the state of their
 * cases. Reads, changes nothing.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "award",
      "calendar",
      "catalogue",
      "kernel",
      "workflow.cases",
      "workflow.engine",
      "workflow.tasks"
    })
package cn.lianban.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
