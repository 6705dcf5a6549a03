package cn.lianban.award;

import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Reading;
import cn.lianban.catalogue.Readings;
import cn.lianban.intake.Application;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The only chain of decisions from facts to the possible award: the item's own decision gives
 * failing conditions and the grant, {@code awardAmount} turns the grant into bounds, and {@code
 * overlap} gives the effect of another award. Estimates, the preview before the verification, and
 * the stored assessment of a case all use it.
 */
@Component
class AssessmentChain {

  private static final String AMOUNT = "awardAmount";
  private static final String OVERLAP = "overlap";

  /** The reading by which awards under the repealed document are compared. */
  private static final String REPEALED_AWARDS = "repealedAwards";

  private static final String PLAN = "handlingPlan";
  private static final String ROUTING = "bureauRouting";

  private final Decisions decisions;
  private final Readings readings;

  /** The readings in the routing of an item, which never change in a deployed bundle. */
  private final Map<String, List<String>> routed = new ConcurrentHashMap<>();

  AssessmentChain(Decisions decisions, Readings readings) {
    this.decisions = decisions;
    this.readings = readings;
  }

  /**
   * The results of the decisions in order.
   *
   * @param general result of {@code generalEligibility}; null where nothing is known of the
   *     applicant
   * @param award result of the item's decision
   * @param amount result of {@code awardAmount} for the grant
   * @param readings what all of them, and the plan and the routing of the case, rest on
   */
  record Steps(
      @Nullable Evaluation general, Evaluation award, Evaluation amount, List<Reading> readings) {

    Map<String, Object> grant() {
      return Assessments.grant(award);
    }

    /** The assessment that these results give. */
    Assessment assessment(Item item, Edition edition) {
      return Assessments.of(item, edition, general, award, amount, readings);
    }
  }

  /**
   * The relation of another award or item to this one.
   *
   * @param sameMatter whether both are for one matter
   * @param samePart whether both are for the same part of it
   * @param sameYear null where one of them has no year
   * @param sameFunder whether the same level pays for both
   * @param applicantIsMatter whether this item is for the applicant itself
   * @param declared what the applicant says of an award under another policy of the district:
   *     {@code matter} where it is for this matter, {@code other} where it is not, {@code unsaid},
   *     or {@code none} where it is not declared in this application; null for any other award
   */
  record Pair(
      String item,
      String otherItem,
      boolean sameMatter,
      boolean samePart,
      @Nullable Boolean sameYear,
      boolean sameFunder,
      boolean applicantIsMatter,
      @Nullable String declared) {}

  /**
   * When the application is made: conditions on days and years are judged by it.
   *
   * @param no number of the application; null in an estimate
   * @param day the day of submission, or of the estimate
   * @param editionFrom the first day of the edition; null while it is a draft
   * @param answers what was filled in at steps of their own, by key of the step; empty in an
   *     estimate
   */
  record Occasion(
      @Nullable String no,
      LocalDate day,
      @Nullable LocalDate editionFrom,
      Map<String, Map<String, Object>> answers) {

    /** That of an application under this edition. */
    static Occasion of(
        Application application,
        Edition edition,
        ZoneId zone,
        Map<String, Map<String, Object>> answers) {
      return new Occasion(
          application.no(),
          application.submittedAt().atZoneSameInstant(zone).toLocalDate(),
          edition.validFrom(),
          answers);
    }

    /** As the decisions read it. */
    Map<String, Object> forDecisions() {
      Map<String, Object> context = new HashMap<>();
      context.put("no", no);
      context.put("submittedOn", day);
      context.put("editionFrom", editionFrom);
      return context;
    }
  }

  /** The conditions of the item and what it grants, where the facts may still be incomplete. */
  Evaluation award(
      String deployment,
      Item item,
      Occasion occasion,
      Map<String, Object> facts,
      Map<String, Object> ledger) {
    return decisions.evaluate(
        deployment,
        item.id(),
        Map.of(
            "facts",
            facts,
            "ledger",
            ledger,
            "application",
            occasion.forDecisions(),
            "answers",
            occasion.answers));
  }

  /**
   * All of it but the overlap.
   *
   * @param deployment the bundle of models
   * @param general result of {@code generalEligibility}; null where nothing is known of the
   *     applicant
   * @param ledger earlier years and granted amounts, as the decisions read them
   */
  Steps assess(
      String deployment,
      Item item,
      Occasion occasion,
      @Nullable Evaluation general,
      Map<String, Object> facts,
      Map<String, Object> ledger) {
    Evaluation award = award(deployment, item, occasion, facts, ledger);
    Evaluation amount = amount(deployment, award);
    Evaluation plan =
        decisions.evaluate(deployment, PLAN, Map.of("itemId", item.id(), "facts", facts));
    List<String> named = new ArrayList<>(Assessments.readings(general, award, amount, plan));
    named.addAll(routed(deployment, item));
    return new Steps(general, award, amount, readings.named(deployment, named));
  }

  /** Whether the plan makes an application with these facts compete with others. */
  boolean isCompetitive(String deployment, Item item, Map<String, Object> facts) {
    return decisions
        .evaluate(deployment, PLAN, Map.of("itemId", item.id(), "facts", facts))
        .row()
        .filter(plan -> Boolean.TRUE.equals(plan.get("competitive")))
        .isPresent();
  }

  private List<String> routed(String deployment, Item item) {
    return routed.computeIfAbsent(
        deployment + "/" + item.id(),
        key ->
            Assessments.readings(
                decisions.evaluate(
                    deployment, ROUTING, Map.of("clause", item.article(), "itemId", item.id()))));
  }

  /**
   * Whether the bundle compares awards under the repealed document apart; an older one has them
   * among those under other policies.
   */
  boolean comparesRepealed(String deployment) {
    return !readings.named(deployment, List.of(REPEALED_AWARDS)).isEmpty();
  }

  /** The readings that a row of {@code overlap} names. */
  List<Reading> readings(String deployment, Map<String, Object> row) {
    return readings.named(deployment, Reading.ids(row.get("reading")));
  }

  /** Why a row of {@code overlap} says what it says, for people. */
  static String reason(Map<String, Object> row) {
    return row.get("reason") instanceof String reason ? reason : "决策表未写明理由";
  }

  /** The bounds of the grant in the result of the item's decision. */
  Evaluation amount(String deployment, Evaluation award) {
    return decisions.evaluate(deployment, AMOUNT, Map.of("grant", Assessments.grant(award)));
  }

  /** The effect of the other award on this one, with the reason. */
  Evaluation overlap(String deployment, Pair pair) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("item", pair.item);
    inputs.put("otherItem", pair.otherItem);
    inputs.put("sameMatter", pair.sameMatter);
    inputs.put("samePart", pair.samePart);
    inputs.put("sameYear", pair.sameYear);
    inputs.put("sameFunder", pair.sameFunder);
    inputs.put("applicantIsMatter", pair.applicantIsMatter);
    inputs.put("declared", pair.declared);
    return decisions.evaluate(deployment, OVERLAP, inputs);
  }
}
