package cn.lianban.aftercare.process;

import cn.lianban.aftercare.Recoveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 通知申报主体: tells the applicant about the breach. */
@Component("notifyBreach")
class NotifyBreach implements JavaDelegate {

  private final Recoveries recoveries;

  NotifyBreach(Recoveries recoveries) {
    this.recoveries = recoveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    recoveries.notifyApplicant(execution.getProcessBusinessKey());
  }
}
