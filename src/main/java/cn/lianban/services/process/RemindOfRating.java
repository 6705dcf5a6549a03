package cn.lianban.services.process;

import cn.lianban.deadlines.TimeLimits;
import cn.lianban.deadlines.process.RunningWaits;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 提醒企业评价: reminds the company that the time to rate the answer or to ask again is running out. Runs
 * in the transaction of the timer's job.
 */
@Component("remindOfRating")
class RemindOfRating implements JavaDelegate {

  private final RunningWaits waits;
  private final Notices notices;
  private final Cases cases;

  RemindOfRating(RunningWaits waits, Notices notices, Cases cases) {
    this.waits = waits;
    this.notices = notices;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    waits.remind(
        execution,
        TimeLimits.RATING,
        notices.applicantOf(no),
        cases.name(no),
        "评价答复或者追问",
        "逾期未评价的，自动办结");
  }
}
