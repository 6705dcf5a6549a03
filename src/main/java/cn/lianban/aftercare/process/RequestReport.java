package cn.lianban.aftercare.process;

import cn.lianban.aftercare.AnnualReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 通知提交报告. */
@Component("requestReport")
class RequestReport implements JavaDelegate {

  private final AnnualReports reports;

  RequestReport(AnnualReports reports) {
    this.reports = reports;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reports.ask(execution.getProcessBusinessKey());
  }
}
