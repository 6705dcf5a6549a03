package cn.lianban.aftercare.process;

import cn.lianban.aftercare.Recoveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 告知不予追回. */
@Component("dismissBreach")
class DismissBreach implements JavaDelegate {

  private final Recoveries recoveries;

  DismissBreach(Recoveries recoveries) {
    this.recoveries = recoveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    recoveries.dismiss(execution.getProcessBusinessKey());
  }
}
