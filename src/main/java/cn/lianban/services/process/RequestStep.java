package cn.lianban.services.process;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.services.ServiceTexts;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.TaskBackground;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Steps of requests that no part of the program handles: what their forms show. */
@Component
class RequestStep implements TaskBackground {

  private final ServiceTexts texts;
  private final Timeline timeline;
  private final Bureaus bureaus;

  RequestStep(ServiceTexts texts, Timeline timeline, Bureaus bureaus) {
    this.texts = texts;
    this.timeline = timeline;
    this.bureaus = bureaus;
  }

  @Override
  public String numberPrefix() {
    return ServiceTexts.NUMBER_PREFIX;
  }

  @Override
  public Map<String, Object> texts(WorkItem task) {
    return texts.of(task);
  }

  @Override
  public void tell(WorkItem task, String text, Actor actor) {
    timeline.add(task.caseNo(), "task-answer", bureaus.name(task.bureau()), text, actor);
  }

  @Override
  public void askForCorrection(WorkItem task, String request) {
    throw new BadInput("decision", "服务请求没有补正，请请求人补充须由受理环节提出");
  }
}
