package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Actor;
import cn.lianban.workflow.tasks.WaitingTasks.Counted;
import cn.lianban.workflow.tasks.WaitingTasks.Wanted;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the present content of a person's standard lists. */
@Component("worklists")
public class StandardLists {

  private final WaitingTasks waiting;
  private final Substitutions substitutions;
  private final DueDays days;
  private final Clock clock;

  StandardLists(WaitingTasks waiting, Substitutions substitutions, DueDays days, Clock clock) {
    this.waiting = waiting;
    this.substitutions = substitutions;
    this.days = days;
    this.clock = clock;
  }

  /** Ids of all tasks that the person may see, the earliest due first, up to a limit. */
  List<String> visible(Actor actor, int most) {
    return waiting.page(
        new Wanted(substitutions.scopesOf(actor), actor.id(), false, null, null, null, null, null),
        false,
        most,
        0);
  }

  /** The number of tasks in each list. */
  public Map<StandardList, Long> counts(Actor actor) {
    List<Counted> counted =
        waiting.counted(wanted(StandardList.ALL, actor, null), days.today(), days.soon());
    Map<StandardList, Long> counts = new EnumMap<>(StandardList.class);
    for (StandardList list : StandardList.values()) {
      counts.put(
          list,
          counted.stream()
              .filter(of -> list.taskKey() == null || list.taskKey().equals(of.key()))
              .mapToLong(of -> number(list, of))
              .sum());
    }
    return counts;
  }

  private static long number(StandardList list, Counted of) {
    return switch (list) {
      case CLAIMED -> of.claimed();
      case OVERDUE -> of.overdue();
      case DUE_SOON -> of.soon();
      default -> of.waiting();
    };
  }

  /**
   * The beginning of today; tasks due before it are overdue. Used by expressions of stored filters.
   */
  public Date today() {
    return start(days.today());
  }

  /** The end of the days that count as near. Used by expressions of stored filters. */
  public Date afterSoon() {
    return start(days.soon().plusDays(1));
  }

  /**
   * Ids of one page of the list's tasks.
   *
   * @param caseNo only those of this case; null for all
   */
  List<String> page(
      StandardList list,
      Actor actor,
      @Nullable String caseNo,
      boolean lastFirst,
      int limit,
      int offset) {
    return waiting.page(wanted(list, actor, caseNo), lastFirst, limit, offset);
  }

  long count(StandardList list, Actor actor, @Nullable String caseNo) {
    return waiting.count(wanted(list, actor, caseNo));
  }

  private Wanted wanted(StandardList list, Actor actor, @Nullable String caseNo) {
    LocalDate from = list == StandardList.DUE_SOON ? days.today() : null;
    LocalDate until =
        list == StandardList.OVERDUE
            ? days.today().minusDays(1)
            : list == StandardList.DUE_SOON ? days.soon() : null;
    return new Wanted(
        substitutions.scopesOf(actor),
        actor.id(),
        list == StandardList.CLAIMED,
        null,
        list.taskKey(),
        caseNo,
        from,
        until);
  }

  private Date start(LocalDate day) {
    return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
  }
}
