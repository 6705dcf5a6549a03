package cn.lianban.intake.process;

import cn.lianban.intake.AwardProcess.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 启动复核: notes that reconsideration has begun, so that a second refusal is final. */
@Component("openReconsideration")
class OpenReconsideration implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(Variable.RECONSIDERED, true);
  }
}
