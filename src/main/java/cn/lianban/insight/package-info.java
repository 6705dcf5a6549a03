/**
 * Figures about all cases together: how many are in which status, what is late, what takes long,
 * what was awarded, and what has failed.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "casefile",
      "catalogue",
      "intake",
      "kernel",
      "kernel :: web",
      "workflow.engine"
    })
package cn.lianban.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
