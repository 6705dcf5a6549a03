package cn.lianban.deadlines.process;

import cn.lianban.deadlines.TimeLimits;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 提醒申报主体: reminds the applicant that the time in which a refusal may be reconsidered is running
 * out. Runs in the job's transaction, as {@link RemindBureau} does.
 */
@Component("remindReconsideration")
class RemindReconsideration implements JavaDelegate {

  private final RunningWaits waits;
  private final Notices notices;
  private final Cases cases;

  RemindReconsideration(RunningWaits waits, Notices notices, Cases cases) {
    this.waits = waits;
    this.notices = notices;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    String caseName = cases.name(no) + " 如对不予决定有异议，";
    waits.remind(
        execution,
        TimeLimits.RECONSIDERATION,
        notices.applicantOf(no),
        caseName,
        "申请复核",
        "逾期未申请的，决定生效");
  }
}
