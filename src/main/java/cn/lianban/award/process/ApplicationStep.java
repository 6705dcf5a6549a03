package cn.lianban.award.process;

import cn.lianban.award.Comparisons;
import cn.lianban.award.ConclusionTexts;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.Corrections;
import cn.lianban.kernel.Actor;
import cn.lianban.review.Evaluations;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.TaskBackground;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Steps of applications that no part of the program handles: what their forms show. */
@Component
class ApplicationStep implements TaskBackground {

  private final CaseTexts texts;
  private final ConclusionTexts conclusionTexts;
  private final Comparisons comparisons;
  private final Evaluations evaluations;
  private final Corrections corrections;
  private final WorkItems workItems;
  private final Timeline timeline;
  private final Bureaus bureaus;

  ApplicationStep(
      CaseTexts texts,
      ConclusionTexts conclusionTexts,
      Comparisons comparisons,
      Evaluations evaluations,
      Corrections corrections,
      WorkItems workItems,
      Timeline timeline,
      Bureaus bureaus) {
    this.texts = texts;
    this.conclusionTexts = conclusionTexts;
    this.comparisons = comparisons;
    this.evaluations = evaluations;
    this.corrections = corrections;
    this.workItems = workItems;
    this.timeline = timeline;
    this.bureaus = bureaus;
  }

  @Override
  public String numberPrefix() {
    return CaseTexts.NUMBER_PREFIX;
  }

  /** Opinions are shown once all bureaus have given theirs. */
  @Override
  public Map<String, Object> texts(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    boolean reviewing =
        workItems.ofCase(task.caseNo()).stream()
            .anyMatch(open -> open.key().equals(TimeLimits.REVIEW));
    if (!reviewing) {
      values.putAll(conclusionTexts.texts(task.caseNo()));
      values.put("comparisonSummary", comparisons.summary(task.caseNo()));
      values.put("evaluationSummary", evaluations.summary(task.caseNo()));
    }
    return values;
  }

  @Override
  public void tell(WorkItem task, String text, Actor actor) {
    timeline.add(task.caseNo(), "task-answer", bureaus.name(task.bureau()), text, actor);
  }

  @Override
  public void askForCorrection(WorkItem task, String request) {
    corrections.ask(task.caseNo(), task.key(), bureaus.name(task.bureau()) + "：" + request);
  }
}
