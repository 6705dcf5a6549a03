package cn.lianban.services.process;

import cn.lianban.workflow.cases.Timeline;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 期满办结: closes the request that was neither rated nor asked about again in time. */
@Component("closeUnrated")
class CloseUnrated implements JavaDelegate {

  private final Timeline timeline;

  CloseUnrated(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void execute(DelegateExecution execution) {
    timeline.add(execution.getProcessBusinessKey(), "unrated", "期满未评价，自动办结");
  }
}
