package cn.lianban.aftercare.process;

import cn.lianban.aftercare.Recoveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 完成追回. */
@Component("completeRecovery")
class CompleteRecovery implements JavaDelegate {

  private final Recoveries recoveries;

  CompleteRecovery(Recoveries recoveries) {
    this.recoveries = recoveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    recoveries.complete(execution.getProcessBusinessKey());
  }
}
