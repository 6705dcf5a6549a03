package cn.lianban.services.process;

import cn.lianban.intake.CreditCodeConfirmations;
import cn.lianban.kernel.Actor;
import cn.lianban.services.RequestAnswers;
import cn.lianban.services.ServiceProcess.Variable;
import cn.lianban.services.ServiceTexts;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 受理服务请求: the accepting body accepts, asks for a supplement, or does not accept. */
@Component
class AcceptServiceRequestHandler implements TaskHandler {

  private final RequestAnswers answering;
  private final ServiceTexts texts;

  AcceptServiceRequestHandler(RequestAnswers answering, ServiceTexts texts) {
    this.answering = answering;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "acceptServiceRequest";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.putAll(answering.codeTexts(task.caseNo()));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String decision = submission.requiredText("decision");
    String remark = submission.text("remark");
    switch (decision) {
      case "accept" ->
          answering.accept(task, submission.isTrue(CreditCodeConfirmations.FIELD), actor);
      case "supplement" -> answering.askForSupplement(task, remark);
      default -> answering.refuse(task, remark, actor);
    }
    return Map.of(Variable.REQUEST_ACCEPTANCE, decision);
  }
}
