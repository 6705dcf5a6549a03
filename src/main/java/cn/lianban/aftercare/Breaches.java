package cn.lianban.aftercare;

import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.StateChange;
import cn.lianban.kernel.TextIdentity;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Breaches and the repayments for each. A database constraint allows one open breach for an
 * application.
 */
@Repository
public class Breaches {

  private final JdbcClient jdbc;
  private final Clock clock;

  Breaches(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A repayment. */
  public record Repayment(String reference, Money amount, LocalDate repaidOn) {}

  /** All breaches of a case, the oldest first. */
  public List<Breach> of(String applicationNo) {
    return jdbc.sql(
            "select *, closed_at is null as open from breach where application_no = :no order by id")
        .param("no", applicationNo)
        .query(Rows.of(Breach.class))
        .list();
  }

  /** The open breach of a case; empty for none. */
  public Optional<Breach> open(String applicationNo) {
    return jdbc.sql(
            "select *, closed_at is null as open from breach where application_no = :no and closed_at is null")
        .param("no", applicationNo)
        .query(Rows.of(Breach.class))
        .optional();
  }

  /**
   * The open breach of a case.
   *
   * @throws Conflict where there is none
   */
  Breach current(String applicationNo) {
    return open(applicationNo)
        .orElseThrow(() -> new Conflict("申报 " + applicationNo + " 没有正在处理的追回"));
  }

  /** The repayments for a breach, the oldest first. */
  public List<Repayment> repayments(long breachId) {
    return jdbc.sql(
            "select reference, amount, repaid_on from repayment where breach_id = :breach order by id")
        .param("breach", breachId)
        .query(Rows.of(Repayment.class))
        .list();
  }

  /** The amount still to be paid back; zero where nothing is demanded. */
  public Money outstanding(Breach breach) {
    if (!breach.isToBeRecovered()) {
      return Money.ZERO;
    }
    Money repaid =
        repayments(breach.id()).stream().map(Repayment::amount).reduce(Money.ZERO, Money::plus);
    return breach.demandedAmount().minus(repaid);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void add(Breach found) {
    jdbc.sql(
            """
            insert into breach (application_no, ground, ground_name, text, suggested, bureau, reported_by, reported_at, deployment)
            values (:no, :ground, :name, :text, :suggested, :bureau, :person, :at, :deployment)
            """)
        .param("no", found.applicationNo())
        .param("ground", found.ground())
        .param("name", found.groundName())
        .param("text", found.text())
        .param("suggested", found.suggested() == null ? null : found.suggested().yuan())
        .param("bureau", found.bureau())
        .param("person", found.reportedBy())
        .param("at", found.reportedAt())
        .param("deployment", found.deployment())
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void answer(long id, String reply) {
    int rows =
        jdbc.sql(
                "update breach set reply = :reply, replied_at = :at where id = :id and reply is null and closed_at is null")
            .param("reply", reply)
            .param("at", OffsetDateTime.now(clock))
            .param("id", id)
            .update();
    StateChange.one(rows, "陈述申辩不能提交");
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void propose(long id, String proposal, @Nullable BigDecimal amount, @Nullable String reasons) {
    int rows =
        jdbc.sql(
                "update breach set proposal = :proposal, amount = :amount, reasons = :reasons where id = :id and outcome is null and closed_at is null")
            .param("proposal", proposal)
            .param("amount", amount)
            .param("reasons", reasons)
            .param("id", id)
            .update();
    StateChange.one(rows, "追回建议不能提出");
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void decide(long id, @Nullable String person) {
    int rows =
        jdbc.sql(
                """
                update breach set outcome = proposal, decided_by = :person, decided_on = :day
                where id = :id and proposal is not null and outcome is null and closed_at is null
                """)
            .param("person", person)
            .param("day", LocalDate.now(clock))
            .param("id", id)
            .update();
    StateChange.one(rows, "追回建议不能审定");
  }

  /** Never more than what is demanded and has not come back yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  void addRepayment(Breach breach, Repayment repayment, @Nullable String person) {
    int rows =
        jdbc.sql(
                """
                insert into repayment (breach_id, application_no, reference, reference_identity, amount, repaid_on, registered_by, registered_at)
                select id, application_no, :reference, :identity, :amount, :day, :person, :at from breach
                where id = :breach and outcome = 'recover' and closed_at is null
                  and amount >= :amount + (select coalesce(sum(r.amount), 0) from repayment r where r.breach_id = :breach)
                """)
            .param("breach", breach.id())
            .param("reference", repayment.reference())
            .param("identity", TextIdentity.of(repayment.reference()))
            .param("amount", repayment.amount().yuan())
            .param("day", repayment.repaidOn())
            .param("person", person)
            .param("at", OffsetDateTime.now(clock))
            .update();
    StateChange.one(rows, "退款不能登记");
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void close(long id) {
    int rows =
        jdbc.sql("update breach set closed_at = :at where id = :id and closed_at is null")
            .param("at", OffsetDateTime.now(clock))
            .param("id", id)
            .update();
    StateChange.one(rows, "追回不能办结");
  }
}
