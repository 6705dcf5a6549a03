/**
 * Applications and their dossiers: submission, correction, withdrawal, attachments. Uses the
 * catalogue; the rooms for review and award use it.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "calendar",
      "catalogue",
      "deadlines",
      "deadlines :: process",
      "kernel",
      "kernel :: web",
      "notices",
      "workflow.cases",
      "workflow.engine",
      "workflow.models",
      "workflow.tasks"
    })
package cn.lianban.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
