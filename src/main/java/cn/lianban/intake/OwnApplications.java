package cn.lianban.intake;

import cn.lianban.intake.AwardProcess.Message;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Masked;
import cn.lianban.kernel.TextChecks;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.FormReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What applicants do with their own applications after submission. */
@Service
public class OwnApplications {

  private final Applications applications;
  private final FactRecords facts;
  private final Corrections corrections;
  private final Plans plans;
  private final Timeline timeline;
  private final Notices notices;
  private final FormReader reader;
  private final AwardProcess process;
  private final JdbcClient jdbc;

  OwnApplications(
      Applications applications,
      FactRecords facts,
      Corrections corrections,
      Plans plans,
      Timeline timeline,
      Notices notices,
      FormReader reader,
      AwardProcess process,
      JdbcClient jdbc) {
    this.applications = applications;
    this.facts = facts;
    this.corrections = corrections;
    this.plans = plans;
    this.timeline = timeline;
    this.notices = notices;
    this.reader = reader;
    this.process = process;
    this.jdbc = jdbc;
  }

  /**
   * Answers the notice of correction.
   *
   * @param changes facts to change, by name; null or empty where only the text answers
   */
  @Transactional
  public void correct(Actor actor, String no, Map<String, Object> changes, String text) {
    Application application = applications.lockOwn(actor, no);
    String answer = TextChecks.required("text", "补正说明", text);
    application.checkMayBeCorrected();
    List<String> changed =
        changes == null || changes.isEmpty() ? List.of() : change(actor, application, changes);
    corrections.answer(no, answer, changed);
    timeline.add(no, "corrected", application.applicantName(), "提交补正：" + answer, actor);
    process.tell(no, Message.CORRECTION_SUBMITTED);
  }

  private List<String> change(Actor actor, Application application, Map<String, Object> changes) {
    Map<String, Object> before = facts.declared(application);
    Map<String, Object> after = reader.change(facts.form(application), before, changes, "facts.");
    List<String> changed = FactRecords.differences(after, before);
    if (!changed.isEmpty()) {
      facts.recordDeclared(application.no(), after, actor.id());
    }
    return changed;
  }

  /** Withdraws the application; possible until it is approved. */
  @Transactional
  public void withdraw(Actor actor, String no, String reason) {
    Application application = applications.lockOwn(actor, no);
    String why = TextChecks.required("reason", "撤回原因", reason);
    application.checkMayBeWithdrawn();
    timeline.add(no, "withdrawn", application.applicantName(), "撤回申报：" + why, actor);
    process.tell(no, Message.APPLICATION_WITHDRAWN);
  }

  /** Asks for reconsideration (复核) of a refusal; possible once. */
  @Transactional
  public void reconsider(Actor actor, String no, String text) {
    Application application = applications.lockOwn(actor, no);
    String why = TextChecks.required("text", "复核理由", text);
    application.checkMayBeReconsidered();
    applications.useUpReconsideration(no);
    timeline.add(no, "reconsideration", application.applicantName(), "申请复核：" + why, actor);
    process.tell(no, Message.RECONSIDERATION_REQUESTED);
  }

  /**
   * Sets the account for payment; possible until payment, and only where the award may still be
   * paid.
   */
  @Transactional
  public void changeBankAccount(Actor actor, String no, String bankAccount) {
    Application application = applications.lockOwn(actor, no);
    new TextChecks()
        .line("bankAccount", "收款账户", bankAccount)
        .bankAccountIfAny("bankAccount", "收款账户", bankAccount)
        .check();
    String account = bankAccount.strip();
    if (application.status().isAfterPayment()) {
      throw new Conflict("申报 " + no + " 已拨付，不能再变更收款账户", "bank-account-closed");
    }
    if (application.status().isWithoutAward()) {
      throw new Conflict(
          "申报 " + no + " 现为“" + application.status().label() + "”，没有款项需要拨付，不能登记或变更收款账户",
          "bank-account-closed");
    }
    jdbc.sql("update application set bank_account = :account where no = :no")
        .param("account", account)
        .param("no", no)
        .update();
    boolean replaced =
        application.bankAccount() != null && !application.bankAccount().equals(account);
    timeline.add(
        no,
        "bank-account",
        application.applicantName(),
        replaced
            ? "变更收款账户：由 "
                + Masked.account(application.bankAccount())
                + " 改为 "
                + Masked.account(account)
            : "登记收款账户",
        actor);
    if (replaced) {
      // whoever else acts for the company learns of it
      notices.send(
          notices.applicantOf(no),
          no,
          "bank-account",
          "申报 "
              + no
              + " 的收款账户已由账号 "
              + actor.id()
              + " 改为 "
              + Masked.account(account)
              + "。不是本单位所为的，请立即与受理部门联系");
    }
    if (process.waitsFor(no, Message.BANK_ACCOUNT_GIVEN)) {
      process.tell(no, Message.BANK_ACCOUNT_GIVEN);
    }
    if (replaced && !application.status().withdrawable()) {
      tellOfChange(application, account);
    }
  }

  /**
   * Tells those who decided, and those who pay, because after the approval nobody looks at the
   * account before the payment.
   */
  private void tellOfChange(Application application, String account) {
    String no = application.no();
    Plan plan = plans.of(no);
    String change =
        "申报 "
            + no
            + " 的收款账户在审定之后由申报主体变更：由 "
            + Masked.account(application.bankAccount())
            + " 改为 "
            + Masked.account(account);
    Set<String> others = new LinkedHashSet<>(List.of(plan.acceptingBody()));
    others.addAll(
        jdbc.sql(
                "select bureau from shared_routed_bureau where application_no = :no and role = 'lead' order by position")
            .param("no", no)
            .query(String.class)
            .list());
    others.remove(plan.payerGroup());
    others.forEach(
        group -> notices.send(group, no, "bank-account", change + "。请向申报单位核实，有疑问的及时告知拨付人员"));
    // the payer may already have read the former account
    notices.send(plan.payerGroup(), no, "bank-account", change + "。请核实后按新账户拨付；已按原账户付出的，请向银行核实");
  }
}
