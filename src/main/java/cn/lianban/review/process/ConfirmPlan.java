package cn.lianban.review.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.intake.Plan;
import cn.lianban.intake.Plans;
import cn.lianban.review.Evaluations;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * 确认办理方案: makes the plan binding, on verified facts. If it asks for an evaluation that was not
 * made, the process makes it now.
 */
@Component("confirmPlan")
class ConfirmPlan implements ExecutionListener {

  private final Plans plans;
  private final Evaluations evaluations;
  private final Decisions decisions;

  ConfirmPlan(Plans plans, Evaluations evaluations, Decisions decisions) {
    this.plans = plans;
    this.evaluations = evaluations;
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    Plan plan = plans.record(no, decisions.taken(execution, "handlingPlan"));
    execution.setVariable(Variable.APPROVER_GROUP, plan.approverGroup());
    execution.setVariable(Variable.PAYER_GROUP, plan.payerGroup());
    execution.setVariable(
        Variable.EVALUATION_NEEDED, plan.evaluation() && evaluations.meanScore(no).isEmpty());
  }
}
