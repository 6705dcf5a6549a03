package cn.lianban.review.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.review.Silences;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * 判定未复后果: decides the effect of one bureau's silence, and stores it where the reviews of other
 * bureaus do not see it.
 */
@Component("decideSilence")
class DecideSilence implements ExecutionListener {

  /** The subprocess that each bureau has for itself. */
  private static final String OWN_PART = "reviewsByBureau";

  static final String REASON = "silenceReason";

  private final Silences silences;
  private final Decisions decisions;

  DecideSilence(Silences silences, Decisions decisions) {
    this.silences = silences;
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Map<String, Object> decided = decisions.taken(execution, "bureauSilence").only();
    String bureau = (String) execution.getVariable(ReviewRound.BUREAU);
    String effect =
        silences.effect(
            execution.getProcessBusinessKey(), bureau, Evaluation.text(decided, "effect"));
    execution.setVariable(Variable.SILENCE, effect, OWN_PART);
    execution.setVariable(
        REASON, Variables.stringValue((String) decided.get("reason"), true), OWN_PART);
  }
}
