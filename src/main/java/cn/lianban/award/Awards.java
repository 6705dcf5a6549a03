package cn.lianban.award;

import cn.lianban.award.Determinations.Determination;
import cn.lianban.intake.Applicants;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.AwardProcess.Message;
import cn.lianban.intake.FactRecords;
import cn.lianban.intake.Matters;
import cn.lianban.intake.Plan;
import cn.lianban.intake.Plans;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.tasks.StaleDecision;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reserves an award in the ledger under lock when it is approved, and releases it again. */
@Service
public class Awards {

  private static final String GRANTED =
      "(select coalesce(sum(amount), 0) from award where item_id = :item and matter_id = :matter and status in ('reserved', 'approved', 'paid'))";

  private final Applications applications;
  private final Applicants applicants;
  private final Matters matters;
  private final Plans plans;
  private final FactRecords facts;
  private final Determinations determinations;
  private final Ledger ledger;
  private final Budgets budgets;
  private final Overlaps overlaps;
  private final GeneralConditions conditions;
  private final AmountLimit limit;
  private final LeadQuestions leadQuestions;
  private final LedgerConditions ledgerConditions;
  private final AwardProcess process;
  private final JdbcClient jdbc;
  private final Clock clock;

  Awards(
      Applications applications,
      Applicants applicants,
      Matters matters,
      Plans plans,
      FactRecords facts,
      Determinations determinations,
      Ledger ledger,
      Budgets budgets,
      Overlaps overlaps,
      GeneralConditions conditions,
      AmountLimit limit,
      LeadQuestions leadQuestions,
      LedgerConditions ledgerConditions,
      AwardProcess process,
      JdbcClient jdbc,
      Clock clock) {
    this.applications = applications;
    this.applicants = applicants;
    this.matters = matters;
    this.plans = plans;
    this.facts = facts;
    this.determinations = determinations;
    this.ledger = ledger;
    this.budgets = budgets;
    this.overlaps = overlaps;
    this.conditions = conditions;
    this.limit = limit;
    this.leadQuestions = leadQuestions;
    this.ledgerConditions = ledgerConditions;
    this.process = process;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What may be awarded to the case by the present ledger and budget. */
  Availability now(String applicationNo) {
    return now(applicationNo, List.of());
  }

  /** As {@link #now(String)}, after these answers of the lead bureau. */
  Availability now(String applicationNo, List<QuestionAnswer> answers) {
    return availability(
        applications.get(applicationNo), determinations.latest(applicationNo), lifted(answers));
  }

  /** What may be awarded where the lead bureau sets off nothing that it may keep. */
  Availability mostFavourable(String applicationNo) {
    Determination determination = determinations.latest(applicationNo);
    return availability(
        applications.get(applicationNo),
        determination,
        determination.questions().stream().map(Assessment.Question::id).toList());
  }

  private static List<String> lifted(List<QuestionAnswer> answers) {
    return answers.stream().filter(QuestionAnswer::keeps).map(QuestionAnswer::id).toList();
  }

  /**
   * The cases that questions are about, by id of the question, as far as the reader may see them.
   */
  Map<String, List<String>> casesAsked(String applicationNo, Actor reader) {
    return leadQuestions.cases(applications.get(applicationNo), plans.of(applicationNo), reader);
  }

  /** The lower of the ceiling and the requested amount; null where there is neither. */
  @Nullable Money most(String applicationNo) {
    return most(applications.get(applicationNo), determinations.latest(applicationNo));
  }

  /**
   * The newest determination, compared with other awards and budgets as they are now; not stored.
   * Empty before there is one.
   */
  Optional<Determination> current(String applicationNo) {
    return determinations
        .newest(applicationNo)
        .map(
            newest ->
                newest.availability() == null
                    ? newest
                    : newest.comparedAgain(
                        availability(applications.get(applicationNo), newest, List.of())));
  }

  /** As {@link #now}, and stores the result with the newest assessment of the case. */
  Availability look(String applicationNo) {
    Determination determination = determinations.latest(applicationNo);
    Availability availability =
        availability(applications.get(applicationNo), determination, List.of());
    determinations.recordAvailability(determination.id(), availability);
    return availability;
  }

  /**
   * Reserves the amount that the lead concluded, which may be below an exact one only where the
   * lead has deducted something in an answer. The applicant, the same matter of other applicants
   * and the budget are locked until the transaction ends.
   *
   * @throws StaleDecision where that amount may no longer be awarded; the case then goes back to
   *     the lead
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void reserve(String applicationNo, Money amount, List<QuestionAnswer> answers, String person) {
    Application application = applications.get(applicationNo);
    Plan plan = plans.of(applicationNo);
    LocalDate today = LocalDate.now(clock);
    applicants.lock(application.uscc());
    matters.lockForAll(application);
    budgets.lock(application.itemId(), today.getYear());

    Determination determination = determinations.latest(applicationNo);
    Availability now = availability(application, determination, lifted(answers));
    boolean tooMuch = now.available() != null && amount.isMoreThan(now.available());
    boolean deducted = answers.stream().anyMatch(QuestionAnswer::deducts);
    Money concludedOn =
        deducted && determination.availability() != null
            ? determination.availability().available()
            : amount;
    boolean other =
        determination.assessment().exact() && !Objects.equals(concludedOn, now.available());
    if (tooMuch || other) {
      throw stale(
          applicationNo,
          "可奖补额度已变化（现为 "
              + (now.available() == null ? "不受限制" : now.available().forPeople())
              + "，牵头部门汇总时为 "
              + amount.forPeople()
              + "）"
              + because(now));
    }
    if (determination.availability() != null && now.asksMoreThan(determination.availability())) {
      throw stale(applicationNo, "牵头部门汇总之后出现了新的提请判断，尚未回答");
    }
    long award =
        ledger.reserve(
            application,
            plan.funder(),
            determination.part(),
            determination.fiscalYear(),
            amount,
            today);
    if (plan.years() != null) {
      countYear(
          application,
          plan,
          determination.fiscalYear() == null ? today.getYear() : determination.fiscalYear(),
          award);
    }
    if (plan.wholeMatterCap() != null) {
      keepTotal(application, Money.of(plan.wholeMatterCap()));
    }
    budgets.commit(application.itemId(), today.getYear(), amount);
    determinations.recordAward(determination.id(), now, amount, answers, person);
  }

  /**
   * Releases the reservation of a case from the budget, the matter's total and the counted years.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(String applicationNo) {
    Application application = applications.get(applicationNo);
    applicants.lock(application.uscc());
    LedgerEntry award = ledger.ofApplication(applicationNo).orElseThrow();
    budgets.lock(award.itemId(), award.awardedOn().getYear());
    ledger.release(award.id());
    giveYearBack(award);
    giveBack(award, award.amount());
  }

  /**
   * Subtracts a repayment from the award, from the matter's total and from what the award uses of
   * the budget. A full repayment also frees the matter and the years, as if there had been no
   * award; whether the applicant is barred does not depend on it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recover(String applicationNo, Money repaid) {
    Application application = applications.get(applicationNo);
    applicants.lock(application.uscc());
    LedgerEntry award = ledger.ofApplication(applicationNo).orElseThrow();
    budgets.lock(award.itemId(), award.awardedOn().getYear());
    boolean nothingLeft = ledger.recover(award.id(), repaid);
    giveBack(award, repaid);
    if (nothingLeft) {
      giveYearBack(award);
    }
  }

  private void giveBack(LedgerEntry award, Money amount) {
    Locks.demandTransaction();
    jdbc.sql(
            "update award_total set granted = "
                + GRANTED
                + " where item_id = :item and matter_id = :matter")
        .param("item", award.itemId())
        .param("matter", award.matterId())
        .update();
    budgets.commit(award.itemId(), award.awardedOn().getYear(), Money.ZERO.minus(amount));
  }

  private @Nullable Money most(Application application, Determination determination) {
    Money ceiling = determination.assessment().ceiling();
    Money requested = requested(application);
    return ceiling == null ? requested : requested == null ? ceiling : ceiling.least(requested);
  }

  private Availability availability(
      Application application, Determination determination, Collection<String> lifted) {
    Plan plan = plans.of(application.no());
    Money most = most(application, determination);
    Optional<AmountLimit.Unranked> unranked = limit.unranked(application.no());
    LeadQuestions.Said said =
        leadQuestions.of(
            application, plan, unranked.map(AmountLimit.Unranked::situation).orElse(null));
    LedgerConditions.Added added = ledgerConditions.since(application, determination);
    Availability availability =
        overlaps
            .check(
                application, plan, determination.part(), determination.fiscalYear(), most, lifted)
            .asking(said.readings(), said.questions())
            .asking(added.readings(), added.questions())
            .blockedBy(said.blocks())
            .blockedBy(added.blocks())
            .blockedBy(conditions.lostSince(application));
    Availability bounded =
        limit.of(application.no()).map(availability::within).orElse(availability);
    return unranked.map(why -> bounded.noting(why.remark())).orElse(bounded);
  }

  private StaleDecision stale(String applicationNo, String why) {
    return new StaleDecision(
        why + "，已退回牵头部门重新汇总",
        () -> {
          applications.lock(applicationNo);
          process.tell(applicationNo, Message.AWARDABLE_AMOUNT_CHANGED);
        });
  }

  private static String because(Availability now) {
    return now.blocks().isEmpty() ? "" : "，因为" + String.join("；", now.blocks());
  }

  /**
   * The requested amount, which a verification may reduce and not raise; null where the item asks
   * for none.
   */
  private @Nullable Money requested(Application application) {
    Money verified = requested(facts.current(application));
    Money declared = requested(facts.declared(application));
    return verified == null || declared == null ? verified : verified.least(declared);
  }

  private static @Nullable Money requested(Map<String, Object> facts) {
    return Money.ofNullable((BigDecimal) facts.get(FactNames.REQUESTED_AMOUNT));
  }

  /**
   * A year counts once, however many awards it has; the database refuses one year too many, which a
   * year that counts already is not.
   */
  private void countYear(Application application, Plan plan, int year, long award) {
    Locks.demandTransaction();
    jdbc.sql(
            """
            insert into award_year (item_id, scope, fiscal_year, ordinal, most_years, award_id)
            select :item, :scope, :year, (select min(free) from generate_series(1, :most + 1) free
                where not exists (select from award_year y where y.item_id = :item and y.scope = :scope and y.ordinal = free)), :most, :award
            where not exists (select from award_year y where y.item_id = :item and y.scope = :scope and y.fiscal_year = :year)
            on conflict (item_id, scope, fiscal_year) do nothing
            """)
        .param("item", application.itemId())
        .param("scope", Ledger.scope(application, plan))
        .param("year", year)
        .param("most", most(application, plan, year))
        .param("award", award)
        .update();
  }

  /**
   * The years that may have awards by the ledger, less those of the repealed document that count.
   */
  private int most(Application application, Plan plan, int year) {
    int years = Objects.requireNonNull(plan.years(), "only counted years are counted");
    return plan.earlierYears() ? years - ledger.years(application, plan, year).earlier() : years;
  }

  /** Stops counting the year, unless another award of the same year remains. */
  private void giveYearBack(LedgerEntry award) {
    Locks.demandTransaction();
    jdbc.sql(
            """
            update award_year y set award_id = other.id from award other
            where y.award_id = :award and other.id <> :award and other.item_id = y.item_id and other.status in ('reserved', 'approved', 'paid')
              and coalesce(other.fiscal_year, extract(year from other.awarded_on)) = y.fiscal_year
              and y.scope in ('applicant ' || other.uscc, 'matter ' || other.matter_id)
            """)
        .param("award", award.id())
        .update();
    jdbc.sql("delete from award_year where award_id = :award").param("award", award.id()).update();
  }

  /**
   * Counted from the ledger: awards of the matter that were made before its item had a bound count
   * too.
   */
  private void keepTotal(Application application, Money most) {
    Locks.demandTransaction();
    jdbc.sql(
            "insert into award_total (item_id, matter_id, granted, most) values (:item, :matter, "
                + GRANTED
                + ", :most) on conflict (item_id, matter_id) do update set granted = excluded.granted, most = excluded.most")
        .param("item", application.itemId())
        .param("matter", application.matterId())
        .param("most", most.yuan())
        .update();
  }
}
