package cn.lianban.aftercare;

import cn.lianban.award.Awards;
import cn.lianban.award.Ledger;
import cn.lianban.award.LedgerEntry;
import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.deadlines.process.DeadlineTexts;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.AwardProcess.Message;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.TextChecks;
import cn.lianban.notices.Notices;
import cn.lianban.payout.Payments;
import cn.lianban.workflow.cases.Timeline;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The recovery (追回) of an award after a breach: the applicant is heard, the lead proposes, the
 * approver confirms, and the money is paid back.
 */
@Service
public class Recoveries {

  private final Applications applications;
  private final Breaches breaches;
  private final Barring barring;
  private final Ledger ledger;
  private final Awards awards;
  private final Payments payments;
  private final AwardProcess process;
  private final TimeLimits limits;
  private final WorkingCalendar calendar;
  private final DeadlineTexts texts;
  private final Notices notices;
  private final Timeline timeline;
  private final Clock clock;

  Recoveries(
      Applications applications,
      Breaches breaches,
      Barring barring,
      Ledger ledger,
      Awards awards,
      Payments payments,
      AwardProcess process,
      TimeLimits limits,
      WorkingCalendar calendar,
      DeadlineTexts texts,
      Notices notices,
      Timeline timeline,
      Clock clock) {
    this.applications = applications;
    this.breaches = breaches;
    this.barring = barring;
    this.ledger = ledger;
    this.awards = awards;
    this.payments = payments;
    this.process = process;
    this.limits = limits;
    this.calendar = calendar;
    this.texts = texts;
    this.notices = notices;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Tells the applicant about the breach and the right to answer. */
  public void notifyApplicant(String applicationNo) {
    Breach breach = breaches.current(applicationNo);
    int days = limits.of(breach.deployment(), TimeLimits.BREACH_REPLY).workingDays();
    OffsetDateTime until = calendar.plusWorkingDays(OffsetDateTime.now(clock), days);
    tell(
        applicationNo,
        "breach",
        "发现违反条件的情况（"
            + breach.groundName()
            + "）："
            + breach.text()
            + "。申报主体可以在 "
            + texts.day(until)
            + " 前（含当日）陈述申辩");
  }

  /**
   * Records the applicant's answer (陈述申辩); possible once and in time.
   *
   * @throws Conflict where no answer is expected, or the time is over
   */
  @Transactional
  public void reply(Actor actor, String applicationNo, String text) {
    Application application = applications.lockOwn(actor, applicationNo);
    new TextChecks().text("text", "陈述申辩", text, TextChecks.LONGEST_TEXT).check();
    Breach breach = breaches.current(applicationNo);
    if (!process.waitsFor(applicationNo, Message.REPLY_RECEIVED)) {
      throw new Conflict(breach.reply() == null ? "陈述申辩的期限已过" : "已提交过陈述申辩，不能再次提交");
    }
    breaches.answer(breach.id(), text.strip());
    timeline.add(
        applicationNo, "breach-reply", application.applicantName(), "陈述申辩：" + text.strip(), actor);
    process.tell(applicationNo, Message.REPLY_RECEIVED);
  }

  /**
   * Records the lead bureau's proposal to recover an amount, or nothing.
   *
   * @throws BadInput for more than the applicant still has of the award
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void propose(
      String applicationNo,
      String proposal,
      @Nullable Money amount,
      @Nullable String reasons,
      Actor person) {
    Breach breach = breaches.current(applicationNo);
    Money demanded = proposal.equals(Breach.RECOVER) ? demanded(amount) : null;
    if (demanded != null) {
      Money most =
          ledger
              .ofApplication(applicationNo)
              .filter(LedgerEntry::isPaid)
              .map(LedgerEntry::amount)
              .orElse(Money.ZERO);
      if (demanded.isMoreThan(most)) {
        throw new BadInput("amount", "追回金额不能高于申报主体现持有的奖补金额 " + most.forPeople());
      }
    }
    breaches.propose(breach.id(), proposal, demanded == null ? null : demanded.yuan(), reasons);
    timeline.add(
        applicationNo,
        "concluded",
        null,
        demanded == null ? "建议不予追回：" + reasons : "建议追回 " + demanded.forPeople() + "：" + reasons,
        person);
  }

  private static Money demanded(@Nullable Money amount) {
    if (amount == null) {
      throw new BadInput("amount", "建议追回的，请填写追回金额");
    }
    return amount;
  }

  /**
   * Confirms the lead bureau's proposal.
   *
   * @return recover or dismiss
   * @throws Refused for the person who reported the breach
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String confirm(String applicationNo, Actor actor) {
    Breach breach = breaches.current(applicationNo);
    if (breach.reportedBy().equals(actor.id())) {
      throw new Refused("该情况由您提出，按照岗位分离要求，须由其他人员审定");
    }
    breaches.decide(breach.id(), actor.id());
    return Objects.requireNonNull(breach.proposal(), "what is decided was proposed");
  }

  /** Sends the proposal back to the lead bureau. */
  public void sendBack(String applicationNo, @Nullable String remark, Actor actor) {
    timeline.add(applicationNo, "returned", null, "退回牵头部门：" + remark, actor);
  }

  /** Demands the repayment, and bars the applicant where {@code barringPeriod} says so. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void demand(String applicationNo) {
    Breach breach = breaches.current(applicationNo);
    String barred =
        barring
            .bar(breach, applications.get(applicationNo).uscc(), false)
            .map(until -> "；在全部退还之前，限制申报至 " + until)
            .orElse("");
    tell(
        applicationNo,
        "recovery",
        "审定追回 "
            + breach.demandedAmount().forPeople()
            + "（"
            + breach.groundName()
            + "）："
            + breach.reasons()
            + barred);
  }

  /**
   * Registers a full or partial repayment and corrects the ledger.
   *
   * @return whether the whole demand is now paid back
   * @throws BadInput for a reference that was used before, more than is outstanding, or an
   *     impossible day
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean repay(String applicationNo, Breaches.Repayment repayment, Actor actor) {
    Breach breach = breaches.current(applicationNo);
    Money outstanding = breaches.outstanding(breach);
    LocalDate paidOn = payments.of(applicationNo).map(Payments.Payment::paidOn).orElseThrow();
    new TextChecks()
        .fault(
            repayment.amount().isMoreThan(outstanding),
            "repaidAmount",
            "退款金额不能高于尚未退还的 " + outstanding.forPeople())
        .fault(repayment.repaidOn().isAfter(LocalDate.now(clock)), "repaidOn", "退款日期不能晚于今天")
        .fault(repayment.repaidOn().isBefore(paidOn), "repaidOn", "退款日期不能早于拨付日期 " + paidOn)
        .check();
    try {
      breaches.addRepayment(breach, repayment, actor.id());
    } catch (DuplicateKeyException used) {
      throw new BadInput("repaymentReference", "退款凭证号“" + repayment.reference() + "”已登记过，请核对");
    }
    awards.recover(applicationNo, repayment.amount());
    Money left = outstanding.minus(repayment.amount());
    timeline.add(
        applicationNo,
        "repaid",
        null,
        "已退还 "
            + repayment.amount().forPeople()
            + (left.isPositive() ? "，尚欠 " + left.forPeople() : ""),
        actor);
    return !left.isPositive();
  }

  /**
   * Ends the recovery after full repayment: the bar is shortened, and a fully repaid award has no
   * more obligations.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void complete(String applicationNo) {
    Breach breach = breaches.current(applicationNo);
    String barred =
        barring
            .bar(breach, applications.get(applicationNo).uscc(), true)
            .map(until -> "，限制申报至 " + until)
            .orElse(breach.barredUntil() == null ? "" : "，不再限制申报");
    breaches.close(breach.id());
    tell(
        applicationNo,
        "recovery-completed",
        "追回的 " + breach.demandedAmount().forPeople() + " 已全部退还" + barred);
    boolean nothingLeft =
        ledger.ofApplication(applicationNo).filter(award -> award.amount().isPositive()).isEmpty();
    if (nothingLeft && process.waitsFor(applicationNo, Message.AWARD_RECOVERED)) {
      process.tell(applicationNo, Message.AWARD_RECOVERED);
    }
  }

  /** Closes the breach without a recovery. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void dismiss(String applicationNo) {
    Breach breach = breaches.current(applicationNo);
    breaches.close(breach.id());
    tell(applicationNo, "recovery-dismissed", "审定不予追回：" + breach.reasons());
  }

  private void tell(String applicationNo, String event, String text) {
    timeline.add(applicationNo, event, text);
    notices.send(
        notices.applicantOf(applicationNo),
        applicationNo,
        event,
        "申报 " + applicationNo + "：" + text);
  }
}
