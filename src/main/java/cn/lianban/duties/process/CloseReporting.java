package cn.lianban.duties.process;

import cn.lianban.duties.DutyBureaus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记未报告部门: lets the duty go on without the missing reports. */
@Component("closeReporting")
class CloseReporting implements JavaDelegate {

  private final DutyBureaus bureaus;

  CloseReporting(DutyBureaus bureaus) {
    this.bureaus = bureaus;
  }

  @Override
  public void execute(DelegateExecution execution) {
    bureaus.closeReporting(execution.getProcessBusinessKey());
  }
}
