package cn.lianban.aftercare.process;

import cn.lianban.aftercare.AnnualReports;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.workflow.models.ModelBundle;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 报告逾期情况: notifies the lead bureau and the group from the time limits. */
@Component("reportMissing")
class ReportMissing implements JavaDelegate {

  private final AnnualReports reports;
  private final TimeLimits limits;
  private final ModelBundle bundle;

  ReportMissing(AnnualReports reports, TimeLimits limits, ModelBundle bundle) {
    this.reports = reports;
    this.limits = limits;
    this.bundle = bundle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reports.miss(
        execution.getProcessBusinessKey(),
        limits
            .of(bundle.of(execution.getProcessDefinitionId()), TimeLimits.ANNUAL_REPORT)
            .escalateTo());
  }
}
