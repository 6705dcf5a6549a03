package cn.lianban.deadlines.process;

import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells how long a process still waits for an applicant or a company, for notices. */
@Component
public class RunningWaits {

  private final Timers timers;
  private final DeadlineTexts texts;
  private final Notices notices;
  private final Timeline timeline;
  private final Clock clock;

  RunningWaits(
      Timers timers, DeadlineTexts texts, Notices notices, Timeline timeline, Clock clock) {
    this.timers = timers;
    this.texts = texts;
    this.notices = notices;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Reminds an account that a wait of its case is running out, in the transaction of the caller;
   * does nothing where the case no longer waits.
   *
   * @param step the step of the time limits that the wait has
   * @param asked what the account is asked to do: {@code 提交补正}
   * @param otherwise what happens otherwise, as the end of the sentence
   */
  public void remind(
      DelegateExecution execution,
      String step,
      String account,
      String caseName,
      String asked,
      String otherwise) {
    String no = execution.getProcessBusinessKey();
    until(execution, step)
        .ifPresent(
            last -> {
              String until = "应于 " + texts.day(last) + " 前（含当日）" + asked + "，" + texts.left(last);
              notices.send(account, no, "reminder", caseName + " " + until + "，" + otherwise);
              timeline.add(no, "reminded", "已提醒申报主体：" + until);
            });
  }

  /** Tells those who are waited for that a published calendar has moved the end of the wait. */
  void moved(String caseNo, String caseName, String asked, Date over) {
    String moved =
        "工作日历已公布，" + asked + "的期限调整为 " + texts.day(lastMoment(over.toInstant())) + " 止（含当日）";
    notices.send(notices.applicantOf(caseNo), caseNo, "moved", caseName + "：" + moved);
    timeline.add(caseNo, "deadline-moved", moved);
  }

  /** The end of the case's wait in this step; empty where it does not wait there. */
  public Optional<OffsetDateTime> until(String caseNo, String step) {
    return timers.ofCase(caseNo).stream()
        .filter(timer -> timer.deadline().ends(step))
        .findFirst()
        .map(
            timer ->
                lastMoment(timer.due()).toInstant().atZone(clock.getZone()).toOffsetDateTime());
  }

  private Optional<Date> until(DelegateExecution execution, String step) {
    return timers.ofProcessInstance(execution.getProcessInstanceId()).stream()
        .filter(timer -> timer.deadline().ends(step))
        .findFirst()
        .map(timer -> lastMoment(timer.due()));
  }

  /** The last moment of the wait; its timer fires right after the last day. */
  private static Date lastMoment(Instant over) {
    return Date.from(over.minusSeconds(1));
  }
}
