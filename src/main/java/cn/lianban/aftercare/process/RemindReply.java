package cn.lianban.aftercare.process;

import cn.lianban.deadlines.TimeLimits;
import cn.lianban.deadlines.process.RunningWaits;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 提醒申报主体: reminds the applicant that the time to answer a breach is running out. */
@Component("remindReply")
class RemindReply implements JavaDelegate {

  private final RunningWaits waits;
  private final Notices notices;
  private final Cases cases;

  RemindReply(RunningWaits waits, Notices notices, Cases cases) {
    this.waits = waits;
    this.notices = notices;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    waits.remind(
        execution,
        TimeLimits.BREACH_REPLY,
        notices.applicantOf(no),
        cases.name(no),
        "陈述申辩",
        "逾期未提交的，视为放弃陈述申辩");
  }
}
