package cn.lianban.payout.process;

import cn.lianban.payout.Publicities;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 结束公示. */
@Component("closePublicity")
class ClosePublicity implements JavaDelegate {

  private final Publicities publicities;

  ClosePublicity(Publicities publicities) {
    this.publicities = publicities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    publicities.close(execution.getProcessBusinessKey());
  }
}
