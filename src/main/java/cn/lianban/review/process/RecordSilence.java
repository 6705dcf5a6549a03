package cn.lianban.review.process;

import cn.lianban.review.Silences;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 记为视为同意: ends the bureau's review by recording its silence as agreement. */
@Component("recordSilence")
class RecordSilence implements JavaDelegate {

  private final Silences silences;

  RecordSilence(Silences silences) {
    this.silences = silences;
  }

  @Override
  public void execute(DelegateExecution execution) {
    silences.takeAsAgreement(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(ReviewRound.BUREAU),
        (String) execution.getVariable(DecideSilence.REASON));
  }
}
