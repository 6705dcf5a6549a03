package cn.lianban.selection;

import cn.lianban.calendar.Notices;
import cn.lianban.calendar.TimeLimits;
import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.intake.Timeline;
import cn.lianban.selection.Entry.Stage;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Service;

/** The dates of a round, and what its organiser is told when one of them comes. */
@Service
public class Watch {

  /** The step of the time limits for what a closed round waits for. */
  private static final String EVALUATIONS = "awaitEvaluations";

  private final Rounds rounds;
  private final Entries entries;
  private final TimeLimits limits;
  private final WorkingCalendar calendar;
  private final Timeline timeline;
  private final Notices notices;
  private final Clock clock;

  Watch(Rounds rounds, Entries entries, TimeLimits limits, WorkingCalendar calendar, Timeline timeline, Notices notices, Clock clock) {
    this.rounds = rounds;
    this.entries = entries;
    this.limits = limits;
    this.calendar = calendar;
    this.timeline = timeline;
    this.notices = notices;
    this.clock = clock;
  }

  public OffsetDateTime opening(String roundNo) {
    return rounds.get(roundNo).opensAt();
  }

  public OffsetDateTime closing(String roundNo) {
    return rounds.get(roundNo).closesAt();
  }

  /** When the organiser is reminded of what is not concluded yet, counted from now. */
  public OffsetDateTime evaluations(String roundNo) {
    return calendar.plusWorkingDays(OffsetDateTime.now(clock), limits.of(rounds.get(roundNo).deployment(), EVALUATIONS).workingDays());
  }

  /** When the reserve list ends; now where there is none, but for those who came too late for the list. */
  public OffsetDateTime reserve(String roundNo) {
    OffsetDateTime ends = rounds.get(roundNo).reserveEndsAt();
    return ends == null ? OffsetDateTime.now(clock) : ends;
  }

  public void opened(String roundNo) {
    Round round = rounds.lock(roundNo);
    notices.send(round.organiser(), roundNo, "round", "批次 " + roundNo + "“" + round.title() + "”已开放申报");
  }

  /** No submission is under way any more once this has the round. */
  public void closed(String roundNo) {
    Round round = rounds.lock(roundNo);
    int outstanding = entries.count(roundNo, Stage.HANDLING);
    int entered = entries.applications(roundNo).size();
    String told = "批次 " + roundNo + "“" + round.title() + "”已截止，收到申报 " + entered + " 件，" + outstanding + " 件尚待办结";
    timeline.add(roundNo, "closed", told);
    notices.send(round.organiser(), roundNo, "round", told);
  }

  /** Reminds the organiser, and the group that the time limits name, of what holds the ranking up. */
  public void remind(String roundNo) {
    Round round = rounds.lock(roundNo);
    String told = "批次 " + roundNo + "“" + round.title() + "”已截止多日，仍有 " + entries.count(roundNo, Stage.HANDLING) + " 件申报没有办结，无法排序，请督办";
    timeline.add(roundNo, "escalated", told);
    notices.send(round.organiser(), roundNo, "reminder", told);
    String group = limits.of(round.deployment(), EVALUATIONS).escalateTo();
    if (group != null) {
      notices.send(group, roundNo, "escalation", told);
    }
  }
}
