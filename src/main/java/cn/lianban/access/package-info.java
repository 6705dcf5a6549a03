/**
 * Who may log in and what each person may do: accounts and groups, log-in, and the checks before
 * the engine's web applications.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "catalogue",
      "database",
      "embedded",
      "kernel",
      "kernel :: web",
      "workflow.engine",
      "workflow.models",
      "workflow.tasks"
    })
package cn.lianban.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
