package cn.lianban.services;

import cn.lianban.workflow.cases.CaseStatusPort;
import org.springframework.stereotype.Component;

/** Updates the status of a request when its process changes it. */
@Component
class RequestStatusPort implements CaseStatusPort {

  private final ServiceRequests requests;

  RequestStatusPort(ServiceRequests requests) {
    this.requests = requests;
  }

  @Override
  public String numberPrefix() {
    return ServiceRequests.NUMBER_PREFIX;
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
  public String status(String requestNo) {
    return requests.get(requestNo).status().id();
  }

  @Override
  public void moveTo(String requestNo, String statusId) {
    requests.moveTo(requestNo, ServiceStatus.of(statusId));
  }
}
