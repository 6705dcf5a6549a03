package cn.lianban.intake.process;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.deadlines.process.DeadlineTexts;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.models.ModelBundle;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 告知不予决定: tells the applicant why, and until when reconsideration may be asked for. */
@Component("tellRefusal")
class TellRefusal implements JavaDelegate {

  private final Applications applications;
  private final Notices notices;
  private final TimeLimits limits;
  private final WorkingCalendar calendar;
  private final DeadlineTexts texts;
  private final ModelBundle bundle;
  private final Clock clock;

  TellRefusal(
      Applications applications,
      Notices notices,
      TimeLimits limits,
      WorkingCalendar calendar,
      DeadlineTexts texts,
      ModelBundle bundle,
      Clock clock) {
    this.applications = applications;
    this.notices = notices;
    this.limits = limits;
    this.calendar = calendar;
    this.texts = texts;
    this.bundle = bundle;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Application application = applications.get(execution.getProcessBusinessKey());
    String text =
        "申报 "
            + application.no()
            + " "
            + (application.outcomeName() == null ? "未予支持" : application.outcomeName())
            + "："
            + application.refusedReason()
            + "。"
            + remedy(execution);
    notices.send(
        notices.applicantOf(application.no()),
        application.no(),
        Objects.requireNonNullElse(application.outcome(), "refused"),
        text);
  }

  private String remedy(DelegateExecution execution) {
    if (Boolean.TRUE.equals(execution.getVariable(Variable.RECONSIDERED))) {
      return "已复核过一次，本决定为终局决定";
    }
    int days =
        limits
            .of(bundle.of(execution.getProcessDefinitionId()), TimeLimits.RECONSIDERATION)
            .workingDays();
    return "对决定有异议的，可以在 "
        + texts.day(calendar.plusWorkingDays(OffsetDateTime.now(clock), days))
        + " 前（含当日）申请复核一次";
  }
}
