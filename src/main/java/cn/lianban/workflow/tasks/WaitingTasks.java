package cn.lianban.workflow.tasks;

import cn.lianban.workflow.tasks.Substitutions.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds and counts waiting tasks in a table of our own, which database triggers keep equal to the
 * engine's tasks, because the engine has no index of a bureau's tasks by due date. A page takes the
 * same time with a hundred thousand tasks as with ten.
 */
@Component
@EnableScheduling
class WaitingTasks {

  private static final String FROM_SCOPES =
      "from unnest(cast(:bureaus as text[]), cast(:only as text[])) g (bureau, task_key)";

  /** Tasks given to the person outside the own groups, or as an expert. */
  private static final String OF_OTHERS = "bureau <> all (cast(:bureaus as text[]))";

  private static final int FOLD_EVERY_MS = 30_000;

  private final JdbcClient jdbc;
  private final Clock clock;

  WaitingTasks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The filters.
   *
   * @param scopes the groups, each with all or some of its tasks; null for all groups
   * @param person account whose assigned tasks are included whatever their group
   * @param claimed only the person's own
   * @param bureau only this group's; null for all
   * @param key only tasks of this key; null for all
   * @param caseNo only tasks of this case; null for all
   * @param dueFrom only tasks due on this day or later; null for all
   * @param dueUntil only tasks due on this day or earlier; null for all
   */
  record Wanted(
      @Nullable Collection<Scope> scopes,
      @Nullable String person,
      boolean claimed,
      @Nullable String bureau,
      @Nullable String key,
      @Nullable String caseNo,
      @Nullable LocalDate dueFrom,
      @Nullable LocalDate dueUntil) {

    private List<Scope> own() {
      return scopes == null
          ? List.of()
          : scopes.stream()
              .filter(scope -> bureau == null || bureau.equals(scope.group()))
              .toList();
    }

    private boolean isOfDays() {
      return dueFrom != null || dueUntil != null;
    }
  }

  /**
   * The numbers of tasks of one kind in a person's standard lists.
   *
   * @param overdue due before today
   * @param soon due from today to the last day that counts as soon
   */
  record Counted(String key, long waiting, long claimed, long overdue, long soon) {}

  /** Ids of the tasks by due date, ascending or descending. */
  List<String> page(Wanted wanted, boolean lastFirst, int limit, int offset) {
    String order =
        lastFirst ? " order by due desc, task_id desc limit " : " order by due, task_id limit ";
    String conditions = conditions(wanted);
    String rows = "select task_id, due from waiting_task where ";
    String sql;
    if (wanted.scopes == null) {
      sql = rows + "true" + conditions;
    } else if (wanted.claimed) {
      sql = rows + "assignee = :person" + conditions;
    } else {
      // each part has the limit too, so that none is read to its end
      String enough = order + ":most";
      sql =
          "(select distinct x.* "
              + FROM_SCOPES
              + " cross join lateral ("
              + rows
              + "bureau = g.bureau and (g.task_key is null or key = g.task_key)"
              + conditions
              + enough
              + ") x) union all ("
              + rows
              + "assignee = :person and bureau <> all (cast(:bureaus as text[]))"
              + conditions
              + enough
              + ")";
    }
    return bind("select task_id from (" + sql + ") found" + order + ":limit offset :offset", wanted)
        .param("most", limit + offset)
        .param("limit", limit)
        .param("offset", offset)
        .query(String.class)
        .list();
  }

  /** The number of tasks. */
  long count(Wanted wanted) {
    if (wanted.caseNo != null || wanted.claimed) {
      String whose =
          wanted.claimed
              ? "assignee = :person"
              : wanted.scopes == null
                  ? "true"
                  : "(" + inScope("waiting_task") + " or assignee = :person)";
      return one("select count(*) from waiting_task where " + whose + conditions(wanted), wanted);
    }
    String tallied =
        "select coalesce(sum(n), 0) from task_tally where "
            + (wanted.scopes != null
                ? inScope("task_tally")
                : wanted.bureau != null ? "bureau = :bureau" : "true")
            + (wanted.key == null ? "" : " and key = :key")
            + (wanted.isOfDays() ? "" : " and due_on is null")
            + (wanted.dueFrom == null ? "" : " and due_on >= :from and due_on < 'infinity'")
            + (wanted.dueUntil == null ? "" : " and due_on <= :until");
    String others =
        "select count(*) from waiting_task where assignee = :person and "
            + OF_OTHERS
            + conditions(wanted);
    return one(tallied, wanted) + (wanted.scopes == null ? 0 : one(others, wanted));
  }

  /** The numbers of tasks of each kind in the lists, in one query because Tasklist asks often. */
  List<Counted> counted(Wanted wanted, LocalDate today, LocalDate soon) {
    return bind(
            """
            select key, sum(waiting) as waiting, sum(claimed) as claimed, sum(overdue) as overdue, sum(soon) as soon
            from (
              select key, coalesce(sum(n) filter (where due_on is null), 0) as waiting, 0 as claimed,
                coalesce(sum(n) filter (where due_on < :today), 0) as overdue, coalesce(sum(n) filter (where due_on >= :today), 0) as soon
              from task_tally where %s and (due_on is null or due_on <= :soon) group by key
              union all
              select key, count(*) filter (where of_others), count(*),
                count(*) filter (where of_others and due < :todayStart),
                count(*) filter (where of_others and due >= :todayStart and due < :soonEnd)
              from (select key, due, %s as of_others from waiting_task where assignee = :person) own group by key
            ) as counted group by key
            """
                .formatted(
                    wanted.scopes == null ? "true" : inScope("task_tally"),
                    wanted.scopes == null ? "false" : OF_OTHERS),
            wanted)
        .param("today", today)
        .param("soon", soon)
        .param("todayStart", start(today))
        .param("soonEnd", start(soon.plusDays(1)))
        .query(Counted.class)
        .list();
  }

  /** Sums up the count rows added since into a few rows. */
  @Scheduled(fixedDelay = FOLD_EVERY_MS)
  @EventListener(ApplicationReadyEvent.class)
  void fold() {
    // only one node does this at a time
    jdbc.sql(
            "select fold_task_tally() from pg_try_advisory_xact_lock(hashtext('task_tally')) locked where locked")
        .query((row, number) -> 0)
        .list();
  }

  private static String inScope(String table) {
    return "%1$s.bureau = any(cast(:bureaus as text[])) and exists (select %2$s where g.bureau = %1$s.bureau and (g.task_key is null or g.task_key = %1$s.key))"
        .formatted(table, FROM_SCOPES);
  }

  private static String conditions(Wanted wanted) {
    return (wanted.bureau == null ? "" : " and bureau = :bureau")
        + (wanted.key == null ? "" : " and key = :key")
        + (wanted.caseNo == null ? "" : " and case_no = :no")
        + (wanted.dueFrom == null ? "" : " and due >= :fromStart")
        + (wanted.dueUntil == null ? "" : " and due < :untilEnd");
  }

  private long one(String sql, Wanted wanted) {
    return bind(sql, wanted).query(Long.class).single();
  }

  private JdbcClient.StatementSpec bind(String sql, Wanted wanted) {
    return jdbc.sql(sql)
        .param("bureaus", wanted.own().stream().map(Scope::group).toArray(String[]::new))
        .param("only", wanted.own().stream().map(Scope::key).toArray(String[]::new))
        .param("person", wanted.person)
        .param("bureau", wanted.bureau)
        .param("key", wanted.key)
        .param("no", wanted.caseNo)
        .param("from", wanted.dueFrom)
        .param("until", wanted.dueUntil)
        .param("fromStart", start(wanted.dueFrom))
        .param("untilEnd", wanted.dueUntil == null ? null : start(wanted.dueUntil.plusDays(1)));
  }

  private @Nullable OffsetDateTime start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(clock.getZone()).toOffsetDateTime();
  }
}
