/** From approval to payment: publicity, objections, payout. Uses the rooms before it. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "award",
      "calendar",
      "deadlines :: process",
      "intake",
      "kernel",
      "kernel :: web",
      "workflow.cases",
      "workflow.tasks"
    })
package cn.lianban.payout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
