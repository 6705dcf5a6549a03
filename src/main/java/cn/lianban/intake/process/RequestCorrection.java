package cn.lianban.intake.process;

import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.Corrections;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Timeline;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 发出补正通知: tells the applicant what to correct. */
@Component("requestCorrection")
class RequestCorrection implements JavaDelegate {

  private final Applications applications;
  private final Corrections corrections;
  private final Timeline timeline;
  private final Notices notices;

  RequestCorrection(
      Applications applications, Corrections corrections, Timeline timeline, Notices notices) {
    this.applications = applications;
    this.corrections = corrections;
    this.timeline = timeline;
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Application application = applications.get(execution.getProcessBusinessKey());
    String request = corrections.newest(application.no()).orElseThrow().request();
    timeline.add(application.no(), "correction-requested", "补正通知：" + request);
    notices.send(
        notices.applicantOf(application.no()),
        application.no(),
        "correction",
        "申报 " + application.no() + " 需要补正：" + request);
  }
}
