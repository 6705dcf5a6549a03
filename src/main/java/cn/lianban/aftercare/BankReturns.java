package cn.lianban.aftercare;

import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.intake.Plan;
import cn.lianban.intake.Plans;
import cn.lianban.intake.Status.Meaning;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.TextChecks;
import cn.lianban.notices.Notices;
import cn.lianban.payout.Payments;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.ModelBundle;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments returned by the bank (退汇): the award has to be paid again, to an account that the
 * applicant gives anew.
 */
@Service
public class BankReturns {

  private static final String PROCESS = "awardReturn";

  private final Applications applications;
  private final Plans plans;
  private final Payments payments;
  private final AwardProcess process;
  private final ModelBundle bundle;
  private final Notices notices;
  private final Cases cases;
  private final Timeline timeline;

  BankReturns(
      Applications applications,
      Plans plans,
      Payments payments,
      AwardProcess process,
      ModelBundle bundle,
      Notices notices,
      Cases cases,
      Timeline timeline) {
    this.applications = applications;
    this.plans = plans;
    this.payments = payments;
    this.process = process;
    this.bundle = bundle;
    this.notices = notices;
    this.cases = cases;
    this.timeline = timeline;
  }

  /**
   * Checks whether the person pays the case's award.
   *
   * @throws cn.lianban.kernel.NotFound for somebody who may not know of the case
   * @throws Refused for somebody else
   */
  public void checkMayRegister(Actor actor, String applicationNo) {
    applications.visibleTo(actor, applicationNo);
    if (!actor.isIn(plans.of(applicationNo).payerGroup())) {
      throw new Refused("只有该申报的拨付岗可以登记退汇");
    }
    cases.checkIsNoneOfTheApplicants(actor, List.of(applicationNo));
  }

  /**
   * Registers that the bank returned the payment; for those who pay the case's award.
   *
   * @param reference of the bank's slip; has to be unused
   * @throws Conflict where nothing is paid, or the award is being recovered
   */
  @Transactional
  public void register(
      Actor actor, String applicationNo, String reference, String reason, LocalDate returnedOn) {
    checkMayRegister(actor, applicationNo);
    Plan plan = plans.of(applicationNo);
    new TextChecks()
        .line("reference", "退汇凭证号", reference, TextChecks.LONGEST_REFERENCE)
        .text("reason", "退汇原因", reason, TextChecks.LONGEST_TEXT)
        .given("returnedOn", "退汇日期", returnedOn)
        .check();
    Application application = applications.lock(applicationNo);
    if (application.status().means(Meaning.RECOVERY)) {
      throw new Conflict("申报 " + applicationNo + " 正在追回：退回的款项请在审定追回之后登记为退款，或者在不予追回之后登记退汇");
    }
    if (!application.status().means(Meaning.PAYMENT)) {
      throw new Conflict(
          "申报 " + applicationNo + " 现为“" + application.status().label() + "”，没有可以登记退汇的拨付");
    }
    payments.giveBack(
        applicationNo, new Payments.Return(reference.strip(), reason.strip(), returnedOn), actor);
    process.startParallel(
        bundle.having(PROCESS, application.deployment()),
        PROCESS,
        applicationNo,
        Map.of(
            Variable.APPLICATION_NO,
            applicationNo,
            Variable.ITEM_ID,
            application.itemId(),
            Variable.PAYER_GROUP,
            plan.payerGroup()));
  }

  /** Asks the applicant for the account to pay to. */
  public void requestAccount(String applicationNo) {
    String text = "款项被银行退回，请更正或者确认收款账户，之后重新拨付";
    timeline.add(applicationNo, "account-asked", text);
    notices.send(
        notices.applicantOf(applicationNo),
        applicationNo,
        "account-asked",
        "申报 " + applicationNo + "：" + text);
  }

  /**
   * Notes that the applicant gave no account in time, and notifies the group to escalate to; the
   * case goes on waiting.
   */
  public void accountMissing(String applicationNo, @Nullable String escalateTo) {
    String text = "退汇之后逾期未更正收款账户，尚不能重新拨付";
    if (escalateTo != null) {
      notices.admit(escalateTo, applicationNo);
      notices.send(
          escalateTo, applicationNo, "escalation", "申报 " + applicationNo + "：" + text + "，请督办");
    }
    timeline.add(applicationNo, "account-missing", text);
    notices.send(
        notices.applicantOf(applicationNo),
        applicationNo,
        "account-asked",
        "申报 " + applicationNo + "：" + text + "，请尽快更正");
  }
}
