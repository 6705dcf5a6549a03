package cn.lianban.review.process;

import cn.lianban.deadlines.TimeLimits;
import cn.lianban.notices.Notices;
import cn.lianban.review.EvaluationDraws;
import cn.lianban.review.EvaluationDraws.Cause;
import cn.lianban.review.EvaluationDraws.Replacement;
import cn.lianban.review.Evaluations;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.ModelBundle;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 更换专家: gives the seat to the next expert of the draw where its expert has a conflict, or where its
 * time is over because of silence, a suspension or another bar; an expert who is reinstated in time
 * keeps it. If nobody is left, a silent expert gets the time once more, any other seat waits for
 * new experts, and the group from the time limits is notified once.
 */
@Component("replaceExpert")
class ReplaceExpert implements JavaDelegate {

  /** Type of the timeline entry for a seat for which no expert was found. */
  private static final String MISSING = "expert-missing";

  private static final Map<Cause, String> WHY =
      Map.of(
          Cause.VACANT,
          "一名专家回避",
          Cause.SILENT,
          "一名专家逾期未评",
          Cause.SUSPENDED,
          "一名专家停用，评审时限内未恢复",
          Cause.OF_APPLICANT,
          "一名专家登记的所在单位是本申报的申报主体",
          Cause.DISABLED,
          "一名专家的账号已停用",
          Cause.BARRED,
          "一名专家不再参加评审");

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
    boolean waited =
        evaluations
            .leftAt(no, seat)
            .filter(left -> evaluations.isVacant(no, seat) && timeline.tells(no, MISSING, left))
            .isPresent();
    Replacement replacement = draws.replace(no, seat, accounts.all());
    String why = waited ? "有新的专家可以参评" : WHY.get(replacement.cause());
    switch (replacement.outcome()) {
      case REPLACED -> timeline.add(no, "expert-replaced", why + "，已更换专家");
      case RENEWED -> timeline.add(no, "expert-kept", "一名专家曾停用，现已恢复，席位不变，顺延评审时间");
      case CORRECTED -> timeline.add(no, "expert-kept", "一名专家登记的所在单位曾误为申报主体，现已更正，席位不变，顺延评审时间");
      case RETURNED -> timeline.add(no, "expert-kept", "停用的专家已恢复，空缺的席位仍由其评审");
      case KEPT -> {
        timeline.add(no, "expert-kept", why + "，专家库已无可更换的专家，顺延评审时间");
        ask(execution, "申报 " + no + "：" + why + "，专家库已无可更换的专家，请补充专家库或催办");
      }
      case EMPTY -> {
        if (!waited) {
          timeline.add(no, MISSING, why + "，专家库已无可更换的专家，席位空缺，补充专家后继续评审");
          ask(execution, "申报 " + no + "：" + why + "，专家库已无可更换的专家，席位空缺，请补充专家库");
        }
      }
    }
  }

  private void ask(DelegateExecution execution, String text) {
    String group =
        limits
            .of(bundle.of(execution.getProcessDefinitionId()), TimeLimits.REPLACEMENT)
            .escalateTo();
    if (group != null) {
      String no = execution.getProcessBusinessKey();
      notices.admit(group, no);
      notices.send(group, no, "escalation", text);
    }
  }
}
