package cn.lianban.duties.process;

import cn.lianban.duties.DutyBureaus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记未报告部门: the duty goes on without the reports that are missing. */
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
