package cn.lianban.award;

import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Budgets by item and year. The database keeps what is committed from ever being more than the budget. */
@Repository
public class Budgets {

  private final JdbcClient jdbc;
  private final Items items;

  Budgets(JdbcClient jdbc, Items items) {
    this.jdbc = jdbc;
    this.items = items;
  }

  /** A budget; {@code committed} is what approved awards take of it. */
  public record Budget(String itemId, int year, Money amount, Money committed) {}

  /** The budgets of a year, by item. */
  public List<Budget> of(int year) {
    checkYear(year);
    return jdbc.sql("select item_id, year, amount, committed from budget where year = :year order by item_id")
        .param("year", year)
        .query(
            (row, number) ->
                new Budget(
                    row.getString("item_id"), row.getInt("year"), Money.of(row.getBigDecimal("amount")), Money.of(row.getBigDecimal("committed"))))
        .list();
  }

  /** Sets the budget of an item for a year; never below what is committed already. */
  @Transactional
  public void set(Actor actor, String itemId, int year, BigDecimal amount) {
    if (!actor.isIn(Actor.PROCESS_OWNERS) && !actor.isIn(Actor.ADMINISTRATORS)) {
      throw new Refused("只有流程管理员可以设定预算");
    }
    items.get(itemId);
    checkYear(year);
    if (amount == null || amount.signum() < 0 || amount.compareTo(Money.LIMIT) >= 0 || amount.stripTrailingZeros().scale() > 2) {
      throw new BadInput("amount", "预算应为不小于 0、小于 1 万亿元、最多两位小数的金额");
    }
    lock(itemId, year);
    int changed =
        jdbc.sql(
                """
                insert into budget (item_id, year, amount, committed, set_by)
                select :item, :year, :amount, committed, :person
                from (select coalesce(sum(amount), 0) as committed from award
                      where item_id = :item and status in ('reserved', 'approved', 'paid') and extract(year from awarded_on) = :year) as present
                where committed <= :amount
                on conflict (item_id, year) do update set amount = excluded.amount, set_by = excluded.set_by
                """)
            .param("item", itemId)
            .param("year", year)
            .param("amount", amount)
            .param("person", actor.id())
            .update();
    if (changed == 0) {
      throw new Conflict("已审定的奖补超过了这个预算数，请先核对台账");
    }
  }

  private static void checkYear(int year) {
    if (year < 2000 || year > 2100) {
      throw new BadInput("year", "年份应在 2000 至 2100 之间");
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

  /** Keeps others from the item's budget until the transaction ends. */
  void lock(String itemId, int year) {
    jdbc.sql("select 1 from budget where item_id = :item and year = :year for update")
        .param("item", itemId)
        .param("year", year)
        .query(Integer.class)
        .optional();
  }

  /** Takes an amount from the budget, or gives it back where negative; nothing happens where none is set. */
  void commit(String itemId, int year, Money amount) {
    jdbc.sql("update budget set committed = committed + :amount where item_id = :item and year = :year")
        .param("amount", amount.yuan())
        .param("item", itemId)
        .param("year", year)
        .update();
  }
}
