package cn.lianban.review.process;

import cn.lianban.intake.Applications;
import cn.lianban.intake.FactRecords;
import cn.lianban.review.EvaluationDraws;
import cn.lianban.review.EvaluationDraws.Drawn;
import cn.lianban.review.EvaluationPlan;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.ModelBundle;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 抽取专家: draws as many experts as the plan asks for, and notes where too few of them know the
 * fields.
 */
@Component("drawExperts")
class DrawExperts implements JavaDelegate {

  private final EvaluationDraws draws;
  private final ExpertAccounts accounts;
  private final Applications applications;
  private final FactRecords facts;
  private final Decisions decisions;
  private final ModelBundle bundle;
  private final Timeline timeline;

  DrawExperts(
      EvaluationDraws draws,
      ExpertAccounts accounts,
      Applications applications,
      FactRecords facts,
      Decisions decisions,
      ModelBundle bundle,
      Timeline timeline) {
    this.draws = draws;
    this.accounts = accounts;
    this.applications = applications;
    this.facts = facts;
    this.decisions = decisions;
    this.bundle = bundle;
    this.timeline = timeline;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    EvaluationPlan plan = PlanEvaluation.of(execution).orElseGet(() -> byHandlingPlan(execution));
    Drawn drawn = draws.draw(no, accounts.all(), plan);
    timeline.add(no, "experts-drawn", told(plan, drawn));
  }

  /**
   * The plan for older bundles without plans of evaluation, whose handling plan has the number of
   * experts and the lowest score.
   */
  private EvaluationPlan byHandlingPlan(DelegateExecution execution) {
    var application = applications.get(execution.getProcessBusinessKey());
    String deployment = bundle.of(execution.getProcessDefinitionId());
    return EvaluationPlan.of(
        decisions.evaluate(
            deployment,
            "handlingPlan",
            Map.of("itemId", application.itemId(), "facts", facts.current(application))));
  }

  private static String told(EvaluationPlan plan, Drawn drawn) {
    String seats = "抽取评审专家 " + drawn.seats() + " 名";
    if (plan.fields().isEmpty()) {
      return seats;
    }
    String fields = String.join("、", plan.fields());
    return drawn.inField() >= drawn.seats()
        ? seats + "，均熟悉“" + fields + "”"
        : seats + "，其中熟悉“" + fields + "”的 " + drawn.inField() + " 名；专家库中该领域专家不足，其余由其他领域专家补足";
  }
}
