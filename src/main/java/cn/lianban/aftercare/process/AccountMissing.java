package cn.lianban.aftercare.process;

import cn.lianban.aftercare.BankReturns;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.workflow.models.ModelBundle;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 报告未更正: notifies the group from the time limits. */
@Component("accountMissing")
class AccountMissing implements JavaDelegate {

  private final BankReturns returns;
  private final TimeLimits limits;
  private final ModelBundle bundle;

  AccountMissing(BankReturns returns, TimeLimits limits, ModelBundle bundle) {
    this.returns = returns;
    this.limits = limits;
    this.bundle = bundle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    returns.accountMissing(
        execution.getProcessBusinessKey(),
        limits
            .of(bundle.of(execution.getProcessDefinitionId()), TimeLimits.BANK_ACCOUNT)
            .escalateTo());
  }
}
