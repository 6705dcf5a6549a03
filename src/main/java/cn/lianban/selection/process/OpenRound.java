package cn.lianban.selection.process;

import cn.lianban.selection.Watch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 开放申报. */
@Component("openRound")
class OpenRound implements JavaDelegate {

  private final Watch watch;

  OpenRound(Watch watch) {
    this.watch = watch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    watch.opened(execution.getProcessBusinessKey());
  }
}
