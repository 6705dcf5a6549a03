package cn.lianban.award;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.ModelBundle;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The items that need a budget in a year, with the amounts committed to awards; an item without a
 * budget is listed too, and its awards have no bound.
 */
@Service
public class YearlyBudgets {

  private final Budgets budgets;
  private final Items items;
  private final Decisions decisions;
  private final ModelBundle bundle;
  private final JdbcClient jdbc;

  YearlyBudgets(
      Budgets budgets, Items items, Decisions decisions, ModelBundle bundle, JdbcClient jdbc) {
    this.budgets = budgets;
    this.items = items;
    this.decisions = decisions;
    this.bundle = bundle;
    this.jdbc = jdbc;
  }

  /**
   * An item in a year.
   *
   * @param kept whether the handling plan gives the item a budget; other items may have one too
   * @param amount null where none is set; awards then have no bound
   * @param reserved what is approved but not paid yet
   * @param left null where no budget is set
   * @param setBy null where no budget is set
   */
  public record Line(
      String itemId,
      String itemTitle,
      boolean kept,
      @Nullable Money amount,
      Money reserved,
      Money paid,
      @Nullable Money left,
      @Nullable String setBy,
      @Nullable OffsetDateTime setAt) {}

  private record Taken(String itemId, BigDecimal reserved, BigDecimal paid) {}

  /** The items of the year, in the order of the catalogue. */
  @Transactional(readOnly = true)
  public List<Line> of(int year) {
    Map<String, Budgets.Budget> set =
        budgets.of(year).stream()
            .collect(Collectors.toMap(Budgets.Budget::itemId, budget -> budget));
    Set<String> kept =
        new HashSet<>(
            decisions.textsAskedForWhere(
                bundle.newest(), "handlingPlan", "itemId", "annualBudget", "true"));
    Map<String, Taken> taken = taken(year);
    return items.all().stream()
        .filter(item -> kept.contains(item.id()) || set.containsKey(item.id()))
        .map(item -> line(item, kept.contains(item.id()), set.get(item.id()), taken.get(item.id())))
        .toList();
  }

  private Map<String, Taken> taken(int year) {
    return jdbc
        .sql(
            """
            select item_id, coalesce(sum(amount) filter (where status in ('reserved', 'approved')), 0) as reserved,
              coalesce(sum(amount) filter (where status = 'paid'), 0) as paid
            from award where status in ('reserved', 'approved', 'paid') and awarded_on between :first and :last group by item_id
            """)
        .param("first", LocalDate.of(year, 1, 1))
        .param("last", LocalDate.of(year, 12, 31))
        .query(Taken.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Taken::itemId, one -> one));
  }

  private static Line line(
      Item item, boolean kept, Budgets.@Nullable Budget budget, @Nullable Taken taken) {
    Money reserved = taken == null ? Money.ZERO : Money.of(taken.reserved);
    Money paid = taken == null ? Money.ZERO : Money.of(taken.paid);
    return budget == null
        ? new Line(item.id(), item.title(), kept, null, reserved, paid, null, null, null)
        : new Line(
            item.id(),
            item.title(),
            kept,
            budget.amount(),
            reserved,
            paid,
            budget.left(),
            budget.setBy(),
            budget.setAt());
  }
}
