package cn.lianban.award;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Proposals;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.TextChecks;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Budgets by item and by the year in which an award is approved. A database constraint keeps the
 * committed amount within the budget.
 */
@Repository
public class Budgets {

  private static final String AWARD = "award";
  private static final String KIND = "budget";
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;
  private static final int LONGEST_REASON = 500;

  private final Locks locks;
  private final JdbcClient jdbc;
  private final Items items;
  private final Proposals proposals;
  private final Clock clock;

  Budgets(Locks locks, JdbcClient jdbc, Items items, Proposals proposals, Clock clock) {
    this.locks = locks;
    this.jdbc = jdbc;
    this.items = items;
    this.proposals = proposals;
    this.clock = clock;
  }

  /**
   * A budget.
   *
   * @param committed the sum of awards that are reserved, approved or paid
   * @param left what may still be awarded from it
   */
  public record Budget(
      String itemId,
      @Nullable String itemTitle,
      int year,
      Money amount,
      Money committed,
      Money left,
      String setBy,
      OffsetDateTime setAt) {}

  /**
   * An amount that a budget had, with the amount committed at that time.
   *
   * @param reason why it was set; null for older amounts, which needed no reason
   * @param setBy who proposed it
   * @param confirmedBy null for older amounts, which needed no second person
   */
  public record Change(
      Money amount,
      Money committed,
      String reason,
      String setBy,
      @Nullable String confirmedBy,
      OffsetDateTime setAt) {}

  /**
   * A figure that somebody has proposed.
   *
   * @param former the budget at that time; null where there was none
   * @param state open, confirmed, declined or withdrawn
   * @param decidedBy null while open, as is {@code decidedAt}
   * @param decisionReason null while open and where confirmed
   */
  public record Proposed(
      long id,
      String itemId,
      String itemTitle,
      int year,
      Money amount,
      @Nullable Money former,
      @Nullable String reason,
      String state,
      String proposedBy,
      OffsetDateTime proposedAt,
      @Nullable String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      @Nullable String decisionReason) {}

  /**
   * Budgets, the newest year first, by item.
   *
   * @param year null for all years
   * @param itemId null for all items
   */
  public Page<Budget> find(Integer year, @Nullable String itemId, Page.Request page) {
    if (year != null) {
      checkYear(year);
    }
    String where =
        " from budget where (cast(:year as int) is null or year = :year) and (cast(:item as text) is null or item_id = :item)";
    long total = bind("select count(*)" + where, year, itemId).query(Long.class).single();
    List<Budget> content =
        bind(
                "select *" + where + " order by year desc, item_id limit :size offset :offset",
                year,
                itemId)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Row.class))
            .list()
            .stream()
            .map(this::budget)
            .toList();
    return new Page<>(content, page.page(), page.size(), total);
  }

  /** The budgets of a year, by item. */
  public List<Budget> of(int year) {
    checkYear(year);
    return jdbc
        .sql("select * from budget where year = :year order by item_id")
        .param("year", year)
        .query(Rows.of(Row.class))
        .list()
        .stream()
        .map(this::budget)
        .toList();
  }

  /** Every amount that the budget has had, the newest first. */
  public List<Change> changes(String itemId, int year) {
    award(itemId);
    checkYear(year);
    return jdbc.sql(
            "select * from budget_change where item_id = :item and year = :year order by id desc limit 200")
        .param("item", itemId)
        .param("year", year)
        .query(Rows.of(Change.class))
        .list();
  }

  /**
   * Proposes the budget of an item for a year, which another owner confirms; it may not be below
   * the committed amount.
   *
   * @throws Conflict where another proposal for it is open
   */
  @Transactional
  public Proposed propose(Actor actor, String itemId, int year, BigDecimal amount, String reason) {
    if (!actor.isIn(Actor.PROCESS_OWNERS) && !actor.isIn(Actor.ADMINISTRATORS)) {
      throw new Refused("只有流程管理员可以提议预算");
    }
    Item item = award(itemId);
    checkYear(year);
    // what is approved counts in the year of its approval, so nothing is approved in a past one
    if (year < OffsetDateTime.now(clock).getYear()) {
      throw new BadInput("year", year + " 年已经过去，不能再提议其预算");
    }
    check(amount, reason);
    lock(itemId, year);
    checkHolds(item, year, amount);
    Object former =
        jdbc.sql("select amount from budget where item_id = :item and year = :year")
            .param("item", itemId)
            .param("year", year)
            .query(BigDecimal.class)
            .optional()
            .map(figure -> Map.of("amount", figure.toPlainString()))
            .orElse(null);
    return proposed(
        proposals.open(
            actor,
            KIND,
            year + "/" + itemId,
            Map.of("amount", amount.toPlainString()),
            former,
            reason.strip()));
  }

  /** Confirms a proposal of somebody else; from now on the budget is as it says. */
  @Transactional
  public Proposed confirm(Actor actor, long id) {
    if (!actor.isIn(Actor.PROCESS_OWNERS)) {
      throw new Refused("预算的提议由提议人以外的流程管理员确认");
    }
    Proposed confirmed = proposed(proposals.confirm(actor, KIND, id));
    lock(confirmed.itemId, confirmed.year);
    set(confirmed, actor.id());
    return confirmed;
  }

  /** Declines a proposal, or takes back the own one. */
  @Transactional
  public void decline(Actor actor, long id, String reason) {
    proposals.decline(actor, KIND, id, reason, actor.isIn(Actor.PROCESS_OWNERS));
  }

  /**
   * What was proposed, the newest first.
   *
   * @param year null for all years
   */
  @Transactional(readOnly = true)
  public Page<Proposed> proposals(@Nullable Integer year, Page.Request page) {
    if (year != null) {
      checkYear(year);
    }
    Page<Proposals.Proposal> found =
        proposals.all(KIND, year == null ? null : year.toString(), page);
    return new Page<>(
        found.content().stream().map(this::proposed).toList(),
        found.page(),
        found.size(),
        found.total());
  }

  private Proposed proposed(Proposals.Proposal proposal) {
    String[] subject = proposal.subject().split("/", 2);
    return new Proposed(
        proposal.id(),
        subject[1],
        items.get(subject[1]).title(),
        Integer.parseInt(subject[0]),
        amount(proposal.content()),
        proposal.former() == null ? null : amount(proposal.former()),
        proposal.reason(),
        proposal.state(),
        proposal.proposedBy(),
        proposal.proposedAt(),
        proposal.decidedBy(),
        proposal.decidedAt(),
        proposal.decisionReason());
  }

  private static Money amount(JsonNode content) {
    return Money.of(new BigDecimal(content.path("amount").asText()));
  }

  /**
   * What is committed in the year.
   *
   * @throws Conflict where the amount does not hold it
   */
  private Money checkHolds(Item item, int year, BigDecimal amount) {
    Money committed = committed(item.id(), year);
    if (committed.isMoreThan(Money.of(amount))) {
      throw new Conflict(
          "事项“"
              + item.title()
              + "”"
              + year
              + " 年度已审定 "
              + committed.forPeople()
              + "（公示中、待拨付与已拨付合计），预算不能低于这个数；如确需减少，请先核对台账");
    }
    return committed;
  }

  private void set(Proposed budget, String confirmedBy) {
    Locks.demandTransaction();
    String itemId = budget.itemId;
    int year = budget.year;
    BigDecimal amount = budget.amount.yuan();
    Money committed = checkHolds(award(itemId), year, amount);
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            insert into budget (item_id, year, amount, committed, set_by, set_at) values (:item, :year, :amount, :committed, :person, :at)
            on conflict (item_id, year) do update set amount = excluded.amount, set_by = excluded.set_by, set_at = excluded.set_at
            """)
        .param("item", itemId)
        .param("year", year)
        .param("amount", amount)
        .param("committed", committed.yuan())
        .param("person", budget.proposedBy)
        .param("at", now)
        .update();
    jdbc.sql(
            """
            insert into budget_change (item_id, year, amount, committed, reason, set_by, confirmed_by, set_at)
            values (:item, :year, :amount, :committed, :reason, :person, :confirmedBy, :at)
            """)
        .param("reason", budget.reason)
        .param("confirmedBy", confirmedBy)
        .param("item", itemId)
        .param("year", year)
        .param("amount", amount)
        .param("committed", committed.yuan())
        .param("person", budget.proposedBy)
        .param("at", now)
        .update();
  }

  private static void check(BigDecimal amount, String reason) {
    boolean wrong =
        amount == null
            || amount.signum() < 0
            || amount.compareTo(Money.LIMIT) >= 0
            || amount.stripTrailingZeros().scale() > 2;
    new TextChecks()
        .fault(wrong, "amount", "预算应为不小于 0、小于 1 万亿元、最多两位小数的金额")
        .text("reason", "设定或调整的原因（如批复文号）", reason, LONGEST_REASON)
        .check();
  }

  /**
   * The committed amount of the year according to the ledger, whether or not a budget was set when
   * the awards were made.
   */
  private Money committed(String itemId, int year) {
    return Money.of(
        jdbc.sql(
                """
                select coalesce(sum(amount), 0) from award
                where item_id = :item and status in ('reserved', 'approved', 'paid') and extract(year from awarded_on) = :year
                """)
            .param("item", itemId)
            .param("year", year)
            .query(BigDecimal.class)
            .single());
  }

  private Item award(String itemId) {
    Item item = items.get(itemId);
    if (!item.kind().equals(AWARD)) {
      throw new BadInput("itemId", "事项“" + item.title() + "”不是奖补事项，没有预算");
    }
    return item;
  }

  private static void checkYear(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new BadInput("year", "年份应在 " + FIRST_YEAR + " 至 " + LAST_YEAR + " 之间");
    }
  }

  /** What is left of the item's budget; empty where none is set. */
  Optional<Money> left(String itemId, int year) {
    return jdbc.sql("select amount - committed from budget where item_id = :item and year = :year")
        .param("item", itemId)
        .param("year", year)
        .query(BigDecimal.class)
        .optional()
        .map(Money::of);
  }

  /**
   * Locks the item's budget until the transaction ends. The lock also works while there is no
   * budget, and then keeps one from being set.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(String itemId, int year) {
    locks.named("budget " + itemId + " " + year);
  }

  /**
   * Commits an amount of the budget, or releases it where negative; does nothing where no budget is
   * set. The budget has to be locked.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void commit(String itemId, int year, Money amount) {
    jdbc.sql(
            "update budget set committed = committed + :amount where item_id = :item and year = :year")
        .param("amount", amount.yuan())
        .param("item", itemId)
        .param("year", year)
        .update();
  }

  private JdbcClient.StatementSpec bind(String sql, Integer year, @Nullable String itemId) {
    return jdbc.sql(sql).param("year", year, Types.INTEGER).param("item", itemId, Types.VARCHAR);
  }

  private record Row(
      String itemId, int year, Money amount, Money committed, String setBy, OffsetDateTime setAt) {}

  private Budget budget(Row row) {
    String title =
        items.all().stream()
            .filter(item -> item.id().equals(row.itemId))
            .map(Item::title)
            .findFirst()
            .orElse(null);
    return new Budget(
        row.itemId,
        title,
        row.year,
        row.amount,
        row.committed,
        row.amount.minus(row.committed),
        row.setBy,
        row.setAt);
  }
}
