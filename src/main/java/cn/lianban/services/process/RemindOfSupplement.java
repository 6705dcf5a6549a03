package cn.lianban.services.process;

import cn.lianban.calendar.TimeLimits;
import cn.lianban.calendar.process.RunningWaits;
import cn.lianban.services.ServiceRequests;
import cn.lianban.workflow.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 提醒企业补充: the time for it runs out. In the transaction of the timer's job. */
@Component("remindOfSupplement")
class RemindOfSupplement implements JavaDelegate {

  private final RunningWaits waits;
  private final ServiceRequests requests;
  private final Cases cases;

  RemindOfSupplement(RunningWaits waits, ServiceRequests requests, Cases cases) {
    this.waits = waits;
    this.requests = requests;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    waits.remind(execution, TimeLimits.SUPPLEMENT, requests.get(no).submittedBy(), cases.name(no), "提交补充", "逾期未补充的，请求按失效处理");
  }
}
