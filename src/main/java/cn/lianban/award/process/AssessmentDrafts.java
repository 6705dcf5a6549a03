package cn.lianban.award.process;

import cn.lianban.award.AssessmentDraft;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Passes the draft of an assessment from one decision of the process to the next within one
 * transaction, without storing it in the database.
 */
final class AssessmentDrafts {

  private static final String NAME = "assessmentDraft";

  private AssessmentDrafts() {}

  static void put(DelegateExecution execution, AssessmentDraft draft) {
    execution.setVariable(NAME, Variables.untypedValue(draft, true));
  }

  static AssessmentDraft of(DelegateExecution execution) {
    return (AssessmentDraft) execution.getVariable(NAME);
  }
}
