package cn.lianban.services.process;

import cn.lianban.services.ServiceProcess.Variable;
import cn.lianban.services.ServiceRequests;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 拟定办理方式: stores the plan of the service and routes the request by it. */
@Component("planService")
class PlanService implements ExecutionListener {

  private final ServiceRequests requests;
  private final Decisions decisions;

  PlanService(ServiceRequests requests, Decisions decisions) {
    this.requests = requests;
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String acceptingBody =
        requests
            .plan(execution.getProcessBusinessKey(), decisions.taken(execution, "servicePlan"))
            .acceptingBody();
    execution.setVariable(Variable.ACCEPTING_BODY, acceptingBody);
  }
}
