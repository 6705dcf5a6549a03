package cn.lianban.selection.process;

import cn.lianban.selection.Ranking;
import cn.lianban.selection.SelectionProcess.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 排序. */
@Component("rankApplications")
class RankApplications implements JavaDelegate {

  private final Ranking ranking;

  RankApplications(Ranking ranking) {
    this.ranking = ranking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(Variable.ANYONE_RANKED, ranking.rank(execution.getProcessBusinessKey()));
  }
}
