package cn.lianban.award.process;

import cn.lianban.award.DecisionInputs;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 核对重复与预算: stores what overlaps and budgets leave for the lead. */
@Component("checkOverlap")
class CheckOverlap implements JavaDelegate {

  private final DecisionInputs assessing;

  CheckOverlap(DecisionInputs assessing) {
    this.assessing = assessing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    assessing.checkOverlap(execution.getProcessBusinessKey());
  }
}
