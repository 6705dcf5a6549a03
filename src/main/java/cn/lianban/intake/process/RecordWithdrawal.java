package cn.lianban.intake.process;

import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.notices.Notices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记撤回: tells the accepting body that the case is closed. */
@Component("recordWithdrawal")
class RecordWithdrawal implements JavaDelegate {

  private final Applications applications;
  private final Notices notices;

  RecordWithdrawal(Applications applications, Notices notices) {
    this.applications = applications;
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Application application = applications.get(execution.getProcessBusinessKey());
    notices.send(
        application.acceptingBody(),
        application.no(),
        "withdrawn",
        "申报 " + application.no() + " 已由申报主体撤回，办理终止");
  }
}
