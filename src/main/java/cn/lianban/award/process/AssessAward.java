package cn.lianban.award.process;

import cn.lianban.award.DecisionInputs;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 测算奖补: holds that the task has said what the assessment says of the item. */
@Component("assessAward")
class AssessAward implements ExecutionListener {

  private final DecisionInputs assessing;
  private final Decisions decisions;

  AssessAward(DecisionInputs assessing, Decisions decisions) {
    this.assessing = assessing;
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String itemId = (String) execution.getVariable(Variable.ITEM_ID);
    assessing.agree(execution.getProcessBusinessKey(), decisions.taken(execution, itemId));
  }
}
