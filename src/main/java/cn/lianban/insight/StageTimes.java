package cn.lianban.insight;

import cn.lianban.intake.Status;
import cn.lianban.intake.Status.WaitsFor;
import cn.lianban.intake.Statuses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How long each stage takes, in calendar days, from the stays that have ended. */
@Repository
public class StageTimes {

  private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);

  private final Statuses statuses;
  private final JdbcClient jdbc;

  StageTimes(Statuses statuses, JdbcClient jdbc) {
    this.statuses = statuses;
    this.jdbc = jdbc;
  }

  /**
   * The durations of stays in a status.
   *
   * @param mean mean in days, to one decimal
   * @param median median in whole days; above ten days the lower end of its class
   * @param slow ninth decile in days, as exact as the median
   * @param total sum of all stays in days, to one decimal
   * @param handled whether officials handle the case there, so that it can be a bottleneck
   */
  public record Stage(
      String status,
      String statusName,
      long stays,
      BigDecimal mean,
      int median,
      int slow,
      BigDecimal total,
      boolean handled) {}

  /**
   * Durations by stage, in the order of the process.
   *
   * @param bottleneck the handled stage with the largest sum; null where there is none yet
   */
  public record Times(List<Stage> stages, @Nullable Stage bottleneck) {}

  private record Row(String status, long stays, long seconds, int median, int slow) {}

  /** The durations of each stage for one item, or for all where it is null. */
  @Transactional(readOnly = true)
  public Times of(DataScope scope, @Nullable String itemId) {
    Map<String, Row> rows =
        jdbc
            .sql(
                """
                with classes as (
                  select status, days, sum(n) as n, sum(seconds) as seconds from stage_tally
                  where viewer = any(:viewers)%s group by status, days),
                running as (
                  select *, sum(n) over (partition by status order by days) as upto, sum(n) over (partition by status) as whole from classes)
                select status, sum(n)::bigint as stays, sum(seconds)::bigint as seconds,
                  min(days) filter (where upto * 2 >= whole) as median, min(days) filter (where upto * 10 >= whole * 9) as slow
                from running group by status having sum(n) > 0
                """
                    .formatted(itemId == null ? "" : " and item_id = :item"))
            .param("viewers", scope.names())
            .param("item", itemId)
            .query(Row.class)
            .list()
            .stream()
            .collect(Collectors.toMap(Row::status, row -> row));
    List<Stage> stages =
        statuses.inOrder(rows.keySet()).stream()
            .filter(status -> !status.isEnded())
            .map(status -> stage(status, Objects.requireNonNull(rows.get(status.id()))))
            .toList();
    Stage bottleneck =
        stages.stream()
            .filter(stage -> stage.handled && stage.total.signum() > 0)
            .max(Comparator.comparing(Stage::total))
            .orElse(null);
    return new Times(stages, bottleneck);
  }

  private static Stage stage(Status status, Row row) {
    return new Stage(
        status.id(),
        status.label(),
        row.stays,
        days(row.seconds, row.stays),
        row.median,
        row.slow,
        days(row.seconds, 1),
        status.waitsFor() == WaitsFor.OFFICIALS);
  }

  private static BigDecimal days(long seconds, long among) {
    return BigDecimal.valueOf(seconds)
        .divide(SECONDS_OF_A_DAY.multiply(BigDecimal.valueOf(among)), 1, RoundingMode.HALF_UP);
  }
}
