package cn.lianban.insight;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tasks that wait at each bureau: how many, for how long, and how many are overdue. */
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
   * The waiting tasks of a bureau, by age in calendar days.
   *
   * @param bureau empty for the seats of experts, which belong to no bureau
   * @param oldest when the longest waiting task was created
   */
  public record Waiting(
      String bureau,
      @Nullable String bureauName,
      long waiting,
      long overdue,
      long upTo3,
      long upTo7,
      long upTo15,
      long upTo30,
      long older,
      OffsetDateTime oldest) {}

  private record Row(
      String bureau,
      long waiting,
      long overdue,
      long d3,
      long d7,
      long d15,
      long d30,
      long older,
      OffsetDateTime oldest) {

    Waiting waiting(Bureaus bureaus) {
      return new Waiting(
          bureau,
          bureaus.name(bureau.isEmpty() ? Actor.EXPERTS : bureau),
          waiting,
          overdue,
          d3,
          d7,
          d15,
          d30,
          older,
          oldest);
    }
  }

  /**
   * The waiting tasks of each bureau, the bureau with most overdue ones first. Only the last month
   * of the tallies by age and the part not yet due are read; all other waiting tasks are older or
   * overdue.
   */
  @Transactional(readOnly = true)
  public List<Waiting> of(DataScope scope) {
    LocalDate today = LocalDate.now(clock);
    return jdbc
        .sql(
            """
            select t.bureau, t.waiting, t.waiting - t.ahead as overdue, a.d3, a.d7, a.d15, a.d30, t.waiting - coalesce(a.young, 0) as older, first.oldest
            from (
              select bureau, sum(n) filter (where due_on is null) as waiting, coalesce(sum(n) filter (where due_on >= :today), 0) as ahead
              from task_tally where (due_on is null or due_on >= :today)%1$s group by bureau
            ) as t left join (
              select bureau, sum(n) as young,
                sum(n) filter (where created_on >= :d3) as d3,
                sum(n) filter (where created_on < :d3 and created_on >= :d7) as d7,
                sum(n) filter (where created_on < :d7 and created_on >= :d15) as d15,
                sum(n) filter (where created_on < :d15) as d30
              from task_age_tally where created_on >= :d30%1$s group by bureau
            ) as a on a.bureau = t.bureau
            join lateral (select min(w.created) as oldest from waiting_task w where w.bureau = t.bureau) as first on first.oldest is not null
            order by overdue desc, t.waiting desc, t.bureau
            """
                .formatted(scope.everything() ? "" : " and bureau = any(:viewers)"))
        .param("today", today)
        .param("d3", today.minusDays(3))
        .param("d7", today.minusDays(7))
        .param("d15", today.minusDays(15))
        .param("d30", today.minusDays(30))
        .param("viewers", scope.names())
        .query(Rows.of(Row.class))
        .list()
        .stream()
        .map(row -> row.waiting(bureaus))
        .toList();
  }
}
