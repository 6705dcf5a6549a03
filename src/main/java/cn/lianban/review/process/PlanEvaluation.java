package cn.lianban.review.process;

import cn.lianban.review.EvaluationPlan;
import cn.lianban.workflow.models.Decisions;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * 确定评审方案: passes the plan of evaluation to the draw within one transaction, without storing it in
 * the database.
 */
@Component("planEvaluation")
class PlanEvaluation implements ExecutionListener {

  private static final String NAME = "evaluationPlan";

  private final Decisions decisions;

  PlanEvaluation(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    EvaluationPlan plan = EvaluationPlan.of(decisions.taken(execution, NAME));
    execution.setVariable(NAME, Variables.untypedValue(plan, true));
  }

  /** The plan; empty in a case whose bundle is older than the plans of evaluation. */
  static Optional<EvaluationPlan> of(DelegateExecution execution) {
    return Optional.ofNullable((EvaluationPlan) execution.getVariable(NAME));
  }
}
