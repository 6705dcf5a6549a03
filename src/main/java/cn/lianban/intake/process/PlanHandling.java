package cn.lianban.intake.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.intake.Plan;
import cn.lianban.intake.Plans;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 拟定办理方案: stores the plan made on declared facts and routes the case by it. */
@Component("planHandling")
class PlanHandling implements ExecutionListener {

  private final Plans plans;
  private final Decisions decisions;

  PlanHandling(Plans plans, Decisions decisions) {
    this.plans = plans;
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Plan plan =
        plans.record(execution.getProcessBusinessKey(), decisions.taken(execution, "handlingPlan"));
    execution.setVariable(Variable.ACCEPTING_BODY, plan.acceptingBody());
    execution.setVariable(Variable.APPROVER_GROUP, plan.approverGroup());
    execution.setVariable(Variable.PAYER_GROUP, plan.payerGroup());
    execution.setVariable(Variable.EVALUATION_NEEDED, plan.evaluation());
  }
}
