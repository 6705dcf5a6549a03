/**
 * Changes of the models on the running service: drafts, releases by a second person, dates of
 * effect, taking back, and what a new version of the program brings along.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "kernel :: web",
      "modelcheck",
      "workflow.engine",
      "workflow.models"
    })
package cn.lianban.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
