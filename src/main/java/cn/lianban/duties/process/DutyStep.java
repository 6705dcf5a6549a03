package cn.lianban.duties.process;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.duties.DutyTexts;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.TaskBackground;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Steps of duties that no part of the program handles: what their forms show. */
@Component
class DutyStep implements TaskBackground {

  private final DutyTexts texts;
  private final Timeline timeline;
  private final Bureaus bureaus;

  DutyStep(DutyTexts texts, Timeline timeline, Bureaus bureaus) {
    this.texts = texts;
    this.timeline = timeline;
    this.bureaus = bureaus;
  }

  @Override
  public String numberPrefix() {
    return DutyTexts.NUMBER_PREFIX;
  }

  @Override
  public Map<String, Object> texts(WorkItem task) {
    return texts.forReport(task);
  }

  @Override
  public void tell(WorkItem task, String text, Actor actor) {
    timeline.add(task.caseNo(), "task-answer", bureaus.name(task.bureau()), text, actor);
  }

  @Override
  public void askForCorrection(WorkItem task, String request) {
    throw new BadInput("decision", "任务督办没有补正，请退回报告的部门修改");
  }
}
