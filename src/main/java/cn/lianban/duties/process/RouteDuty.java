package cn.lianban.duties.process;

import cn.lianban.duties.DutyBureaus;
import cn.lianban.duties.DutyProcess.Variable;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 确定报告部门: stores the bureaus that the routing gives for the duty. */
@Component("routeDuty")
class RouteDuty implements ExecutionListener {

  private final DutyBureaus bureaus;
  private final Decisions decisions;

  RouteDuty(DutyBureaus bureaus, Decisions decisions) {
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
