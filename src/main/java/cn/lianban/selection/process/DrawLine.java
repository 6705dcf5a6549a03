package cn.lianban.selection.process;

import cn.lianban.selection.Ranking;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 划线: evaluates the decision {@code selectionLine} for one application after the other. */
@Component("drawLine")
class DrawLine implements JavaDelegate {

  private final Ranking ranking;

  DrawLine(Ranking ranking) {
    this.ranking = ranking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ranking.draw(execution.getProcessBusinessKey());
  }
}
