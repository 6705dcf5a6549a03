package cn.lianban.award;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
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
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  private final Locks locks;
  private final JdbcClient jdbc;
  private final Items items;
  private final Clock clock;

  Budgets(Locks locks, JdbcClient jdbc, Items items, Clock clock) {
    this.locks = locks;
    this.jdbc = jdbc;
    this.items = items;
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
   * What is committed in the year.
   *
   * @throws Conflict where the amount does not hold it
   */
  Money checkHolds(Item item, int year, BigDecimal amount) {
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

  /** The amount of a budget; empty where none is set. */
  Optional<BigDecimal> amount(String itemId, int year) {
    return jdbc.sql("select amount from budget where item_id = :item and year = :year")
        .param("item", itemId)
        .param("year", year)
        .query(BigDecimal.class)
        .optional();
  }

  /**
   * Sets a budget, which has to be locked.
   *
   * @throws Conflict where the amount does not hold what is committed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void set(
      String itemId,
      int year,
      BigDecimal amount,
      @Nullable String reason,
      String proposedBy,
      String confirmedBy) {
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
        .param("person", proposedBy)
        .param("at", now)
        .update();
    jdbc.sql(
            """
            insert into budget_change (item_id, year, amount, committed, reason, set_by, confirmed_by, set_at)
            values (:item, :year, :amount, :committed, :reason, :person, :confirmedBy, :at)
            """)
        .param("reason", reason)
        .param("confirmedBy", confirmedBy)
        .param("item", itemId)
        .param("year", year)
        .param("amount", amount)
        .param("committed", committed.yuan())
        .param("person", proposedBy)
        .param("at", now)
        .update();
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

  /** The item, which has to be an award. */
  Item award(String itemId) {
    Item item = items.get(itemId);
    if (!item.kind().equals(AWARD)) {
      throw new BadInput("itemId", "事项“" + item.title() + "”不是奖补事项，没有预算");
    }
    return item;
  }

  static void checkYear(int year) {
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
