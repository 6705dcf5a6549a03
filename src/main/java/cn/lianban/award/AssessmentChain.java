package cn.lianban.award;

import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Item;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The one chain of decisions from facts to what may be awarded: the item's own decision says which
 * conditions fail and what is granted, {@code awardAmount} turns the grant into bounds, {@code
 * overlap} says what another award does to it. Estimates, what is shown before the verification and
 * the assessment that a case keeps all ask it.
 */
@Component
class AssessmentChain {

  private static final String AMOUNT = "awardAmount";
  private static final String OVERLAP = "overlap";

  private final Decisions decisions;

  AssessmentChain(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * What the decisions said, one after the other.
   *
   * @param general what {@code generalEligibility} said; null where nothing is known of the
   *     applicant
   * @param award what the item's decision said
   * @param amount what {@code awardAmount} made of its grant
   */
  record Steps(Evaluation general, Evaluation award, Evaluation amount) {

    Map<String, Object> grant() {
      return Assessments.grant(award);
    }

    /** What is told of them. */
    Assessment assessment(Item item, Edition edition) {
      return Assessments.of(item, edition, general, award, amount);
    }
  }

  /**
   * How another award or item stands to this one.
   *
   * @param sameMatter whether both are for one matter
   * @param samePart whether both are for the same part of it
   * @param sameYear null where one of them knows no year
   * @param sameFunder whether the same level pays for both
   */
  record Pair(
      String item,
      String otherItem,
      boolean sameMatter,
      boolean samePart,
      Boolean sameYear,
      boolean sameFunder) {}

  /** The conditions of the item and what it grants, where the facts may still be incomplete. */
  Evaluation award(
      String deployment, Item item, Map<String, Object> facts, Map<String, Object> ledger) {
    return decisions.evaluate(deployment, item.id(), Map.of("facts", facts, "ledger", ledger));
  }

  /**
   * All of it but the overlap.
   *
   * @param deployment the bundle of models
   * @param general what {@code generalEligibility} said; null where nothing is known of the
   *     applicant
   * @param ledger years had before and what was granted, as the decisions read them
   */
  Steps assess(
      String deployment,
      Item item,
      Evaluation general,
      Map<String, Object> facts,
      Map<String, Object> ledger) {
    Evaluation award = award(deployment, item, facts, ledger);
    return new Steps(general, award, amount(deployment, award));
  }

  /** The bounds of what the item's decision grants. */
  Evaluation amount(String deployment, Evaluation award) {
    return decisions.evaluate(deployment, AMOUNT, Map.of("grant", Assessments.grant(award)));
  }

  /** What the other award does to this one: its effect and the reason. */
  Evaluation overlap(String deployment, Pair pair) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("item", pair.item);
    inputs.put("otherItem", pair.otherItem);
    inputs.put("sameMatter", pair.sameMatter);
    inputs.put("samePart", pair.samePart);
    inputs.put("sameYear", pair.sameYear);
    inputs.put("sameFunder", pair.sameFunder);
    return decisions.evaluate(deployment, OVERLAP, inputs);
  }
}
