package cn.lianban.award;

import cn.lianban.workflow.Evaluation;
import java.io.Serializable;
import java.util.Map;

/**
 * What the decisions of an assessment have said so far, while the process goes from one to the next
 * within one transaction.
 *
 * <p>Serialisable only because the engine asks that of every variable, this one too, which it never
 * stores.
 *
 * @param general what {@code generalEligibility} said
 * @param award what the item's decision said; null before that
 */
public record AssessmentDraft(Evaluation general, Evaluation award) implements Serializable {

  public AssessmentDraft with(Evaluation award) {
    return new AssessmentDraft(general, award);
  }

  /** The grant that {@code awardAmount} turns into bounds. */
  public Map<String, Object> grant() {
    return Assessments.grant(award);
  }
}
