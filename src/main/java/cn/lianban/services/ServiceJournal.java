package cn.lianban.services;

import cn.lianban.intake.Timeline;
import cn.lianban.workflow.CaseJournal;
import org.springframework.stereotype.Component;

/** Keeps the status and the timeline of service requests in step with their process. */
@Component
class ServiceJournal implements CaseJournal {

  private final ServiceRequests requests;
  private final Timeline timeline;

  ServiceJournal(ServiceRequests requests, Timeline timeline) {
    this.requests = requests;
    this.timeline = timeline;
  }

  @Override
  public boolean keeps(String caseNo) {
    return caseNo.startsWith(ServiceRequests.NUMBER_PREFIX);
  }

  @Override
  public String word() {
    return "服务请求";
  }

  @Override
  public void lock(String requestNo) {
    requests.lock(requestNo);
  }

  @Override
  public void entered(String requestNo, String statusId, String nodeName) {
    ServiceStatus status = ServiceStatus.of(statusId);
    // several bureaus enter the same step at once
    if (requests.get(requestNo).status() != status) {
      requests.moveTo(requestNo, status);
      timeline.add(requestNo, status.id(), "进入环节：" + nodeName);
    }
  }
}
