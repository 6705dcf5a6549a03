package cn.lianban.award.process;

import cn.lianban.award.AssessmentDraft;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 审查基本条件: takes the result of the decision for all applicants into the draft. */
@Component("checkEligibility")
class CheckEligibility implements ExecutionListener {

  private final Decisions decisions;

  CheckEligibility(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    AssessmentDrafts.put(
        execution, new AssessmentDraft(decisions.taken(execution, "generalEligibility"), null));
  }
}
