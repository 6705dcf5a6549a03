package cn.lianban.aftercare.process;

import cn.lianban.aftercare.BankReturns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 通知更正账户. */
@Component("requestAccount")
class RequestAccount implements JavaDelegate {

  private final BankReturns returns;

  RequestAccount(BankReturns returns) {
    this.returns = returns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    returns.requestAccount(execution.getProcessBusinessKey());
  }
}
