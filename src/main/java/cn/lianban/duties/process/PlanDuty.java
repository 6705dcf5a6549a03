package cn.lianban.duties.process;

import cn.lianban.duties.Duties;
import cn.lianban.duties.DutyPlan;
import cn.lianban.duties.DutyProcess.Variable;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 确定督办安排: stores the supervisor and the escalation body, and routes the duty by the plan. */
@Component("planDuty")
class PlanDuty implements ExecutionListener {

  private final Duties duties;
  private final Decisions decisions;

  PlanDuty(Duties duties, Decisions decisions) {
    this.duties = duties;
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    DutyPlan plan = DutyPlan.of(decisions.taken(execution, "dutyPlan"));
    duties.plan(execution.getProcessBusinessKey(), plan);
    execution.setVariable(Variable.SUPERVISOR, plan.supervisor());
    execution.setVariable(Variable.ESCALATION_BODY, plan.escalationBody());
  }
}
