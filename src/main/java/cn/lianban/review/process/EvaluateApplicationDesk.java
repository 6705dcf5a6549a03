package cn.lianban.review.process;

import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.review.Evaluations;
import cn.lianban.workflow.Submission;
import cn.lianban.workflow.TaskDesk;
import cn.lianban.workflow.Timeline;
import cn.lianban.workflow.WorkItem;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 专家评审: an expert declares a conflict or scores; nobody but the expert of the seat sees it. */
@Component
class EvaluateApplicationDesk implements TaskDesk {

  private final Evaluations evaluations;
  private final CaseTexts texts;
  private final Timeline timeline;

  EvaluateApplicationDesk(Evaluations evaluations, CaseTexts texts, Timeline timeline) {
    this.evaluations = evaluations;
    this.texts = texts;
    this.timeline = timeline;
  }

  @Override
  public String taskKey() {
    return "evaluateApplication";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.forExperts(task);
    evaluations.criteria(task.applicationNo()).ifPresent(criteria -> values.put("criteriaSummary", criteria));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    boolean conflict = submission.isTrue("conflict");
    BigDecimal score = submission.number("score");
    if (!conflict && score == null) {
      throw new BadInput("score", "请填写评分（0 至 100）");
    }
    evaluations.answer(task.applicationNo(), actor.id(), conflict, score, submission.text("remark"));
    // without the account: who said what stays between the seat and those who audit
    timeline.add(task.applicationNo(), "evaluated", "评审专家", conflict ? "一名专家声明回避" : "收到一份专家评审", null);
    return Map.of();
  }
}
