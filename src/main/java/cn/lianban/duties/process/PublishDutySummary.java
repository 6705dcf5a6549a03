package cn.lianban.duties.process;

import cn.lianban.duties.Supervision;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 公开任务进展: publishes what was done. */
@Component("publishDutySummary")
class PublishDutySummary implements JavaDelegate {

  private final Supervision supervision;

  PublishDutySummary(Supervision supervision) {
    this.supervision = supervision;
  }

  @Override
  public void execute(DelegateExecution execution) {
    supervision.publish(execution.getProcessBusinessKey());
  }
}
