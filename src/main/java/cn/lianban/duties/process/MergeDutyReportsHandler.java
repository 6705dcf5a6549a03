package cn.lianban.duties.process;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.duties.DutyBureaus;
import cn.lianban.duties.DutyProcess.Variable;
import cn.lianban.duties.DutyTexts;
import cn.lianban.duties.Supervision;
import cn.lianban.kernel.Actor;
import cn.lianban.workflow.models.FormField;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 汇总任务进展: the lead merges the reports or returns one of them. */
@Component
class MergeDutyReportsHandler implements TaskHandler {

  private static final String RETURN = "return";

  private final Supervision supervision;
  private final DutyBureaus dutyBureaus;
  private final DutyTexts texts;
  private final Bureaus bureaus;

  MergeDutyReportsHandler(
      Supervision supervision, DutyBureaus dutyBureaus, DutyTexts texts, Bureaus bureaus) {
    this.supervision = supervision;
    this.dutyBureaus = dutyBureaus;
    this.texts = texts;
    this.bureaus = bureaus;
  }

  @Override
  public String taskKey() {
    return "mergeDutyReports";
  }

  /** Offers the bureaus of the duty as those whose report can be returned. */
  @Override
  public FormSchema form(WorkItem task, FormSchema deployed) {
    return deployed.withOptions(
        "returnTo",
        dutyBureaus.of(task.caseNo()).stream()
            .map(bureau -> new FormField.Option(bureau, bureaus.name(bureau)))
            .toList());
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.forDecision(task);
    supervision
        .merged(task.caseNo())
        .ifPresent(
            merged -> {
              values.put("overallStatus", merged.progress().id());
              values.put("summary", merged.summary());
              values.put("publicSummary", merged.publicSummary());
            });
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String decision = submission.requiredText("decision");
    if (decision.equals(RETURN)) {
      String bureau = submission.requiredText("returnTo");
      supervision.giveBack(task, bureau, submission.text("remark"), actor);
      return Map.of(Variable.MERGING, decision, Variable.RETURNED_TO, bureau);
    }
    supervision.merge(task, submission, actor);
    return Map.of(Variable.MERGING, decision);
  }
}
