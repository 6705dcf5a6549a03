package cn.lianban.aftercare.process;

import cn.lianban.aftercare.AftercareTexts;
import cn.lianban.aftercare.Recoveries;
import cn.lianban.award.ConclusionTexts;
import cn.lianban.kernel.Actor;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 提出追回建议: the lead bureau proposes how much is to be paid back and why, or that nothing is. */
@Component
class ProposeRecoveryHandler implements TaskHandler {

  private final Recoveries recoveries;
  private final AftercareTexts texts;
  private final ConclusionTexts conclusionTexts;

  ProposeRecoveryHandler(
      Recoveries recoveries, AftercareTexts texts, ConclusionTexts conclusionTexts) {
    this.recoveries = recoveries;
    this.texts = texts;
    this.conclusionTexts = conclusionTexts;
  }

  @Override
  public String taskKey() {
    return "proposeRecovery";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.putAll(conclusionTexts.texts(task.caseNo()));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    recoveries.propose(
        task.caseNo(),
        submission.requiredText("proposal"),
        submission.money("amount"),
        submission.text("remark"),
        actor);
    return Map.of();
  }
}
