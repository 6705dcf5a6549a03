package cn.lianban.award;

import cn.lianban.workflow.models.Evaluation;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results of an assessment's decisions so far, while the process evaluates them one after the
 * other within one transaction.
 *
 * <p>Serialisable because the engine requires it of every variable, although this one is never
 * stored.
 *
 * @param general what {@code generalEligibility} said
 * @param award what the item's decision said; null before that
 */
public record AssessmentDraft(Evaluation general, @Nullable Evaluation award)
    implements Serializable {

  public AssessmentDraft with(Evaluation award) {
    return new AssessmentDraft(general, award);
  }

  /** The grant from which {@code awardAmount} computes the bounds. */
  public Map<String, Object> grant() {
    return Assessments.grant(award);
  }
}
