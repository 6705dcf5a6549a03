package cn.lianban.calendar.process;

import cn.lianban.calendar.Notices;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 提醒申请人: reminds the applicant that the time for a correction runs out. In the job's transaction, as {@link RemindBureau}.
 */
@Component("remindApplicant")
class RemindApplicant implements JavaDelegate {

  private final Timers timers;
  private final DeadlineTexts texts;
  private final Notices notices;

  RemindApplicant(Timers timers, DeadlineTexts texts, Notices notices) {
    this.timers = timers;
    this.texts = texts;
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    timers.ofProcessInstance(execution.getProcessInstanceId()).stream()
        .filter(timer -> timer.deadline() == Deadline.CORRECTION)
        .findFirst()
        .ifPresent(correction -> remind(no, lastMoment(correction.due())));
  }

  private void remind(String applicationNo, Date last) {
    String until = "应于 " + texts.day(last) + " 前（含当日）提交补正，" + texts.left(last);
    String account = notices.applicantOf(applicationNo);
    notices.send(account, applicationNo, "reminder", "申报 " + applicationNo + " " + until + "，逾期未补正的，申报按失效处理");
    notices.note(applicationNo, "reminded", "已提醒申报主体：" + until);
  }

  /** The timer goes off when the last day is over. */
  private static Date lastMoment(Instant over) {
    return Date.from(over.minusSeconds(1));
  }
}
