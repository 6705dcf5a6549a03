package cn.lianban.services.process;

import cn.lianban.deadlines.TimeLimits;
import cn.lianban.deadlines.process.RunningWaits;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 提醒企业补充: reminds the company that the time for the supplement is running out. Runs in the
 * transaction of the timer's job.
 */
@Component("remindOfSupplement")
class RemindOfSupplement implements JavaDelegate {

  private final RunningWaits waits;
  private final Notices notices;
  private final Cases cases;

  RemindOfSupplement(RunningWaits waits, Notices notices, Cases cases) {
    this.waits = waits;
    this.notices = notices;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    waits.remind(
        execution,
        TimeLimits.SUPPLEMENT,
        notices.applicantOf(no),
        cases.name(no),
        "提交补充",
        "逾期未补充的，请求按失效处理");
  }
}
