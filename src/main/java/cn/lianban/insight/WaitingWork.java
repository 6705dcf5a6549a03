package cn.lianban.insight;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What waits at each bureau, for how long, and how much of it is overdue. */
@Repository
public class WaitingWork {

  private final Bureaus bureaus;
  private final JdbcClient jdbc;
  private final Clock clock;

  WaitingWork(Bureaus bureaus, JdbcClient jdbc, Clock clock) {
    this.bureaus = bureaus;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The tasks that wait at a bureau, by how many calendar days ago they came.
   *
   * @param bureau empty for the seats of experts, each of which is one person's
   * @param oldest when the task came that waits longest
   */
  public record Waiting(
      String bureau, String bureauName, long waiting, long overdue, long upTo3, long upTo7, long upTo15, long upTo30, long older, OffsetDateTime oldest) {}

  /** What waits at each bureau, the most overdue first. */
  @Transactional(readOnly = true)
  public List<Waiting> of(Sight sight) {
    return jdbc.sql(
            """
            select bureau, count(*) as waiting, count(*) filter (where due < :now) as overdue,
              count(*) filter (where created > :d3) as d3,
              count(*) filter (where created <= :d3 and created > :d7) as d7,
              count(*) filter (where created <= :d7 and created > :d15) as d15,
              count(*) filter (where created <= :d15 and created > :d30) as d30,
              count(*) filter (where created <= :d30) as older, min(created) as oldest
            from waiting_task%s
            group by bureau order by overdue desc, waiting desc, bureau
            """
                .formatted(sight.everything() ? "" : " where bureau = any(:viewers)"))
        .param("now", daysAgo(0))
        .param("d3", daysAgo(3))
        .param("d7", daysAgo(7))
        .param("d15", daysAgo(15))
        .param("d30", daysAgo(30))
        .param("viewers", sight.names())
        .query(
            (row, number) ->
                new Waiting(
                    row.getString("bureau"),
                    bureaus.name(row.getString("bureau").isEmpty() ? Actor.EXPERTS : row.getString("bureau")),
                    row.getLong("waiting"),
                    row.getLong("overdue"),
                    row.getLong("d3"),
                    row.getLong("d7"),
                    row.getLong("d15"),
                    row.getLong("d30"),
                    row.getLong("older"),
                    row.getObject("oldest", OffsetDateTime.class).atZoneSameInstant(clock.getZone()).toOffsetDateTime()))
        .list();
  }

  private OffsetDateTime daysAgo(int days) {
    return OffsetDateTime.now(clock).minusDays(days);
  }
}
