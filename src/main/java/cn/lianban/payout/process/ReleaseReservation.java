package cn.lianban.payout.process;

import cn.lianban.payout.Publicities;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 释放预留. */
@Component("releaseReservation")
class ReleaseReservation implements JavaDelegate {

  private final Publicities publicities;

  ReleaseReservation(Publicities publicities) {
    this.publicities = publicities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    publicities.revoke(execution.getProcessBusinessKey());
  }
}
