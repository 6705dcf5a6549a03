package cn.lianban.payout.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.payout.Publicities;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 发布公示. */
@Component("publiciseAward")
class PubliciseAward implements JavaDelegate {

  private final Publicities publicities;

  PubliciseAward(Publicities publicities) {
    this.publicities = publicities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        Variable.PUBLICITY_ENDS_AT,
        Date.from(publicities.open(execution.getProcessBusinessKey()).toInstant()));
  }
}
