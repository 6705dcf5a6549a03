package cn.lianban.review.process;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.Actor;
import cn.lianban.review.Opinions;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 部门联审: each routed bureau gives its opinion, which is stored in the dossier and never in a process
 * variable.
 */
@Component
class ReviewApplicationHandler implements TaskHandler {

  private static final Map<String, String> SAID =
      Map.of("agree", "意见：同意", "disagree", "意见：不同意", "correct", "意见：需补正");

  private final Opinions opinions;
  private final CaseTexts texts;
  private final Timeline timeline;
  private final Bureaus bureaus;

  ReviewApplicationHandler(Opinions opinions, CaseTexts texts, Timeline timeline, Bureaus bureaus) {
    this.opinions = opinions;
    this.texts = texts;
    this.timeline = timeline;
    this.bureaus = bureaus;
  }

  @Override
  public String taskKey() {
    return "reviewApplication";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.put("opinionsSummary", opinions.summaryOf(task.caseNo(), task.bureau()));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String opinion = submission.requiredText("opinion");
    opinions.record(task, opinion, submission.text("remark"), actor);
    timeline.add(
        task.caseNo(),
        "opinion",
        bureaus.name(task.bureau()),
        SAID.getOrDefault(opinion, opinion),
        actor);
    return Map.of();
  }
}
