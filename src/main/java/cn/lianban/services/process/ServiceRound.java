package cn.lianban.services.process;

import cn.lianban.kernel.CalledByModels;
import cn.lianban.services.ServiceBureaus;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The present round of answers, from which the process makes its tasks. */
@CalledByModels
@Component("serviceRound")
public class ServiceRound {

  private final ServiceBureaus bureaus;

  ServiceRound(ServiceBureaus bureaus) {
    this.bureaus = bureaus;
  }

  /** The bureaus that have to answer. */
  public List<String> bureaus(DelegateExecution execution) {
    return bureaus.asked(execution.getProcessBusinessKey());
  }
}
