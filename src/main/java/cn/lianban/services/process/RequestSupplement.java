package cn.lianban.services.process;

import cn.lianban.notices.Notices;
import cn.lianban.services.ServiceRequest;
import cn.lianban.services.ServiceRequests;
import cn.lianban.services.Supplements;
import cn.lianban.workflow.cases.Timeline;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 发出补充通知: tells the company what to supplement. */
@Component("requestSupplement")
class RequestSupplement implements JavaDelegate {

  private final ServiceRequests requests;
  private final Supplements supplements;
  private final Timeline timeline;
  private final Notices notices;

  RequestSupplement(
      ServiceRequests requests, Supplements supplements, Timeline timeline, Notices notices) {
    this.requests = requests;
    this.supplements = supplements;
    this.timeline = timeline;
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ServiceRequest request = requests.get(execution.getProcessBusinessKey());
    String asked = supplements.newest(request.no()).orElseThrow();
    timeline.add(request.no(), "supplement-requested", "补充通知：" + asked);
    notices.send(
        notices.applicantOf(request.no()),
        request.no(),
        "supplement",
        "服务请求 " + request.no() + " 需要补充：" + asked);
  }
}
