package cn.lianban.services.process;

import cn.lianban.kernel.Actor;
import cn.lianban.services.RequestAnswers;
import cn.lianban.services.ServiceProcess.Variable;
import cn.lianban.services.ServiceTexts;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 汇总答复: the lead merges the bureaus' answers into one for the company, or returns one of them. */
@Component
class MergeServiceAnswerHandler implements TaskHandler {

  private static final String RETURN = "return";

  private final RequestAnswers answering;
  private final ServiceTexts texts;

  MergeServiceAnswerHandler(RequestAnswers answering, ServiceTexts texts) {
    this.answering = answering;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "mergeServiceAnswer";
  }

  @Override
  public FormSchema form(WorkItem task, FormSchema deployed) {
    return deployed.withOptions("bureau", answering.returnable(task.caseNo()));
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.put("answersSummary", texts.answersSummary(task.caseNo()));
    values.put("answer", answering.draft(task.caseNo()));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String decision = submission.requiredText("decision");
    if (decision.equals(RETURN)) {
      answering.giveBack(task, submission.requiredText("bureau"), submission.text("remark"), actor);
    } else {
      answering.merge(task, submission.text("answer"), actor);
    }
    return Map.of(Variable.ANSWER_DECISION, decision);
  }
}
