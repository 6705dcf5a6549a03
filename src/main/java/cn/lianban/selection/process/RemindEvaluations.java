package cn.lianban.selection.process;

import cn.lianban.selection.RoundSchedule;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 督办评审. */
@Component("remindEvaluations")
class RemindEvaluations implements JavaDelegate {

  private final RoundSchedule schedule;

  RemindEvaluations(RoundSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public void execute(DelegateExecution execution) {
    schedule.remind(execution.getProcessBusinessKey());
  }
}
