package cn.lianban.review.process;

import cn.lianban.review.Silences;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 报请督办: notifies the supervising group; the bureau's review stays open. */
@Component("escalateSilence")
class EscalateSilence implements JavaDelegate {

  private final Silences silences;

  EscalateSilence(Silences silences) {
    this.silences = silences;
  }

  @Override
  public void execute(DelegateExecution execution) {
    silences.report(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(ReviewRound.BUREAU),
        (String) execution.getVariable(DecideSilence.REASON));
  }
}
