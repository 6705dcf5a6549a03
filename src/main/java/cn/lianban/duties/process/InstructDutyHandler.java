package cn.lianban.duties.process;

import cn.lianban.duties.DutyProcess.Variable;
import cn.lianban.duties.DutyTexts;
import cn.lianban.duties.Supervision;
import cn.lianban.kernel.Actor;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 批示处理意见: the district government approves the publication, or orders corrections first. */
@Component
class InstructDutyHandler implements TaskHandler {

  private final Supervision supervision;
  private final DutyTexts texts;

  InstructDutyHandler(Supervision supervision, DutyTexts texts) {
    this.supervision = supervision;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "instructDuty";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    return texts.forDecision(task);
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String decision = submission.requiredText("decision");
    supervision.instruct(task, decision, submission.text("remark"), actor);
    return Map.of(Variable.INSTRUCTION, decision);
  }
}
