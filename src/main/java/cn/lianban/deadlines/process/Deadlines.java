package cn.lianban.deadlines.process;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.deadlines.TimeLimit;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.kernel.CalledByModels;
import cn.lianban.workflow.models.ModelBundle;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Computes the dates for expressions in the models, such as {@code
 * ${deadlines.reminder(execution)}}: working days from when a task is created or a wait begins, by
 * the limits of the case's own bundle. All take the execution, because the engine evaluates a
 * task's due date and its timer listeners before expressions can see the task.
 *
 * <p>Nothing is stored but the dates themselves: the beginning of a limit is the creation of the
 * task, or of the timer.
 */
@CalledByModels
@Component("deadlines")
public class Deadlines {

  private final WorkingCalendar calendar;
  private final TimeLimits limits;
  private final ModelBundle bundle;
  private final Timers timers;
  private final Clock clock;

  Deadlines(
      WorkingCalendar calendar, TimeLimits limits, ModelBundle bundle, Timers timers, Clock clock) {
    this.calendar = calendar;
    this.limits = limits;
    this.bundle = bundle;
    this.timers = timers;
    this.clock = clock;
  }

  /** When the task that the execution is about to create is due. */
  public Date due(DelegateExecution execution) {
    return due(
        execution.getProcessDefinitionId(), execution.getCurrentActivityId(), clock.instant());
  }

  /**
   * When to remind those who work the task: some working days before it is due, but not before it
   * is created.
   */
  public Date reminder(DelegateExecution execution) {
    return at(
        Deadline.REMINDER,
        execution.getProcessDefinitionId(),
        execution.getCurrentActivityId(),
        clock.instant());
  }

  /** When the task is overdue: right after it was due. */
  public Date escalation(DelegateExecution execution) {
    return at(
        Deadline.ESCALATION,
        execution.getProcessDefinitionId(),
        execution.getCurrentActivityId(),
        clock.instant());
  }

  /**
   * Last moment for the applicant to answer a notice of correction sent now; after it the
   * application lapses.
   */
  public Date correction(DelegateExecution execution) {
    return at(Deadline.CORRECTION, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** When to remind the applicant of a notice of correction that is sent now. */
  public Date correctionReminder(DelegateExecution execution) {
    return at(
        Deadline.CORRECTION_REMINDER, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** Last moment for the applicant to ask for reconsideration of a refusal made now. */
  public Date reconsideration(DelegateExecution execution) {
    return at(Deadline.RECONSIDERATION, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** When to remind the applicant that a refusal made now may be reconsidered. */
  public Date reconsiderationReminder(DelegateExecution execution) {
    return at(
        Deadline.RECONSIDERATION_REMINDER,
        execution.getProcessDefinitionId(),
        null,
        clock.instant());
  }

  /**
   * When the silence of a bureau that is asked now counts as its answer: some working days after
   * its review was due.
   */
  public Date silence(DelegateExecution execution) {
    return at(Deadline.SILENCE, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /**
   * Last moment for bureaus to report on a duty whose quarter begins now; after it the duty goes on
   * without the missing reports.
   */
  public Date dutyReporting(DelegateExecution execution) {
    return at(Deadline.DUTY_REPORTING, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /**
   * Last moment for a bureau to revise a report returned now; after it the report stays unchanged.
   */
  public Date dutyRevision(DelegateExecution execution) {
    return at(Deadline.DUTY_REVISION, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /**
   * Last moment for a lead to merge the reports on a duty when asked now; after it the special team
   * settles it.
   */
  public Date dutyMerging(DelegateExecution execution) {
    return at(Deadline.DUTY_MERGING, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /**
   * Last moment for a company to supplement its request when asked now; after it the request
   * lapses.
   */
  public Date supplement(DelegateExecution execution) {
    return at(Deadline.SUPPLEMENT, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** When to remind a company of a supplement asked for now. */
  public Date supplementReminder(DelegateExecution execution) {
    return at(
        Deadline.SUPPLEMENT_REMINDER, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /**
   * Last moment for a company to rate an answer given now or to ask again; after it the request is
   * closed.
   */
  public Date rating(DelegateExecution execution) {
    return at(Deadline.RATING, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** When to remind a company that it may rate an answer given now. */
  public Date ratingReminder(DelegateExecution execution) {
    return at(Deadline.RATING_REMINDER, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /**
   * When an expert who was asked now and has not answered is replaced: right after the notice that
   * the task is overdue.
   */
  public Date replacement(DelegateExecution execution) {
    return at(Deadline.REPLACEMENT, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** Last moment for the applicant to hand in a annual report asked for now. */
  public Date annualReport(DelegateExecution execution) {
    return at(Deadline.ANNUAL_REPORT, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** When to remind the applicant of a annual report that is asked for now. */
  public Date annualReportReminder(DelegateExecution execution) {
    return at(
        Deadline.ANNUAL_REPORT_REMINDER, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** Last moment for the applicant to answer a breach notified now. */
  public Date breachReply(DelegateExecution execution) {
    return at(Deadline.BREACH_REPLY, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** When to remind the applicant to answer a breach notified now. */
  public Date breachReplyReminder(DelegateExecution execution) {
    return at(
        Deadline.BREACH_REPLY_REMINDER, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** Last moment for the applicant to give another account after a bank return made now. */
  public Date bankAccount(DelegateExecution execution) {
    return at(Deadline.BANK_ACCOUNT, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** When to remind the applicant to give another account after a bank return made now. */
  public Date bankAccountReminder(DelegateExecution execution) {
    return at(
        Deadline.BANK_ACCOUNT_REMINDER, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /** When to remind the organiser of a round closed now of applications that are not concluded. */
  public Date evaluations(DelegateExecution execution) {
    return at(Deadline.EVALUATIONS, execution.getProcessDefinitionId(), null, clock.instant());
  }

  /**
   * The end of a wait that the models alone know: right after the working days in the row of {@code
   * timeLimits} that has the id of the timer event. It may stand on the border of a task, in a
   * choice between events, or alone.
   *
   * @throws IllegalStateException where not exactly one timer event there asks for this
   */
  public Date expiry(DelegateExecution execution) {
    return at(
        Deadline.EXPIRY,
        execution.getProcessDefinitionId(),
        timers.waiting(
            execution.getProcessDefinitionId(), execution.getCurrentActivityId(), Deadline.EXPIRY),
        clock.instant());
  }

  Date due(String processDefinitionId, String taskKey, Instant start) {
    return date(end(limit(processDefinitionId, taskKey), start));
  }

  /**
   * @param taskKey key of the task for a task's timer, id of the event for one with a limit of its
   *     own, else null
   */
  Date at(Deadline deadline, String processDefinitionId, @Nullable String taskKey, Instant start) {
    TimeLimit limit = limit(processDefinitionId, deadline.step(taskKey));
    OffsetDateTime end = end(limit, start);
    return switch (deadline) {
      case CORRECTION,
          RECONSIDERATION,
          ANNUAL_REPORT,
          BREACH_REPLY,
          BANK_ACCOUNT,
          SUPPLEMENT,
          RATING,
          ESCALATION,
          DUTY_REPORTING,
          DUTY_REVISION,
          DUTY_MERGING,
          EXPIRY ->
          date(end.plusSeconds(1));
      case SILENCE ->
          date(
              end(limit(processDefinitionId, TimeLimits.REVIEW_SILENCE), end.toInstant())
                  .plusSeconds(1));
      case EVALUATIONS -> date(end);
      case REPLACEMENT -> date(end.plusSeconds(2));
      case REMINDER,
          CORRECTION_REMINDER,
          RECONSIDERATION_REMINDER,
          SUPPLEMENT_REMINDER,
          RATING_REMINDER,
          ANNUAL_REPORT_REMINDER,
          BREACH_REPLY_REMINDER,
          BANK_ACCOUNT_REMINDER -> {
        OffsetDateTime reminder = calendar.minusWorkingDays(end, limit.reminderBefore());
        yield date(reminder.toInstant().isBefore(start) ? moment(start) : reminder);
      }
    };
  }

  TimeLimit limit(String processDefinitionId, @Nullable String step) {
    return limits.of(bundle.of(processDefinitionId), step);
  }

  private OffsetDateTime end(TimeLimit limit, Instant start) {
    return calendar.plusWorkingDays(moment(start), limit.workingDays());
  }

  private OffsetDateTime moment(Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime();
  }

  private static Date date(OffsetDateTime moment) {
    return Date.from(moment.toInstant());
  }
}
