package cn.lianban.award.process;

import cn.lianban.award.DecisionInputs;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 审查基本条件: holds that the task has said what the assessment says of every applicant. */
@Component("checkEligibility")
class CheckEligibility implements ExecutionListener {

  private final DecisionInputs assessing;
  private final Decisions decisions;

  CheckEligibility(DecisionInputs assessing, Decisions decisions) {
    this.assessing = assessing;
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    assessing.agree(
        execution.getProcessBusinessKey(), decisions.taken(execution, "generalEligibility"));
  }
}
