package cn.lianban.aftercare.process;

import cn.lianban.aftercare.AftercareTexts;
import cn.lianban.aftercare.Recoveries;
import cn.lianban.award.ConclusionTexts;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.kernel.Actor;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 审定追回: confirms what the lead bureau proposes, or returns it. */
@Component
class ConfirmRecoveryHandler implements TaskHandler {

  private static final String RETURNED = "returned";

  private final Recoveries recoveries;
  private final AftercareTexts texts;
  private final ConclusionTexts conclusionTexts;

  ConfirmRecoveryHandler(
      Recoveries recoveries, AftercareTexts texts, ConclusionTexts conclusionTexts) {
    this.recoveries = recoveries;
    this.texts = texts;
    this.conclusionTexts = conclusionTexts;
  }

  @Override
  public String taskKey() {
    return "confirmRecovery";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.putAll(conclusionTexts.texts(task.caseNo()));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    if (submission.requiredText("decision").equals("return")) {
      recoveries.sendBack(task.caseNo(), submission.text("remark"), actor);
      return Map.of(Variable.RECOVERY, RETURNED);
    }
    return Map.of(Variable.RECOVERY, recoveries.confirm(task.caseNo(), actor));
  }
}
