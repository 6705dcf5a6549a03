package cn.lianban.aftercare.process;

import cn.lianban.deadlines.TimeLimits;
import cn.lianban.deadlines.process.RunningWaits;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 提醒申报主体: reminds the applicant to give an account after a bank return. */
@Component("remindAccount")
class RemindAccount implements JavaDelegate {

  private final RunningWaits waits;
  private final Notices notices;
  private final Cases cases;

  RemindAccount(RunningWaits waits, Notices notices, Cases cases) {
    this.waits = waits;
    this.notices = notices;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    waits.remind(
        execution,
        TimeLimits.BANK_ACCOUNT,
        notices.applicantOf(no),
        cases.name(no),
        "更正收款账户",
        "更正之前不能重新拨付");
  }
}
