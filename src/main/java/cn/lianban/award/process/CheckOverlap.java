package cn.lianban.award.process;

import cn.lianban.award.Assessing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 核对重复与预算. */
@Component("checkOverlap")
class CheckOverlap implements JavaDelegate {

  private final Assessing assessing;

  CheckOverlap(Assessing assessing) {
    this.assessing = assessing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    assessing.checkOverlap(execution.getProcessBusinessKey());
  }
}
