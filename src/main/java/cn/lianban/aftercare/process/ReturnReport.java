package cn.lianban.aftercare.process;

import cn.lianban.aftercare.AnnualReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 退回补充. */
@Component("returnReport")
class ReturnReport implements JavaDelegate {

  private final AnnualReports reports;

  ReturnReport(AnnualReports reports) {
    this.reports = reports;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reports.returnIt(execution.getProcessBusinessKey());
  }
}
