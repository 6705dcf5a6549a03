package cn.lianban.selection.process;

import cn.lianban.selection.RoundSchedule;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 截止申报. */
@Component("closeRound")
class CloseRound implements JavaDelegate {

  private final RoundSchedule schedule;

  CloseRound(RoundSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public void execute(DelegateExecution execution) {
    schedule.closed(execution.getProcessBusinessKey());
  }
}
