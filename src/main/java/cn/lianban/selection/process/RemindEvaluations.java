package cn.lianban.selection.process;

import cn.lianban.selection.Watch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 督办评审. */
@Component("remindEvaluations")
class RemindEvaluations implements JavaDelegate {

  private final Watch watch;

  RemindEvaluations(Watch watch) {
    this.watch = watch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    watch.remind(execution.getProcessBusinessKey());
  }
}
