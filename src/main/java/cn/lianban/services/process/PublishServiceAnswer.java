package cn.lianban.services.process;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.notices.Notices;
import cn.lianban.services.ServiceBureaus;
import cn.lianban.services.ServiceRequest;
import cn.lianban.services.ServiceRequests;
import cn.lianban.workflow.cases.Timeline;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 答复企业: notifies the company of the answer. */
@Component("publishServiceAnswer")
class PublishServiceAnswer implements JavaDelegate {

  private final ServiceRequests requests;
  private final ServiceBureaus routed;
  private final Bureaus bureaus;
  private final Timeline timeline;
  private final Notices notices;

  PublishServiceAnswer(
      ServiceRequests requests,
      ServiceBureaus routed,
      Bureaus bureaus,
      Timeline timeline,
      Notices notices) {
    this.requests = requests;
    this.routed = routed;
    this.bureaus = bureaus;
    this.timeline = timeline;
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ServiceRequest request = requests.get(execution.getProcessBusinessKey());
    String lead = routed.lead(request.no()).get(0);
    timeline.add(request.no(), "answer-sent", bureaus.name(lead), "答复企业", null);
    notices.send(
        notices.applicantOf(request.no()),
        request.no(),
        "answered",
        "服务请求 " + request.no() + " 已答复，请查看，并评价或者追问");
  }
}
