package cn.lianban.services.process;

import cn.lianban.services.ServiceBureaus;
import cn.lianban.services.ServiceProcess.Variable;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 确定答复部门: stores the bureaus from the routing. */
@Component("routeServiceRequest")
class RouteServiceRequest implements ExecutionListener {

  private final ServiceBureaus bureaus;
  private final Decisions decisions;

  RouteServiceRequest(ServiceBureaus bureaus, Decisions decisions) {
    this.bureaus = bureaus;
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String lead =
        bureaus.record(
            execution.getProcessBusinessKey(), decisions.taken(execution, "bureauRouting"));
    execution.setVariable(Variable.LEAD_BUREAU, lead);
  }
}
