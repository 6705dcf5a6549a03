package cn.lianban.review.process;

import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Refused;
import cn.lianban.review.Evaluations;
import cn.lianban.review.Experts;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 专家评审: an expert declares a conflict or gives a score; only the expert of the seat sees the task.
 */
@Component
class EvaluateApplicationHandler implements TaskHandler {

  private final Evaluations evaluations;
  private final Experts experts;
  private final CaseTexts texts;
  private final Timeline timeline;

  EvaluateApplicationHandler(
      Evaluations evaluations, Experts experts, CaseTexts texts, Timeline timeline) {
    this.evaluations = evaluations;
    this.experts = experts;
    this.texts = texts;
    this.timeline = timeline;
  }

  @Override
  public String taskKey() {
    return AwardProcess.EVALUATE_APPLICATION;
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    if (experts.isSuspended(task.assignee())) {
      return Map.of("caseSummary", "您在专家库中已暂停，暂时不能查看和评审本申报。席位为您保留至评审时限，恢复之后可以继续；有疑问请联系流程管理员。");
    }
    Map<String, Object> values = texts.forExperts(task);
    evaluations
        .criteria(task.caseNo())
        .ifPresent(criteria -> values.put("criteriaSummary", criteria));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    boolean conflict = submission.isTrue("conflict");
    BigDecimal score = submission.number("score");
    if (!conflict && score == null) {
      throw new BadInput("score", "请填写评分（0 至 100）");
    }
    if (!conflict && !experts.mayEvaluate(actor)) {
      throw new Refused("您现在不能参加评审（专家库中已暂停，或者已不在专家组）。暂停的，席位保留至评审时限，届时仍未恢复的另行安排专家。有疑问请联系流程管理员");
    }
    if (!conflict && evaluations.isOfApplicant(task.caseNo(), actor.id())) {
      throw new Refused("专家库登记您现在所在的单位即申报主体，不能评分，请声明回避；登记有误的，请联系流程管理员更正");
    }
    evaluations.answer(task.caseNo(), actor.id(), conflict, score, submission.text("remark"));
    // without the account, because only auditors may see which expert said what
    timeline.add(task.caseNo(), "evaluated", "评审专家", conflict ? "一名专家声明回避" : "收到一份专家评审", null);
    return Map.of();
  }
}
