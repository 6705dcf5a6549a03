package cn.lianban.award.process;

import cn.lianban.award.Comparisons;
import cn.lianban.award.Concluding;
import cn.lianban.award.ConclusionTexts;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.Actor;
import cn.lianban.review.Evaluations;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 专班协调: the special team settles where bureaus disagree. */
@Component
class CoordinateBureausHandler implements TaskHandler {

  private final Concluding concluding;
  private final ConclusionTexts conclusionTexts;
  private final CaseTexts texts;
  private final Evaluations evaluations;
  private final Comparisons comparisons;

  CoordinateBureausHandler(
      Concluding concluding,
      ConclusionTexts conclusionTexts,
      CaseTexts texts,
      Evaluations evaluations,
      Comparisons comparisons) {
    this.concluding = concluding;
    this.conclusionTexts = conclusionTexts;
    this.texts = texts;
    this.evaluations = evaluations;
    this.comparisons = comparisons;
  }

  @Override
  public String taskKey() {
    return "coordinateBureaus";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.putAll(conclusionTexts.texts(task.caseNo()));
    values.put("comparisonSummary", comparisons.summary(task.caseNo()));
    values.put("evaluationSummary", evaluations.summary(task.caseNo()));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String conclusion = submission.requiredText("conclusion");
    concluding.coordinate(task, conclusion, submission.text("remark"), actor);
    return Map.of(Variable.COORDINATION, conclusion);
  }
}
