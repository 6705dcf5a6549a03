package cn.lianban.aftercare.process;

import cn.lianban.aftercare.Recoveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 送达追回决定. */
@Component("demandRepayment")
class DemandRepayment implements JavaDelegate {

  private final Recoveries recoveries;

  DemandRepayment(Recoveries recoveries) {
    this.recoveries = recoveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    recoveries.demand(execution.getProcessBusinessKey());
  }
}
