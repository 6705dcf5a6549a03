package cn.lianban.payout.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.payout.Publicities;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 恢复公示: lets the remaining days run. */
@Component("resumePublicity")
class ResumePublicity implements JavaDelegate {

  private final Publicities publicities;

  ResumePublicity(Publicities publicities) {
    this.publicities = publicities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        Variable.PUBLICITY_ENDS_AT,
        Date.from(publicities.resume(execution.getProcessBusinessKey()).toInstant()));
  }
}
