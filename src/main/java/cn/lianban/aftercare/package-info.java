/**
 * After the payment: conditions to keep, annual reports, bank returns, breaches and recoveries.
 * Uses the earlier rooms.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "award",
      "calendar",
      "deadlines",
      "deadlines :: process",
      "intake",
      "kernel",
      "kernel :: web",
      "notices",
      "payout",
      "review",
      "workflow.cases",
      "workflow.models",
      "workflow.tasks"
    })
package cn.lianban.aftercare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
