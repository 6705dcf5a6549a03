package cn.lianban.payout.process;

import cn.lianban.award.ConclusionTexts;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.Actor;
import cn.lianban.payout.Objections;
import cn.lianban.payout.PayoutTexts;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 异议处理: handles objections one by one, the oldest first. */
@Component
class HandleObjectionHandler implements TaskHandler {

  private final Objections objections;
  private final ConclusionTexts conclusionTexts;
  private final PayoutTexts payoutTexts;
  private final CaseTexts texts;

  HandleObjectionHandler(
      Objections objections,
      ConclusionTexts conclusionTexts,
      PayoutTexts payoutTexts,
      CaseTexts texts) {
    this.objections = objections;
    this.conclusionTexts = conclusionTexts;
    this.payoutTexts = payoutTexts;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "handleObjection";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.putAll(conclusionTexts.texts(task.caseNo()));
    values.putAll(payoutTexts.of(task));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String finding = submission.requiredText("finding");
    boolean open = objections.handle(task.caseNo(), finding, submission.text("remark"), actor);
    return Map.of(Variable.FINDING, finding, Variable.OBJECTIONS_OPEN, open);
  }
}
