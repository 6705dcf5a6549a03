package cn.lianban.selection.process;

import cn.lianban.selection.Watch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 截止申报. */
@Component("closeRound")
class CloseRound implements JavaDelegate {

  private final Watch watch;

  CloseRound(Watch watch) {
    this.watch = watch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    watch.closed(execution.getProcessBusinessKey());
  }
}
