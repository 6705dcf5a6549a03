package cn.lianban.services.process;

import cn.lianban.kernel.Actor;
import cn.lianban.services.RequestAnswers;
import cn.lianban.services.ServiceTexts;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 部门答复: each routed bureau answers; the answer is stored in the dossier and never in a process
 * variable.
 */
@Component
class AnswerServiceRequestHandler implements TaskHandler {

  private final RequestAnswers answering;
  private final ServiceTexts texts;

  AnswerServiceRequestHandler(RequestAnswers answering, ServiceTexts texts) {
    this.answering = answering;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "answerServiceRequest";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.put("answersSummary", texts.answersSummaryOf(task.caseNo(), task.bureau()));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    answering.answer(task, submission.text("help"), submission.text("answer"), actor);
    return Map.of();
  }
}
