/**
 * What may be awarded: assessment, determination, the ledger, overlap and budgets. Uses the review;
 * the room for payouts uses it.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "catalogue",
      "deadlines",
      "intake",
      "kernel",
      "kernel :: web",
      "review",
      "workflow.cases",
      "workflow.engine",
      "workflow.models",
      "workflow.tasks"
    })
package cn.lianban.award;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
