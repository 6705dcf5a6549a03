package cn.lianban.selection.process;

import cn.lianban.selection.RoundSchedule;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 开放申报. */
@Component("openRound")
class OpenRound implements JavaDelegate {

  private final RoundSchedule schedule;

  OpenRound(RoundSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public void execute(DelegateExecution execution) {
    schedule.opened(execution.getProcessBusinessKey());
  }
}
