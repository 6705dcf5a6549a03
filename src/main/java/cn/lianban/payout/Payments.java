package cn.lianban.payout;

import cn.lianban.award.Ledger;
import cn.lianban.award.LedgerEntry;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.StateChange;
import cn.lianban.kernel.TextIdentity;
import cn.lianban.workflow.cases.Timeline;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments, one for each award. The database refuses a second payment and a reference that was used
 * before, also in another spelling. A payment returned by the bank is kept, and its award has to be
 * paid again.
 */
@Service
public class Payments {

  private final Applications applications;
  private final Ledger ledger;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Payments(
      Applications applications, Ledger ledger, Timeline timeline, JdbcClient jdbc, Clock clock) {
    this.applications = applications;
    this.ledger = ledger;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param reference the bank's reference or the number of the voucher
   */
  public record Payment(String reference, Money amount, LocalDate paidOn) {}

  /** The payment of a case; empty before it is made and after the bank has returned it. */
  public Optional<Payment> of(String applicationNo) {
    return jdbc.sql(
            "select reference, amount, paid_on from payment where application_no = :no and returned_on is null")
        .param("no", applicationNo)
        .query(Rows.of(Payment.class))
        .optional();
  }

  /** A payment that the bank returned, with the reason and the day. */
  public record Return(String reference, String reason, LocalDate returnedOn) {}

  /** The newest return for a case; empty for none. */
  public Optional<Return> returned(String applicationNo) {
    return jdbc.sql(
            """
            select return_reference as reference, return_reason as reason, returned_on from payment
            where application_no = :no and returned_on is not null order by id desc limit 1
            """)
        .param("no", applicationNo)
        .query(Rows.of(Return.class))
        .optional();
  }

  /**
   * Registers that the bank has returned the payment, which sets the award back from paid to
   * approved.
   *
   * @throws BadInput for a return that was registered before, or an impossible day
   * @throws Conflict where nothing is paid, or a part was paid back
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveBack(String applicationNo, Return returned, Actor actor) {
    Payment payment =
        of(applicationNo).orElseThrow(() -> new Conflict("申报 " + applicationNo + " 没有可以登记退汇的拨付"));
    LedgerEntry award = ledger.ofApplication(applicationNo).orElseThrow();
    if (award.recovered().isPositive()) {
      // a partial repayment shows that the money arrived, so after a return the award would be paid
      // twice
      throw new Conflict(
          "申报 "
              + applicationNo
              + " 的奖补已退还 "
              + award.recovered().forPeople()
              + "，不能再按退汇重新拨付，请核对退汇凭证");
    }
    checkReturnedOn(returned.returnedOn(), payment);
    int rows;
    try {
      rows =
          jdbc.sql(
                  """
              update payment set returned_on = :returnedOn, return_reference = :reference, return_identity = :identity, return_reason = :reason, returned_by = :person, returned_at = :at
              where application_no = :no and returned_on is null
              """)
              .param("returnedOn", returned.returnedOn())
              .param("reference", returned.reference())
              .param("identity", TextIdentity.of(returned.reference()))
              .param("reason", returned.reason())
              .param("person", actor.id())
              .param("at", OffsetDateTime.now(clock))
              .param("no", applicationNo)
              .update();
    } catch (DuplicateKeyException used) {
      throw new BadInput("reference", "退汇凭证号“" + returned.reference() + "”已登记过，请核对");
    }
    StateChange.one(rows, "申报 " + applicationNo + " 的拨付不能登记退汇");
    ledger.takeBackPayment(award.id());
    timeline.add(
        applicationNo,
        "payment-returned",
        null,
        "银行退汇 "
            + payment.amount().forPeople()
            + "（原凭证 "
            + payment.reference()
            + "）："
            + returned.reason(),
        actor);
  }

  private void checkReturnedOn(LocalDate returnedOn, Payment payment) {
    if (returnedOn.isAfter(LocalDate.now(clock))) {
      throw new BadInput("returnedOn", "退汇日期不能晚于今天");
    }
    if (returnedOn.isBefore(payment.paidOn())) {
      throw new BadInput("returnedOn", "退汇日期不能早于拨付日期 " + payment.paidOn());
    }
  }

  /**
   * Registers the payment of the case's award.
   *
   * @throws BadInput for a reference that was used before, or a future day
   * @throws Conflict where the applicant has given no account yet
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void register(String applicationNo, String reference, LocalDate paidOn, Actor actor) {
    Application application = applications.get(applicationNo);
    LedgerEntry award =
        ledger.ofApplication(applicationNo).orElseThrow(() -> new Conflict("台账中没有可拨付的奖补"));
    if (application.bankAccount() == null) {
      throw new Conflict("申报主体尚未登记收款账户，请先通知其登记", "bank-account-missing");
    }
    if (paidOn.isAfter(LocalDate.now(clock))) {
      throw new BadInput("paidOn", "拨付日期不能晚于今天");
    }
    if (paidOn.isBefore(award.awardedOn())) {
      throw new BadInput("paidOn", "拨付日期不能早于审定日期 " + award.awardedOn());
    }
    Optional<Return> returned = returned(applicationNo);
    if (returned.isPresent() && paidOn.isBefore(returned.get().returnedOn())) {
      throw new BadInput("paidOn", "重新拨付的日期不能早于退汇日期 " + returned.get().returnedOn());
    }
    try {
      jdbc.sql(
              """
              insert into payment (award_id, application_no, reference, reference_identity, amount, paid_on, bank_account, registered_by, registered_at)
              values (:award, :no, :reference, :identity, :amount, :paidOn, :account, :person, :at)
              """)
          .param("award", award.id())
          .param("no", applicationNo)
          .param("reference", reference)
          .param("identity", TextIdentity.of(reference))
          .param("amount", award.amount().yuan())
          .param("paidOn", paidOn)
          .param("account", application.bankAccount())
          .param("person", actor.id())
          .param("at", OffsetDateTime.now(clock))
          .update();
    } catch (DuplicateKeyException used) {
      throw new BadInput("paymentReference", "支付凭证号“" + reference + "”已登记过，请核对");
    }
    ledger.pay(award.id(), award.amount());
    timeline.add(applicationNo, "paid", null, "已拨付 " + award.amount().forPeople(), actor);
  }
}
