/**
 * Requests for services: a company asks, the bureaus of the clause answer, the lead merges the
 * answers, and the company rates the answer or asks again.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "catalogue",
      "deadlines :: process",
      "intake",
      "kernel",
      "kernel :: web",
      "notices",
      "workflow.cases",
      "workflow.models",
      "workflow.tasks"
    })
package cn.lianban.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
