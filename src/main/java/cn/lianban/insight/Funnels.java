package cn.lianban.insight;

import cn.lianban.catalogue.Items;
import cn.lianban.intake.Status;
import cn.lianban.intake.Status.Meaning;
import cn.lianban.intake.Statuses;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers of cases by item and status. For an official with several posts, a case that is visible
 * to two of them counts twice.
 */
@Repository
public class Funnels {

  private final Items items;
  private final Statuses statuses;
  private final JdbcClient jdbc;

  Funnels(Items items, Statuses statuses, JdbcClient jdbc) {
    this.items = items;
    this.statuses = statuses;
    this.jdbc = jdbc;
  }

  /**
   * The cases of an item in a status.
   *
   * @param ended whether cases have ended in the status
   * @param standing number of cases now in the status
   * @param gone number of ended stays in it; a case that came back counts again
   * @param outcomes how many of those that are in it ended as something else to the applicant, by
   *     the name of that; empty for none
   */
  public record Step(
      String itemId,
      String itemTitle,
      String status,
      String statusName,
      boolean ended,
      long standing,
      long gone,
      List<Ended> outcomes) {}

  /** Cases of an outcome. */
  public record Ended(String outcome, String name, long standing) {}

  private record Counted(String itemId, String outcome, String name, long standing) {}

  private record Row(String itemId, String status, long standing, long gone) {}

  /**
   * The numbers by item and status, items in the order of the catalogue and statuses in the order
   * of the process.
   */
  @Transactional(readOnly = true)
  public List<Step> of(DataScope scope) {
    Map<String, Map<String, Row>> rows =
        jdbc
            .sql(
                """
                select item_id, status, sum(standing) as standing, sum(gone) as gone from (
                  select item_id, status, n as standing, 0 as gone from case_tally where viewer = any(:viewers)
                  union all
                  select item_id, status, 0, n from stage_tally where viewer = any(:viewers)
                ) as tallies group by item_id, status having sum(standing) > 0 or sum(gone) > 0
                """)
            .param("viewers", scope.names())
            .query(Row.class)
            .list()
            .stream()
            .collect(Collectors.groupingBy(Row::itemId, Collectors.toMap(Row::status, row -> row)));
    Map<String, List<Ended>> outcomes = outcomes(scope);
    return items.all().stream()
        .filter(item -> rows.containsKey(item.id()))
        .flatMap(
            item -> {
              Map<String, Row> found = Objects.requireNonNull(rows.get(item.id()));
              return statuses.inOrder(found.keySet()).stream()
                  .map(
                      status ->
                          step(
                              item.title(),
                              status,
                              Objects.requireNonNull(found.get(status.id())),
                              outcomes.getOrDefault(item.id(), List.of())));
            })
        .toList();
  }

  private Map<String, List<Ended>> outcomes(DataScope scope) {
    return jdbc
        .sql(
            """
            select item_id, outcome, max(outcome_name) as name, count(*) as standing from shared_application a
            where outcome is not null%s group by item_id, outcome order by outcome
            """
                .formatted(
                    scope.everything()
                        ? ""
                        : " and exists (select from shared_case_viewer v where v.case_no = a.no and v.viewer = any(:viewers))"))
        .param("viewers", scope.names())
        .query(Counted.class)
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Counted::itemId,
                Collectors.mapping(
                    one -> new Ended(one.outcome, one.name, one.standing), Collectors.toList())));
  }

  private static Step step(String title, Status status, Row row, List<Ended> outcomes) {
    return new Step(
        row.itemId,
        title,
        status.id(),
        status.label(),
        status.isEnded(),
        row.standing,
        row.gone,
        status.means(Meaning.REFUSAL) ? outcomes : List.of());
  }
}
