package cn.lianban.award.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 判断去向: routes the case to the special team or to approval. */
@Component("decideOutcome")
class DecideOutcome implements ExecutionListener {

  private final Decisions decisions;

  DecideOutcome(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    execution.setVariable(
        Variable.NEXT, decisions.taken(execution, "opinionOutcome").only().get("next"));
  }
}
