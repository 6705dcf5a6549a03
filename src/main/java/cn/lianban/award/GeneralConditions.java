package cn.lianban.award;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.Application;
import cn.lianban.intake.FactRecords;
import cn.lianban.intake.Plan;
import cn.lianban.intake.Plans;
import cn.lianban.review.Evaluations;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the inputs of the decision {@code generalEligibility}, and checks whether a case that it
 * admitted before still passes.
 */
@Component
class GeneralConditions {

  static final String DECISION = "generalEligibility";

  private final Plans plans;
  private final FactRecords facts;
  private final Evaluations evaluations;
  private final Items items;
  private final Ledger ledger;
  private final Decisions decisions;
  private final JdbcClient jdbc;
  private final Clock clock;

  GeneralConditions(
      Plans plans,
      FactRecords facts,
      Evaluations evaluations,
      Items items,
      Ledger ledger,
      Decisions decisions,
      JdbcClient jdbc,
      Clock clock) {
    this.plans = plans;
    this.facts = facts;
    this.evaluations = evaluations;
    this.items = items;
    this.ledger = ledger;
    this.decisions = decisions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Evaluates the decision of the newest models for a kind of organisation.
   *
   * @param entityType null where it is not known; no condition fails for that
   * @param known the facts of the item's form, as far as they are known
   */
  Evaluation ofKind(Item item, @Nullable String entityType, Map<String, Object> known) {
    return decisions.evaluate(DECISION, declared(item, entityType, null, known));
  }

  /**
   * Evaluates the decision of the case on the applicant and the facts as declared; what bureaus
   * recognise is known only after verification. A failure is told at once, so that nobody waits for
   * a verification that cannot help.
   */
  Evaluation asDeclared(Application application, Item item, Map<String, Object> known) {
    return decisions.evaluate(
        application.deployment(),
        DECISION,
        declared(item, application.entityType(), application.direction(), known));
  }

  private static Map<String, Object> declared(
      Item item,
      @Nullable String entityType,
      @Nullable String direction,
      Map<String, Object> known) {
    Map<String, Object> applicant = new HashMap<>();
    applicant.put("entityType", entityType);
    applicant.put("direction", direction);
    return Map.of(
        "itemId",
        item.id(),
        "document",
        item.document(),
        "applicant",
        applicant,
        "facts",
        known,
        "plan",
        Map.of(),
        "review",
        Map.of(),
        "ledger",
        Map.of());
  }

  Map<String, Object> applicant(Application application) {
    Map<String, Object> context = new HashMap<>();
    context.put("entityType", application.entityType());
    context.put("direction", application.direction());
    context.put("barred", isBarred(application.uscc()));
    return context;
  }

  Map<String, Object> plan(Application application) {
    Plan plan = plans.of(application.no());
    Map<String, Object> context = plan.forDecisions();
    context.put(
        "minimumScore",
        plan.evaluation() ? evaluations.minimumScore(application.no()).orElse(null) : null);
    return context;
  }

  Map<String, Object> review(Application application) {
    Map<String, Object> context = new HashMap<>();
    context.put("recognised", facts.recognised(application.no()).orElse(null));
    context.put("score", evaluations.meanScore(application.no()).orElse(null));
    return context;
  }

  Map<String, Object> ledger(Application application) {
    Plan plan = plans.of(application.no());
    return Objects.requireNonNull(
        ledger
            .forDecisions(
                List.of(application),
                Map.of(application.no(), plan),
                any -> (Integer) facts.current(application).get(FactNames.FISCAL_YEAR))
            .get(application.no()),
        "the ledger answers for every application");
  }

  String document(Application application) {
    return items.get(application.deployment(), application.itemId()).document();
  }

  /**
   * Reasons, in Chinese, why a case assessed as eligible is no longer so because its applicant was
   * barred since; empty where the applicant is not barred or the rules of the case admit it anyway.
   */
  List<String> lostSince(Application application) {
    if (!isBarred(application.uscc())) {
      return List.of();
    }
    return Assessments.unmet(of(application)).stream().map(Assessment.Unmet::message).toList();
  }

  /** What the decision of the case says of all that is known of it. */
  Evaluation of(Application application) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("itemId", application.itemId());
    inputs.put("document", document(application));
    inputs.put("applicant", applicant(application));
    inputs.put("facts", facts.current(application));
    inputs.put("plan", plan(application));
    inputs.put("review", review(application));
    inputs.put("ledger", ledger(application));
    return decisions.evaluate(application.deployment(), DECISION, inputs);
  }

  private boolean isBarred(String uscc) {
    return jdbc.sql(
            "select exists (select from shared_applicant where uscc = :uscc and barred_until >= :today)")
        .param("uscc", uscc)
        .param("today", LocalDate.now(clock))
        .query(Boolean.class)
        .single();
  }
}
