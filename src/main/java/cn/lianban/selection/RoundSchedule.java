package cn.lianban.selection;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.intake.CaseTexts;
import cn.lianban.notices.Notices;
import cn.lianban.selection.Entry.Stage;
import cn.lianban.workflow.cases.Timeline;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The dates of a round, and the notices to its organiser on these dates. */
@Service
public class RoundSchedule {

  private final Rounds rounds;
  private final Entries entries;
  private final TimeLimits limits;
  private final WorkingCalendar calendar;
  private final Timeline timeline;
  private final Notices notices;
  private final Clock clock;

  RoundSchedule(
      Rounds rounds,
      Entries entries,
      TimeLimits limits,
      WorkingCalendar calendar,
      Timeline timeline,
      Notices notices,
      Clock clock) {
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

  /**
   * When the reserve list ends: at once where there is none, except for applications that came too
   * late for the list.
   */
  public OffsetDateTime reserve(String roundNo) {
    OffsetDateTime ends = rounds.get(roundNo).reserveEndsAt();
    return ends == null ? OffsetDateTime.now(clock) : ends;
  }

  /** The rounds whose reserve list ends on that day or later, by number. */
  public List<String> reservesUntil(LocalDate day) {
    return rounds.reservesUntil(day.atStartOfDay(clock.getZone()).toOffsetDateTime());
  }

  /**
   * Counts the end of a reserve list again, from its confirmation, after the calendar has changed.
   *
   * @return the new end; empty where it stays
   */
  public Optional<OffsetDateTime> recountReserve(String roundNo) {
    Round round = rounds.lock(roundNo);
    if (round.reserveEndsAt() == null || round.status().isOver()) {
      return Optional.empty();
    }
    OffsetDateTime confirmed =
        Objects.requireNonNull(round.confirmedAt(), "its reserve list was confirmed");
    OffsetDateTime ends = calendar.plusWorkingDays(confirmed, round.validDays());
    if (ends.isEqual(round.reserveEndsAt())) {
      return Optional.empty();
    }
    rounds.moveReserve(roundNo, ends);
    timeline.add(roundNo, "reserve-moved", "工作日历已公布，候补有效期调整为至 " + CaseTexts.day(ends) + " 止");
    return Optional.of(ends);
  }

  public void opened(String roundNo) {
    Round round = rounds.lock(roundNo);
    notices.send(
        round.organiser(), roundNo, "round", "批次 " + roundNo + "“" + round.title() + "”已开放申报");
  }

  /**
   * Closes the round; once it has the round's lock, no submission to it is in progress any more.
   */
  public void closed(String roundNo) {
    Round round = rounds.lock(roundNo);
    int outstanding = entries.count(roundNo, Stage.HANDLING);
    int entered = entries.applications(roundNo).size();
    String told =
        "批次 "
            + roundNo
            + "“"
            + round.title()
            + "”已截止，收到申报 "
            + entered
            + " 件，"
            + outstanding
            + " 件尚待办结";
    timeline.add(roundNo, "closed", told);
    notices.send(round.organiser(), roundNo, "round", told);
  }

  /** Reminds the organiser, and the group from the time limits, of what delays the ranking. */
  public void remind(String roundNo) {
    Round round = rounds.lock(roundNo);
    String told =
        "批次 "
            + roundNo
            + "“"
            + round.title()
            + "”已截止多日，仍有 "
            + entries.count(roundNo, Stage.HANDLING)
            + " 件申报没有办结，无法排序，请督办";
    timeline.add(roundNo, "escalated", told);
    notices.send(round.organiser(), roundNo, "reminder", told);
    String group = limits.of(round.deployment(), TimeLimits.EVALUATIONS).escalateTo();
    if (group != null) {
      notices.send(group, roundNo, "escalation", told);
    }
  }
}
