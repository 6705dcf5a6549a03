package cn.lianban.aftercare.process;

import cn.lianban.aftercare.AftercareTexts;
import cn.lianban.aftercare.AnnualReports;
import cn.lianban.aftercare.Barring;
import cn.lianban.aftercare.BreachReports;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.kernel.Actor;
import cn.lianban.workflow.models.FormField.Option;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 年度报告审核: accepts the report or the lack of one, asks for more, or reports a breach, which starts
 * the recovery.
 */
@Component
class ReviewReportHandler implements TaskHandler {

  private final AnnualReports reports;
  private final BreachReports breaches;
  private final Barring barring;
  private final AftercareTexts texts;

  ReviewReportHandler(
      AnnualReports reports, BreachReports breaches, Barring barring, AftercareTexts texts) {
    this.reports = reports;
    this.breaches = breaches;
    this.barring = barring;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "reviewReport";
  }

  @Override
  public FormSchema form(WorkItem task, FormSchema deployed) {
    return deployed.withOptions(
        "ground",
        barring.grounds(task.deploymentId()).stream()
            .map(ground -> new Option(ground.id(), ground.name()))
            .toList());
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    return texts.of(task);
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String no = task.caseNo();
    String finding = submission.requiredText("finding");
    reports.review(no, finding, submission.text("remark"), actor);
    if (finding.equals("breach")) {
      breaches.reportByLead(
          no, submission.requiredText("ground"), submission.requiredText("remark"), actor);
    }
    return Map.of(Variable.REPORT, finding, Variable.REPORTS_LEFT, reports.areLeft(no));
  }
}
