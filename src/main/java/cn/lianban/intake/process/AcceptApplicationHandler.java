package cn.lianban.intake.process;

import cn.lianban.intake.Acceptances;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.CreditCodeConfirmations;
import cn.lianban.intake.OtherEntities;
import cn.lianban.kernel.Actor;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 受理审查: the accepting body accepts, asks for a correction, or does not accept. */
@Component
class AcceptApplicationHandler implements TaskHandler {

  private final Acceptances acceptances;
  private final CaseTexts texts;

  AcceptApplicationHandler(Acceptances acceptances, CaseTexts texts) {
    this.acceptances = acceptances;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "acceptApplication";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    Stream.of(acceptances.mattersOf(task.caseNo()), acceptances.alike(task.caseNo()))
        .filter(text -> !text.isEmpty())
        .forEach(text -> values.merge("ledgerSummary", text, (had, known) -> had + "\n\n" + known));
    values.putAll(acceptances.codeTexts(task.caseNo()));
    values.putAll(acceptances.entityTexts(task.caseNo()));
    acceptances.matterOf(task.caseNo()).ifPresent(matter -> values.put("matterId", matter));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String decision = submission.requiredText("decision");
    String remark = submission.text("remark");
    switch (decision) {
      case "accept" ->
          acceptances.accept(
              task,
              submission.text("matterId"),
              submission.isTrue(CreditCodeConfirmations.FIELD),
              submission.text(OtherEntities.FIELD),
              actor);
      case "correct" -> acceptances.askForCorrection(task, remark);
      default -> acceptances.refuse(task, remark, actor);
    }
    return Map.of(Variable.ACCEPTANCE, decision);
  }
}
