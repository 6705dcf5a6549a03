package cn.lianban.selection.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.selection.Participation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记参评: lets an application of a round wait for the result; any other goes on to approval. */
@Component("enterRanking")
class EnterRanking implements JavaDelegate {

  private final Participation participation;

  EnterRanking(Participation participation) {
    this.participation = participation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        Variable.RANKING_NEEDED, participation.waitsForRanking(execution.getProcessBusinessKey()));
  }
}
