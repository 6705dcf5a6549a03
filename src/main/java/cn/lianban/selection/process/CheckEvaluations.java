package cn.lianban.selection.process;

import cn.lianban.selection.Ranking;
import cn.lianban.selection.SelectionProcess.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 核对是否评齐. */
@Component("checkEvaluations")
class CheckEvaluations implements JavaDelegate {

  private final Ranking ranking;

  CheckEvaluations(Ranking ranking) {
    this.ranking = ranking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        Variable.ROUND_EVALUATED, ranking.isEvaluated(execution.getProcessBusinessKey()));
  }
}
