package cn.lianban.award.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 测算奖补: takes the result of the item's own decision into the draft. */
@Component("assessAward")
class AssessAward implements ExecutionListener {

  private final Decisions decisions;

  AssessAward(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String itemId = (String) execution.getVariable(Variable.ITEM_ID);
    AssessmentDrafts.put(
        execution, AssessmentDrafts.of(execution).with(decisions.taken(execution, itemId)));
  }
}
