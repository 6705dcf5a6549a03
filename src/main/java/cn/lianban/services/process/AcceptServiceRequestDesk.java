package cn.lianban.services.process;

import cn.lianban.intake.CreditChecks;
import cn.lianban.kernel.Actor;
import cn.lianban.services.Answering;
import cn.lianban.services.ServiceTexts;
import cn.lianban.workflow.ServiceProcess.Variable;
import cn.lianban.workflow.Submission;
import cn.lianban.workflow.TaskDesk;
import cn.lianban.workflow.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 受理服务请求: the accepting body accepts, asks for a supplement, or does not accept. */
@Component
class AcceptServiceRequestDesk implements TaskDesk {

  private final Answering answering;
  private final ServiceTexts texts;

  AcceptServiceRequestDesk(Answering answering, ServiceTexts texts) {
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
    values.putAll(answering.codeTexts(task.applicationNo()));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String decision = submission.text("decision");
    String remark = submission.text("remark");
    switch (decision) {
      case "accept" -> answering.accept(task, submission.isTrue(CreditChecks.FIELD), actor);
      case "supplement" -> answering.askForSupplement(task, remark);
      default -> answering.refuse(task, remark, actor);
    }
    return Map.of(Variable.REQUEST_ACCEPTANCE, decision);
  }
}
