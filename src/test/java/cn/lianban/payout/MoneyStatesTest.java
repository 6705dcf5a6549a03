package cn.lianban.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.aftercare.Breaches;
import cn.lianban.aftercare.Recoveries;
import cn.lianban.award.Approvals;
import cn.lianban.award.Awards;
import cn.lianban.award.BudgetProposals;
import cn.lianban.award.Ledger;
import cn.lianban.intake.Matters;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Money;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.models.ModelBundle;
import cn.lianban.workflow.tasks.WorkItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Approve, pay, return, recover, release, object and withdraw in any order, also where it is out of
 * order: the ledger, the budgets, the years and the totals are always those of a simple model.
 *
 * <p>All of it happens in transactions that are rolled back, a step in a savepoint, so that nothing
 * stays.
 */
@ServiceTest
class MoneyStatesTest {

  private static final int RUNS = 8;
  private static final int STEPS = 180;
  private static final String ITEM = "R05-1";
  private static final String OTHER_ITEM = "R06-1";
  private static final int MOST_YEARS = 2;
  private static final Money CEILING = Money.of("1000.00");
  private static final Money WHOLE_MATTER = Money.of("1500.00");
  private static final Money BUDGET = Money.of("3200.00");
  private static final Actor OFFICIAL = new Actor("official", Set.of("cp-fsc"));
  private static final Actor APPROVER = new Actor("approver", Set.of("cp-fsc-approver"));
  private static final Actor OWNER = new Actor("owner1", Set.of(Actor.PROCESS_OWNERS));
  private static final Actor OTHER_OWNER = new Actor("owner2", Set.of(Actor.PROCESS_OWNERS));

  @Autowired Approvals approvals;
  @Autowired Awards awards;
  @Autowired Ledger ledger;
  @Autowired BudgetProposals budgets;
  @Autowired Publicities publicities;
  @Autowired Objections objections;
  @Autowired Payments payments;
  @Autowired Recoveries recoveries;
  @Autowired Matters matters;
  @Autowired ModelBundle bundle;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private enum Step {
    APPROVE,
    PUBLICISE,
    OBJECT,
    DISMISS,
    UPHOLD,
    END_PUBLICITY,
    PAY,
    RETURN,
    DEMAND,
    REPAY,
    CLOSE_RECOVERY,
    WITHDRAW
  }

  /** What an application has in the model: no award, or one in one of these states. */
  private enum State {
    NONE(null),
    RESERVED("reserved"),
    RUNNING("reserved"),
    INTERRUPTED("reserved"),
    APPROVED("approved"),
    PAID("paid"),
    RECOVERED("recovered");

    private final String status;

    State(String status) {
      this.status = status;
    }

    boolean counts() {
      return this != NONE && this != RECOVERED;
    }
  }

  private static final class Modelled {
    final String no;
    final String item;
    final String uscc;
    final long matter;
    final String part;
    final int year;
    State state = State.NONE;
    Money amount = Money.ZERO;
    Money recovered = Money.ZERO;
    int objections;
    Money demanded;
    Money repaid = Money.ZERO;
    boolean withdrawn;

    Modelled(String no, String item, String uscc, long matter, String part, int year) {
      this.no = no;
      this.item = item;
      this.uscc = uscc;
      this.matter = matter;
      this.part = part;
      this.year = year;
    }
  }

  private final Map<Step, Integer> done = new EnumMap<>(Step.class);
  private final Map<Step, Integer> refused = new EnumMap<>(Step.class);
  private int numbers;

  @Test
  void whatever_happens_in_whatever_order_the_money_is_that_of_a_simple_model() {
    for (int seed = 1; seed <= RUNS; seed++) {
      int run = seed;
      rolledBack(() -> play(run));
    }

    assertThat(done).as("every step has been taken").containsOnlyKeys(Step.values());
    assertThat(refused).as("and has been out of order").containsOnlyKeys(Step.values());
  }

  private void play(int seed) {
    Random random = new Random(seed);
    List<Modelled> all = applications(seed);
    Money before = inForce();
    BudgetProposals.Proposed proposed =
        budgets.propose(OWNER, ITEM, 2026, before.plus(BUDGET).yuan(), "测试");
    budgets.confirm(OTHER_OWNER, proposed.id());
    List<String> history = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      Modelled one = all.get(random.nextInt(all.size()));
      Step step = drawn(one, random);
      Money amount = Money.of(BigDecimal.valueOf(100L * (1 + random.nextInt(11))));
      boolean allowed = allows(all, one, step, amount);
      history.add(step + " " + one.no + " " + amount + (allowed ? "" : " (refused)"));
      String told = "seed " + seed + ": " + String.join("\n", history);
      assertThat(taken(one, step, amount)).as(told).isEqualTo(allowed);
      (allowed ? done : refused).merge(step, 1, Integer::sum);
      if (allowed) {
        happens(one, step, amount);
      }
      compare(all, before, told);
    }
  }

  /** Mostly what may come next for the application; often anything. */
  private static Step drawn(Modelled one, Random random) {
    List<Step> next =
        switch (one.state) {
          case NONE -> List.of(Step.APPROVE);
          case RESERVED -> List.of(Step.PUBLICISE);
          case RUNNING -> List.of(Step.OBJECT, Step.END_PUBLICITY, Step.END_PUBLICITY);
          case INTERRUPTED -> List.of(Step.DISMISS, Step.UPHOLD, Step.OBJECT);
          case APPROVED -> List.of(Step.PAY);
          case PAID, RECOVERED ->
              one.demanded == null
                  ? List.of(Step.RETURN, Step.DEMAND)
                  : List.of(Step.REPAY, Step.REPAY, Step.CLOSE_RECOVERY);
        };
    return random.nextInt(3) == 0
        ? Step.values()[random.nextInt(Step.values().length)]
        : next.get(random.nextInt(next.size()));
  }

  // the model ---------------------------------------------------------------------------------

  private static boolean allows(List<Modelled> all, Modelled one, Step step, Money amount) {
    return switch (step) {
      case APPROVE ->
          one.state == State.NONE && !one.withdrawn && !amount.isMoreThan(available(all, one));
      case PUBLICISE -> one.state == State.RESERVED;
      case OBJECT -> one.state == State.RUNNING || one.state == State.INTERRUPTED;
      case DISMISS, UPHOLD -> one.state == State.INTERRUPTED;
      case END_PUBLICITY -> one.state == State.RUNNING;
      case PAY -> one.state == State.APPROVED;
      case RETURN -> one.state == State.PAID && !one.recovered.isPositive();
      case DEMAND ->
          one.state == State.PAID && one.demanded == null && !amount.isMoreThan(one.amount);
      case REPAY ->
          one.state == State.PAID
              && one.demanded != null
              && !amount.isMoreThan(one.demanded.minus(one.repaid));
      case CLOSE_RECOVERY -> one.demanded != null;
      case WITHDRAW -> one.state == State.NONE && !one.withdrawn;
    };
  }

  private static Money available(List<Modelled> all, Modelled one) {
    Set<Integer> otherYears = new HashSet<>();
    Money ofMatter = Money.ZERO;
    Money ofItem = Money.ZERO;
    for (Modelled other : all) {
      if (other == one || !other.state.counts() || !other.item.equals(one.item)) {
        continue;
      }
      ofItem = ofItem.plus(other.amount);
      if (other.uscc.equals(one.uscc) && other.year != one.year) {
        otherYears.add(other.year);
      }
      if (other.matter == one.matter) {
        ofMatter = ofMatter.plus(other.amount);
        if (other.part.equals(one.part)) {
          return Money.ZERO;
        }
      }
    }
    if (otherYears.size() >= MOST_YEARS) {
      return Money.ZERO;
    }
    Money left = CEILING.least(WHOLE_MATTER.minus(ofMatter).orZeroIfNegative());
    return one.item.equals(ITEM) ? left.least(BUDGET.minus(ofItem).orZeroIfNegative()) : left;
  }

  private static void happens(Modelled one, Step step, Money amount) {
    switch (step) {
      case APPROVE -> {
        one.state = State.RESERVED;
        one.amount = amount;
        one.recovered = Money.ZERO;
      }
      case PUBLICISE -> one.state = State.RUNNING;
      case OBJECT -> {
        one.state = State.INTERRUPTED;
        one.objections++;
      }
      case DISMISS -> {
        one.objections--;
        one.state = one.objections == 0 ? State.RUNNING : State.INTERRUPTED;
      }
      case UPHOLD -> {
        one.objections = 0;
        one.state = State.NONE;
        one.amount = Money.ZERO;
      }
      case END_PUBLICITY, RETURN -> one.state = State.APPROVED;
      case PAY -> one.state = State.PAID;
      case DEMAND -> one.demanded = amount;
      case REPAY -> {
        one.repaid = one.repaid.plus(amount);
        one.amount = one.amount.minus(amount);
        one.recovered = one.recovered.plus(amount);
        one.state = one.amount.isPositive() ? State.PAID : State.RECOVERED;
      }
      case CLOSE_RECOVERY -> {
        one.demanded = null;
        one.repaid = Money.ZERO;
      }
      case WITHDRAW -> one.withdrawn = true;
    }
  }

  // the rooms ---------------------------------------------------------------------------------

  /** Whether the rooms have taken the step; a refused one leaves nothing behind. */
  private boolean taken(Modelled one, Step step, Money amount) {
    TransactionTemplate savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    try {
      savepoint.executeWithoutResult(status -> take(one, step, amount));
      return true;
    } catch (BadInput
        | Conflict
        | NoSuchElementException
        | DataIntegrityViolationException outOfOrder) {
      return false;
    }
  }

  private void take(Modelled one, Step step, Money amount) {
    switch (step) {
      case APPROVE -> {
        concluded(one.no, amount);
        approvals.approve(task(one), "approve", null, APPROVER);
      }
      case PUBLICISE -> publicities.open(one.no);
      case OBJECT -> object(one.no);
      case DISMISS -> {
        if (!objections.handle(one.no, "dismissed", "不成立", OFFICIAL)) {
          publicities.resume(one.no);
        }
      }
      case UPHOLD -> {
        objections.handle(one.no, "upheld", "成立", OFFICIAL);
        publicities.revoke(one.no);
      }
      case END_PUBLICITY -> publicities.close(one.no);
      case PAY -> payments.register(one.no, unique("pay"), today(), OFFICIAL);
      case RETURN ->
          payments.giveBack(
              one.no, new Payments.Return(unique("return"), "户名不符", today()), OFFICIAL);
      case DEMAND -> {
        breach(one.no);
        recoveries.propose(one.no, "recover", amount, "未保持条件", OFFICIAL);
        recoveries.confirm(one.no, APPROVER);
      }
      case REPAY ->
          recoveries.repay(
              one.no, new Breaches.Repayment(unique("repay"), amount, today()), OFFICIAL);
      case CLOSE_RECOVERY -> recoveries.complete(one.no);
      case WITHDRAW -> withdraw(one.no);
    }
  }

  private WorkItem task(Modelled one) {
    return new WorkItem(
        "task",
        "approveAward",
        "审定",
        one.no,
        one.item,
        "cp-fsc-approver",
        null,
        null,
        null,
        null,
        null,
        bundle.newest());
  }

  private void concluded(String no, Money amount) {
    jdbc.sql(
            """
            insert into conclusion (application_no, step, conclusion, amount, person, concluded_at)
            values (:no, 'consolidateOpinions', 'support', :amount, 'official', now())
            """)
        .param("no", no)
        .param("amount", amount.yuan())
        .update();
  }

  /** As an objection is taken in, without the process that would be told. */
  private void object(String no) {
    Publicity publicity = publicities.current(no).orElseThrow();
    jdbc.sql(
            """
            insert into objection (application_no, publicity_id, name, contact, text, received_at)
            values (:no, :publicity, '甲', '10', '异议', now())
            """)
        .param("no", no)
        .param("publicity", publicity.id())
        .update();
    publicities.interrupt(publicity);
  }

  private void breach(String no) {
    jdbc.sql(
            """
            insert into breach (application_no, ground, ground_name, text, bureau, reported_by, reported_at, deployment)
            values (:no, 'condition-not-kept', '未保持条件', '未保持条件', 'cp-fsc', 'reporter', now(), :deployment)
            """)
        .param("no", no)
        .param("deployment", bundle.newest())
        .update();
  }

  /** As the process lets an applicant withdraw: before there is an award. */
  private void withdraw(String no) {
    int rows =
        jdbc.sql(
                """
                update application set status = 'withdrawn' where no = :no and status <> 'withdrawn'
                  and not exists (select from award where application_no = :no and status <> 'released')
                """)
            .param("no", no)
            .update();
    if (rows != 1) {
      throw new Conflict("不能撤回");
    }
  }

  // both --------------------------------------------------------------------------------------

  private void compare(List<Modelled> all, Money budgetBefore, String told) {
    Map<String, String> modelled = new TreeMap<>();
    Set<String> years = new HashSet<>();
    Map<String, Money> totals = new HashMap<>();
    Set<String> paid = new HashSet<>();
    Money committed = budgetBefore;
    for (Modelled one : all) {
      if (one.state != State.NONE) {
        modelled.put(one.no, one.state.status + " " + one.amount + " " + one.recovered);
      }
      if (one.state.counts()) {
        years.add(one.item + " applicant " + one.uscc + " " + one.year);
        totals.merge(one.item + " " + one.matter, one.amount, Money::plus);
        committed = one.item.equals(ITEM) ? committed.plus(one.amount) : committed;
      }
      if (one.state == State.PAID || one.state == State.RECOVERED) {
        paid.add(one.no + " " + one.amount.plus(one.recovered));
      }
    }
    assertThat(entries(all)).as(told).isEqualTo(modelled);
    assertThat(years(all)).as(told).isEqualTo(years);
    assertThat(totals(all)).as(told).isEqualTo(totals);
    assertThat(paid(all)).as(told).isEqualTo(paid);
    assertThat(committed()).as(told).isEqualTo(committed).isEqualTo(inForce());
  }

  private Map<String, String> entries(List<Modelled> all) {
    Map<String, String> entries = new TreeMap<>();
    jdbc.sql(
            "select application_no, status, amount, recovered from award where application_no in (:nos) and status <> 'released'")
        .param("nos", all.stream().map(one -> one.no).toList())
        .query(
            row -> {
              String other =
                  entries.put(
                      row.getString("application_no"),
                      row.getString("status")
                          + " "
                          + Money.of(row.getBigDecimal("amount"))
                          + " "
                          + Money.of(row.getBigDecimal("recovered")));
              assertThat(other).as("one award of an application").isNull();
            });
    return entries;
  }

  private Set<String> years(List<Modelled> all) {
    return new HashSet<>(
        jdbc.sql(
                "select item_id || ' ' || scope || ' ' || fiscal_year from award_year where scope in (:scopes)")
            .param("scopes", all.stream().map(one -> "applicant " + one.uscc).distinct().toList())
            .query(String.class)
            .list());
  }

  private Map<String, Money> totals(List<Modelled> all) {
    Map<String, Money> granted = new HashMap<>();
    jdbc.sql(
            "select item_id || ' ' || matter_id as id, granted from award_total where matter_id in (:matters) and granted > 0")
        .param("matters", all.stream().map(one -> one.matter).distinct().toList())
        .query(
            row -> {
              granted.put(row.getString("id"), Money.of(row.getBigDecimal("granted")));
            });
    return granted;
  }

  private Set<String> paid(List<Modelled> all) {
    return new HashSet<>(
        jdbc.sql(
                "select application_no || ' ' || amount from payment where application_no in (:nos) and returned_on is null")
            .param("nos", all.stream().map(one -> one.no).toList())
            .query(String.class)
            .list());
  }

  private Money committed() {
    return Money.of(
        jdbc.sql("select committed from budget where item_id = :item and year = 2026")
            .param("item", ITEM)
            .query(BigDecimal.class)
            .single());
  }

  /** What the ledger says the item takes of its budget, awards of other tests too. */
  private Money inForce() {
    return Money.of(
        jdbc.sql(
                """
                select coalesce(sum(amount), 0) from award
                where item_id = :item and status in ('reserved', 'approved', 'paid') and extract(year from awarded_on) = 2026
                """)
            .param("item", ITEM)
            .query(BigDecimal.class)
            .single());
  }

  // the applications --------------------------------------------------------------------------

  /** Two companies, of each two matters, of each applications for parts and years that collide. */
  private List<Modelled> applications(int seed) {
    List<Modelled> all = new ArrayList<>();
    for (String company : List.of("A", "B")) {
      String uscc = "91110114MONEY" + company + "%04d".formatted(seed);
      jdbc.sql("insert into applicant (uscc, name) values (:uscc, :uscc)")
          .param("uscc", uscc)
          .update();
      for (String title : List.of("甲产品", "乙产品")) {
        long matter = matters.findOrAdd(uscc, title);
        for (int i = 0; i < 3; i++) {
          String item = title.equals("甲产品") || i == 2 ? ITEM : OTHER_ITEM;
          String no = "CPMONEY" + seed + "-" + all.size();
          Modelled one = new Modelled(no, item, uscc, matter, i == 0 ? "1" : "2", 2024 + i);
          application(one, title);
          all.add(one);
        }
      }
    }
    return all;
  }

  private void application(Modelled one, String title) {
    jdbc.sql("insert into handled_case (no, kind, item_id) values (:no, 'application', :item)")
        .param("no", one.no)
        .param("item", one.item)
        .update();
    jdbc.sql(
            """
            insert into application (no, item_id, edition_id, uscc, applicant_name, entity_type, bank_account, matter_title, matter_id, status,
                                     submitted_by, submitted_at, request_hash, plan, deployment)
            select :no, :item, id, :uscc, :uscc, 'enterprise', '0200 1', :title, :matter, 'approving', 'applicant1', now(), 'none',
              cast(:plan as jsonb), :deployment from edition where document = 'support-rules' limit 1
            """)
        .param("no", one.no)
        .param("item", one.item)
        .param("uscc", one.uscc)
        .param("title", title)
        .param("matter", one.matter)
        .param("deployment", bundle.newest())
        .param(
            "plan",
            """
            {"acceptingBody": "cp-fsc", "approverGroup": "cp-fsc-approver", "payerGroup": "cp-fsc-payer", "funder": "district",
             "publicityDays": 5, "years": %d, "yearsScope": "applicant", "wholeMatterCap": "%s"}
            """
                .formatted(MOST_YEARS, WHOLE_MATTER))
        .update();
    jdbc.sql(
            """
            insert into facts (application_no, kind, revision, content, recorded_by, recorded_at)
            select :no, kind, 1, '{}', 'official', now() from unnest(array ['declared', 'verified']) kind
            """)
        .param("no", one.no)
        .update();
    jdbc.sql(
            """
            insert into determination (application_no, kind, decided_at, facts, ledger, eligible, assessment, part, fiscal_year, deployment)
            values (:no, 'assessment', now(), '{}', '{}', true, cast(:assessment as jsonb), :part, :year, :deployment)
            """)
        .param("no", one.no)
        .param(
            "assessment",
            """
            {"itemId": "%s", "eligible": true, "unmet": [], "bounds": [], "ceiling": "%s", "exact": false, "explanation": [], "decisions": []}
            """
                .formatted(one.item, CEILING))
        .param("part", one.part)
        .param("year", one.year)
        .param("deployment", bundle.newest())
        .update();
  }

  // the walls behind --------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reserved | status = 'paid'",
        "reserved | status = 'recovered'",
        "reserved | amount = amount + 1",
        "reserved | amount = amount - 1, recovered = recovered + 1",
        "approved | status = 'released'",
        "approved | status = 'reserved'",
        "approved | amount = amount - 1",
        "paid     | status = 'released'",
        "paid     | amount = amount - 1",
        "paid     | status = 'recovered'",
        "paid     | item_id = 'R06-1'",
        "paid     | part = 'another'",
        "released | status = 'reserved'",
      })
  void the_database_refuses_what_no_method_does(String state, String change) {
    rolledBack(
        () -> {
          Modelled one = applications(1).get(0);
          take(one, Step.APPROVE, CEILING);
          if (state.equals("released")) {
            awards.release(one.no);
          } else if (!state.equals("reserved")) {
            take(one, Step.PUBLICISE, CEILING);
            take(one, Step.END_PUBLICITY, CEILING);
            if (state.equals("paid")) {
              take(one, Step.PAY, CEILING);
            }
          }
          assertThatThrownBy(
                  () ->
                      jdbc.sql("update award set " + change + " where application_no = :no")
                          .param("no", one.no)
                          .update())
              .isInstanceOf(DataIntegrityViolationException.class);
        });
  }

  @Test
  void the_database_keeps_every_entry_and_lets_none_begin_as_paid() {
    rolledBack(
        () -> {
          Modelled one = applications(1).get(0);
          take(one, Step.APPROVE, CEILING);
          assertThatThrownBy(
                  () ->
                      jdbc.sql("delete from award where application_no = :no")
                          .param("no", one.no)
                          .update())
              .isInstanceOf(DataIntegrityViolationException.class);
        });
    rolledBack(
        () -> {
          Modelled one = applications(1).get(0);
          assertThatThrownBy(
                  () ->
                      jdbc.sql(
                              """
                              insert into award (application_no, uscc, item_id, matter_title, funder, amount, status, awarded_on, changed_at)
                              values (:no, :uscc, :item, '甲', 'district', 1, 'paid', current_date, now())
                              """)
                          .param("no", one.no)
                          .param("uscc", one.uscc)
                          .param("item", one.item)
                          .update())
              .isInstanceOf(DataIntegrityViolationException.class);
        });
  }

  @Test
  void money_changes_in_a_transaction_only() {
    assertThatThrownBy(() -> awards.release("CP"))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> ledger.pay(1, CEILING))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> payments.register("CP", "1", today(), OFFICIAL))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> publicities.close("CP"))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private void rolledBack(Runnable run) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              run.run();
            });
  }

  private String unique(String word) {
    return word + " money " + numbers++;
  }

  private static LocalDate today() {
    return LocalDate.of(2026, 3, 2);
  }
}
