package cn.lianban.award.process;

import cn.lianban.award.DecisionInputs;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 计算上限: holds that the task has said what the assessment says, and keeps the assessment. */
@Component("calculateAmount")
class CalculateAmount implements ExecutionListener {

  private final DecisionInputs assessing;
  private final Decisions decisions;

  CalculateAmount(DecisionInputs assessing, Decisions decisions) {
    this.assessing = assessing;
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    assessing.agree(no, decisions.taken(execution, "awardAmount"));
    execution.setVariable(Variable.ELIGIBLE, assessing.conclude(no));
  }
}
