package cn.lianban.award.process;

import cn.lianban.award.Approvals;
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

/**
 * 审定: approves or returns the proposed award or refusal; an approved award is reserved in the same
 * transaction.
 */
@Component
class ApproveAwardHandler implements TaskHandler {

  private final Approvals approvals;
  private final ConclusionTexts conclusionTexts;
  private final CaseTexts texts;
  private final Evaluations evaluations;

  ApproveAwardHandler(
      Approvals approvals,
      ConclusionTexts conclusionTexts,
      CaseTexts texts,
      Evaluations evaluations) {
    this.approvals = approvals;
    this.conclusionTexts = conclusionTexts;
    this.texts = texts;
    this.evaluations = evaluations;
  }

  @Override
  public String taskKey() {
    return "approveAward";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.putAll(conclusionTexts.texts(task.caseNo()));
    values.put("evaluationSummary", evaluations.summary(task.caseNo()));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    return Map.of(
        Variable.APPROVAL,
        approvals.approve(
            task, submission.requiredText("decision"), submission.text("remark"), actor));
  }
}
