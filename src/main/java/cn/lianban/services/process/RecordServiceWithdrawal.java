package cn.lianban.services.process;

import cn.lianban.notices.Notices;
import cn.lianban.services.ServiceBureaus;
import cn.lianban.services.ServiceRequest;
import cn.lianban.services.ServiceRequests;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记撤回请求: notifies those who handle the request that it is closed. */
@Component("recordServiceWithdrawal")
class RecordServiceWithdrawal implements JavaDelegate {

  private final ServiceRequests requests;
  private final ServiceBureaus bureaus;
  private final Notices notices;

  RecordServiceWithdrawal(ServiceRequests requests, ServiceBureaus bureaus, Notices notices) {
    this.requests = requests;
    this.bureaus = bureaus;
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ServiceRequest request = requests.get(execution.getProcessBusinessKey());
    Stream.concat(Stream.of(request.acceptingBody()), bureaus.all(request.no()).stream())
        .distinct()
        .forEach(
            group ->
                notices.send(
                    group, request.no(), "withdrawn", "服务请求 " + request.no() + " 已由企业撤回，办理终止"));
  }
}
