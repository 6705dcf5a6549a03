package cn.lianban.aftercare.process;

import cn.lianban.aftercare.Aftercare;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 安排后续监管: begins the applicant's obligations. */
@Component("beginAftercare")
class BeginAftercare implements JavaDelegate {

  private final Aftercare aftercare;

  BeginAftercare(Aftercare aftercare) {
    this.aftercare = aftercare;
  }

  @Override
  public void execute(DelegateExecution execution) {
    aftercare.begin(execution.getProcessBusinessKey());
  }
}
