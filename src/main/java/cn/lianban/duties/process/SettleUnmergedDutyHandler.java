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

/** 处理逾期未汇总: the special team urges the lead once more, or closes the duty as unfinished. */
@Component
class SettleUnmergedDutyHandler implements TaskHandler {

  private final Supervision supervision;
  private final DutyTexts texts;

  SettleUnmergedDutyHandler(Supervision supervision, DutyTexts texts) {
    this.supervision = supervision;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "settleUnmergedDuty";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    return texts.forDecision(task);
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String decision = submission.requiredText("decision");
    supervision.settle(task, decision, submission.text("remark"), actor);
    return Map.of(Variable.SETTLEMENT, decision);
  }
}
