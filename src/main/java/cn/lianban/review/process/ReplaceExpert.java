package cn.lianban.review.process;

import cn.lianban.calendar.Notices;
import cn.lianban.calendar.TimeLimits;
import cn.lianban.review.EvaluationDraws;
import cn.lianban.review.Evaluations;
import cn.lianban.workflow.ModelBundle;
import cn.lianban.workflow.Timeline;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 更换专家: the seat of an expert who has declared a conflict, or has not answered in time, goes to the next one of the draw. Where
 * nobody is left for a silent expert, the expert has the time once more and those whom the time limits name are told.
 */
@Component("replaceExpert")
class ReplaceExpert implements JavaDelegate {

  private final EvaluationDraws draws;
  private final Evaluations evaluations;
  private final ExpertAccounts accounts;
  private final TimeLimits limits;
  private final ModelBundle bundle;
  private final Notices notices;
  private final Timeline timeline;

  ReplaceExpert(
      EvaluationDraws draws,
      Evaluations evaluations,
      ExpertAccounts accounts,
      TimeLimits limits,
      ModelBundle bundle,
      Notices notices,
      Timeline timeline) {
    this.draws = draws;
    this.evaluations = evaluations;
    this.accounts = accounts;
    this.limits = limits;
    this.bundle = bundle;
    this.notices = notices;
    this.timeline = timeline;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    int seat = (Integer) execution.getVariable("seat");
    boolean conflict = evaluations.isVacant(no, seat);
    if (draws.replace(no, seat, accounts.all())) {
      timeline.add(no, "expert-replaced", conflict ? "一名专家回避，已更换专家" : "一名专家逾期未评，已更换专家");
      return;
    }
    timeline.add(no, "expert-kept", "一名专家逾期未评，专家库已无可更换的专家，顺延评审时间");
    String group = limits.of(bundle.of(execution.getProcessDefinitionId()), TimeLimits.REPLACEMENT).escalateTo();
    if (group != null) {
      notices.admit(group, no);
      notices.send(group, no, "escalation", "申报 " + no + "：一名专家逾期未评，专家库已无可更换的专家，请补充专家库或催办");
    }
  }
}
