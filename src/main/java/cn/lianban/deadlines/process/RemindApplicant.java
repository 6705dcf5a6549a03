package cn.lianban.deadlines.process;

import cn.lianban.deadlines.TimeLimits;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 提醒申报主体: reminds the applicant that the time for a correction is running out. Runs in the job's
 * transaction, as {@link RemindBureau} does.
 */
@Component("remindApplicant")
class RemindApplicant implements JavaDelegate {

  private final RunningWaits waits;
  private final Notices notices;
  private final Cases cases;

  RemindApplicant(RunningWaits waits, Notices notices, Cases cases) {
    this.waits = waits;
    this.notices = notices;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    waits.remind(
        execution,
        TimeLimits.CORRECTION,
        notices.applicantOf(no),
        cases.name(no),
        "提交补正",
        "逾期未补正的，申报按失效处理");
  }
}
