package cn.lianban.award;

import cn.lianban.catalogue.Items;
import cn.lianban.catalogue.Readings;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.models.ModelBundle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The relation of two items by the decision {@code overlap} of the newest models, before there is
 * any award.
 */
@Component
class ItemPairs {

  private final AssessmentChain chain;
  private final Decisions decisions;
  private final Readings readings;
  private final ModelBundle bundle;
  private final Items items;

  /**
   * Kept without an end: a deployed decision never changes, and one estimate asks for hundreds of
   * pairs.
   */
  private final Map<Pair, Answer> known = new ConcurrentHashMap<>();

  private record Pair(
      String deploymentId,
      String item,
      String other,
      boolean sameMatter,
      boolean sameFunder,
      boolean applicantIsMatter) {}

  ItemPairs(
      AssessmentChain chain,
      Decisions decisions,
      Readings readings,
      ModelBundle bundle,
      Items items) {
    this.chain = chain;
    this.decisions = decisions;
    this.readings = readings;
    this.bundle = bundle;
    this.items = items;
  }

  /**
   * The result of the decision.
   *
   * @param basis the clause that the rule quotes; null where it quotes none
   * @param readings what the rule rests on
   */
  record Answer(
      String effect, String reason, @Nullable String basis, List<Assessment.ReadingUsed> readings) {

    boolean isQuestion() {
      return effect.equals("question");
    }

    /** Whether the one item is not awarded at all after the other. */
    boolean isExclusion() {
      return effect.equals("repeated");
    }

    /** Whether the rule names these two items, and not just matters or funders. */
    boolean isNamed() {
      return !isQuestion() && !effect.equals("none");
    }
  }

  /** The effect on the item if the other was awarded before, for the same year and another part. */
  Answer of(String item, String other, boolean sameMatter, boolean sameFunder) {
    return known.computeIfAbsent(
        new Pair(
            bundle.newest(),
            item,
            other,
            sameMatter,
            sameFunder,
            items.get(item).applicantIsMatter()),
        this::ask);
  }

  private Answer ask(Pair pair) {
    Evaluation said =
        chain.overlap(
            pair.deploymentId,
            new AssessmentChain.Pair(
                pair.item,
                pair.other,
                pair.sameMatter,
                false,
                true,
                pair.sameFunder,
                pair.applicantIsMatter,
                null));
    Map<String, Object> row = said.only();
    return new Answer(
        Evaluation.text(row, "effect"),
        AssessmentChain.reason(row),
        basis(pair.deploymentId, said),
        chain.readings(pair.deploymentId, row).stream()
            .map(reading -> Assessment.ReadingUsed.of(reading, items.get(pair.item)))
            .toList());
  }

  private @Nullable String basis(String deploymentId, Evaluation said) {
    String annotation =
        decisions.annotations(deploymentId, said.decisionId()).get(said.rules().get(0));
    return annotation == null ? null : readings.inWords(deploymentId, annotation);
  }
}
