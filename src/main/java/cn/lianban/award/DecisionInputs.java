package cn.lianban.award;

import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.FactRecords;
import cn.lianban.intake.Plan;
import cn.lianban.intake.Plans;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.tasks.TaskAnswers;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Collects the inputs of the decisions about a case and stores their results. */
@Service
public class DecisionInputs {

  private final Applications applications;
  private final Plans plans;
  private final FactRecords facts;
  private final GeneralConditions conditions;
  private final Items items;
  private final Editions editions;
  private final Ledger ledger;
  private final Determinations determinations;
  private final Awards awards;
  private final AssessmentChain chain;
  private final TaskAnswers taskAnswers;
  private final Clock clock;

  DecisionInputs(
      Applications applications,
      Plans plans,
      FactRecords facts,
      GeneralConditions conditions,
      Items items,
      Editions editions,
      Ledger ledger,
      Determinations determinations,
      Awards awards,
      AssessmentChain chain,
      TaskAnswers taskAnswers,
      Clock clock) {
    this.applications = applications;
    this.plans = plans;
    this.facts = facts;
    this.conditions = conditions;
    this.items = items;
    this.editions = editions;
    this.ledger = ledger;
    this.determinations = determinations;
    this.awards = awards;
    this.chain = chain;
    this.taskAnswers = taskAnswers;
    this.clock = clock;
  }

  /** The verified facts, or the declared ones until there are any. */
  public Map<String, Object> facts(String applicationNo) {
    return facts.current(applications.get(applicationNo));
  }

  public Map<String, Object> applicant(String applicationNo) {
    return conditions.applicant(applications.get(applicationNo));
  }

  public Map<String, Object> plan(String applicationNo) {
    return conditions.plan(applications.get(applicationNo));
  }

  public Map<String, Object> review(String applicationNo) {
    return conditions.review(applications.get(applicationNo));
  }

  public Map<String, Object> ledger(String applicationNo) {
    return conditions.ledger(applications.get(applicationNo));
  }

  /** The number, the day of submission and the first day of the edition. */
  public Map<String, Object> application(String applicationNo) {
    return occasion(applications.get(applicationNo)).forDecisions();
  }

  /** What was filled in last at each step of its own, by key of the step. */
  public Map<String, Map<String, Object>> answers(String applicationNo) {
    return taskAnswers.latest(applicationNo);
  }

  public String document(String applicationNo) {
    return conditions.document(applications.get(applicationNo));
  }

  /** What the item grants on these facts: what the decision about the amount is asked with. */
  public Map<String, Object> grant(String applicationNo) {
    return Assessments.grant(award(applications.get(applicationNo)));
  }

  /**
   * Holds that the diagram shows what the assessment rests on.
   *
   * @param shown what a business rule task of the process has said
   * @throws IllegalStateException where it has said anything else than the assessment says: then
   *     the diagram asks the decision with other inputs
   */
  public void agree(String applicationNo, Evaluation shown) {
    List<Map<String, Object>> said =
        said(applications.get(applicationNo), shown.decisionId()).rows();
    if (!said.equals(shown.rows())) {
      throw new IllegalStateException(
          "Case "
              + applicationNo
              + ": the process says "
              + shown.rows()
              + " for "
              + shown.decisionId()
              + ", the assessment "
              + said
              + "; let the business rule task ask with the inputs of the assessment");
    }
  }

  private Evaluation said(Application application, String decisionId) {
    if (decisionId.equals(GeneralConditions.DECISION)) {
      return conditions.of(application);
    }
    Evaluation award = award(application);
    return decisionId.equals(award.decisionId())
        ? award
        : chain.amount(application.deployment(), award);
  }

  private Evaluation award(Application application) {
    return chain.award(
        application.deployment(),
        items.get(application.deployment(), application.itemId()),
        occasion(application),
        facts.current(application),
        conditions.ledger(application));
  }

  /**
   * Assesses the case on its verified facts and keeps the assessment.
   *
   * @return whether the case is eligible
   */
  public boolean conclude(String applicationNo) {
    Application application = applications.get(applicationNo);
    Item item = items.get(application.deployment(), application.itemId());
    Map<String, Object> verified = facts.current(application);
    Map<String, Object> had = conditions.ledger(application);
    AssessmentChain.Occasion occasion = occasion(application);
    AssessmentChain.Steps steps =
        chain.assess(
            application.deployment(), item, occasion, conditions.of(application), verified, had);
    Assessment assessment = steps.assessment(item, editions.of(item.document()));
    String part = (String) steps.grant().get("part");
    determinations.recordAssessment(
        applicationNo,
        assessment,
        verified,
        had,
        part == null ? "" : part,
        fiscalYear(verified),
        occasion.answers(),
        application.deployment());
    ledger.enterDeclaredAwards(application);
    return assessment.eligible();
  }

  /** The assessment of the case: the stored one, or one on the present facts until there is one. */
  public Assessment assessment(String applicationNo) {
    return Objects.requireNonNull(
        assessments(List.of(applications.get(applicationNo))).get(applicationNo),
        "a case that is not assessed is previewed");
  }

  /**
   * As {@link #assessment}, without the questions that comparisons with other awards put to the
   * lead bureau.
   */
  public Assessment assessmentForApplicant(String applicationNo) {
    return determinations.forApplicant(applicationNo).orElseGet(() -> assessment(applicationNo));
  }

  /** As {@link #assessment} for each, by application, with no more statements than for one. */
  Map<String, Assessment> assessments(Collection<Application> some) {
    Map<String, Assessment> found =
        determinations.assessments(some.stream().map(Application::no).toList());
    List<Application> open =
        some.stream().filter(application -> !found.containsKey(application.no())).toList();
    Map<String, Map<String, Object>> facts = this.facts.current(open);
    Map<String, Plan> planned = plans.of(open.stream().map(Application::no).toList());
    Map<String, Map<String, Object>> ledgers =
        ledger.forDecisions(open, planned, application -> fiscalYear(of(application, facts)));
    Map<String, Map<String, Map<String, Object>>> answers =
        taskAnswers.latest(open.stream().map(Application::no).toList());
    Map<String, Edition> offered = new HashMap<>();
    Map<String, Edition> appliedUnder = new HashMap<>();
    for (Application application : open) {
      Item item = items.get(application.deployment(), application.itemId());
      Edition edition = offered.computeIfAbsent(item.document(), editions::of);
      found.put(
          application.no(),
          preview(
              application,
              item,
              occasion(
                  application,
                  appliedUnder.computeIfAbsent(application.editionId(), editions::get),
                  answers.getOrDefault(application.no(), Map.of())),
              edition,
              of(application, facts),
              of(application, ledgers)));
    }
    return found;
  }

  /** Every application has declared facts, and so the inputs that are collected for all of them. */
  private static Map<String, Object> of(
      Application application, Map<String, Map<String, Object>> collected) {
    return Objects.requireNonNull(collected.get(application.no()), application.no());
  }

  private Assessment preview(
      Application application,
      Item item,
      AssessmentChain.Occasion occasion,
      Edition edition,
      Map<String, Object> facts,
      Map<String, Object> ledger) {
    return chain
        .assess(
            application.deployment(),
            item,
            occasion,
            conditions.asDeclared(application, item, facts),
            facts,
            ledger)
        .assessment(item, edition);
  }

  private AssessmentChain.Occasion occasion(Application application) {
    return occasion(
        application, editions.get(application.editionId()), taskAnswers.latest(application.no()));
  }

  private AssessmentChain.Occasion occasion(
      Application application, Edition edition, Map<String, Map<String, Object>> answers) {
    return AssessmentChain.Occasion.of(application, edition, clock.getZone(), answers);
  }

  /** Checks overlaps, years, totals and budgets, and stores the result for the lead. */
  public void checkOverlap(String applicationNo) {
    awards.look(applicationNo);
  }

  /** The amount that the present facts ask for; empty where the item asks for none. */
  Optional<Money> requested(String applicationNo) {
    return Optional.ofNullable((BigDecimal) facts(applicationNo).get(FactNames.REQUESTED_AMOUNT))
        .map(Money::of);
  }

  private static @Nullable Integer fiscalYear(Map<String, Object> facts) {
    return (Integer) facts.get(FactNames.FISCAL_YEAR);
  }
}
