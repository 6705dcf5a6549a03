package cn.lianban.insight;

import cn.lianban.catalogue.Items;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Awarded amounts compared with the budgets. */
@Repository
public class AwardFigures {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  private final Items items;
  private final JdbcClient jdbc;

  AwardFigures(Items items, JdbcClient jdbc) {
    this.items = items;
    this.jdbc = jdbc;
  }

  /**
   * The awards for an item in a year.
   *
   * @param budget null where none is set
   * @param awards number of awards
   * @param reserved approved amount whose publicity still runs
   */
  public record Awarded(
      String itemId,
      String itemTitle,
      @Nullable Money budget,
      long awards,
      Money reserved,
      Money approved,
      Money paid) {}

  private record Row(
      String itemId,
      BigDecimal budget,
      long awards,
      BigDecimal reserved,
      BigDecimal approved,
      BigDecimal paid) {}

  /**
   * Awards and budgets of a year, in the order of the catalogue. Items with neither are left out,
   * and for officials those without awards too.
   */
  @Transactional(readOnly = true)
  public List<Awarded> of(DataScope scope, int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new BadInput("year", "年份应在 " + FIRST_YEAR + " 至 " + LAST_YEAR + " 之间");
    }
    Map<String, Row> rows =
        jdbc
            .sql(
                """
                with awarded as (
                  select item_id, count(*) as awards, sum(amount) filter (where status = 'reserved') as reserved,
                    sum(amount) filter (where status = 'approved') as approved, sum(amount) filter (where status = 'paid') as paid
                  from shared_award award where status in ('reserved', 'approved', 'paid') and awarded_on between :first and :last%s group by item_id)
                select coalesce(a.item_id, b.item_id) as item_id, b.amount as budget, coalesce(a.awards, 0) as awards,
                  coalesce(a.reserved, 0) as reserved, coalesce(a.approved, 0) as approved, coalesce(a.paid, 0) as paid
                from awarded a %s join (select item_id, amount from shared_budget where year = :year) b on b.item_id = a.item_id
                """
                    .formatted(
                        scope.everything()
                            ? ""
                            : " and exists (select from shared_case_viewer v where v.case_no = award.application_no and v.viewer = any(:viewers))",
                        scope.everything() ? "full" : "left"))
            .param("first", LocalDate.of(year, 1, 1))
            .param("last", LocalDate.of(year, 12, 31))
            .param("year", year)
            .param("viewers", scope.names())
            .query(Row.class)
            .list()
            .stream()
            .collect(Collectors.toMap(Row::itemId, row -> row));
    return items.all().stream()
        .flatMap(
            item -> Stream.ofNullable(rows.get(item.id())).map(row -> awarded(item.title(), row)))
        .toList();
  }

  private static Awarded awarded(String title, Row row) {
    return new Awarded(
        row.itemId,
        title,
        Money.ofNullable(row.budget),
        row.awards,
        Money.of(row.reserved),
        Money.of(row.approved),
        Money.of(row.paid));
  }
}
