package cn.lianban.review;

import cn.lianban.intake.Applications;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Suspensions of experts (停用). A suspended expert may not evaluate or read cases, but keeps the
 * seat until its time is over, so that nobody can choose the experts of a case by suspending and
 * reinstating.
 */
@Repository
public class Suspensions {

  /** Seats of {@code :account} that wait for an answer. */
  static final String OPEN_SEATS =
      """
      from evaluation_seat s join evaluation_draw d on d.application_no = s.application_no and d.round = s.round
      where s.expert = :account and s.left_at is null and s.answered_at is null and d.mean_score is null
        and d.round = (select max(round) from evaluation_draw n where n.application_no = s.application_no)
      """;

  private final JdbcClient jdbc;
  private final Applications applications;
  private final Clock clock;

  Suspensions(JdbcClient jdbc, Applications applications, Clock clock) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.clock = clock;
  }

  /**
   * One suspension.
   *
   * @param reinstatedAt null while the suspension lasts, like {@code reinstatedBy}
   * @param reinstatedFor null where no reason was asked for yet
   */
  public record Suspension(
      long id,
      String account,
      String name,
      String reason,
      String suspendedBy,
      @Nullable OffsetDateTime suspendedAt,
      @Nullable OffsetDateTime reinstatedAt,
      String reinstatedBy,
      String reinstatedFor,
      List<Seat> seats) {}

  /**
   * A seat that the expert had when the suspension began.
   *
   * @param label 专家一, as in the record of the evaluation
   * @param outcome waiting, scored, conflict, silent, suspended where the seat was lost by it, or
   *     barred
   */
  public record Seat(String applicationNo, int round, String label, String outcome) {}

  /**
   * All suspensions, the newest first. Only auditors may read them, so that the person who suspends
   * does not learn which expert has which seat.
   *
   * @param account only those of this expert; null for all
   */
  public Page<Suspension> find(Actor actor, @Nullable String account, Page.Request page) {
    if (!actor.isIn(Actor.AUDITORS)) {
      throw new Refused("只有审计人员可以查看专家停用记录");
    }
    String of = account == null ? "" : " where s.account = :account";
    long total =
        jdbc.sql("select count(*) from expert_suspension s" + of)
            .param("account", account)
            .query(Long.class)
            .single();
    List<Suspension> content =
        jdbc
            .sql(
                "select s.*, e.name from expert_suspension s join expert e on e.account = s.account"
                    + of
                    + " order by s.id desc limit :size offset :offset")
            .param("account", account)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Row.class))
            .list()
            .stream()
            .map(this::suspension)
            .toList();
    return new Page<>(content, page.page(), page.size(), total);
  }

  /**
   * Records the seats that wait for the expert's answer, and takes away the right to read their
   * cases.
   */
  void begin(String account, @Nullable String reason, Actor actor) {
    long id =
        jdbc.sql(
                "insert into expert_suspension (account, reason, suspended_by, suspended_at) values (:account, :reason, :person, :at) returning id")
            .param("account", account)
            .param("reason", reason)
            .param("person", actor.id())
            .param("at", OffsetDateTime.now(clock))
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into expert_suspension_seat (suspension_id, application_no, round, seat)
            select :id, s.application_no, s.round, s.seat
            """
                + OPEN_SEATS)
        .param("id", id)
        .param("account", account)
        .update();
    openSeats(account).forEach(no -> applications.removeViewer(no, account));
  }

  /** Lets the expert evaluate again, also in the seats that are still the expert's. */
  void end(String account, @Nullable String reason, Actor actor) {
    jdbc.sql(
            """
            update expert_suspension set reinstated_at = :at, reinstated_by = :person, reinstated_for = :reason
            where account = :account and reinstated_at is null
            """)
        .param("at", OffsetDateTime.now(clock))
        .param("person", actor.id())
        .param("reason", reason, Types.VARCHAR)
        .param("account", account)
        .update();
    openSeats(account).forEach(no -> applications.addViewer(no, account));
  }

  private List<String> openSeats(String account) {
    return jdbc.sql("select distinct s.application_no " + OPEN_SEATS)
        .param("account", account)
        .query(String.class)
        .list();
  }

  /**
   * Whether the expert lost part of the seat's time to a suspension that has ended. True only once
   * for each suspension, because the lost time is given back once.
   */
  boolean renewsTime(String applicationNo, int round, int seat, String expert) {
    return jdbc.sql(
                """
                update expert_suspension_seat x set time_renewed = true from expert_suspension s
                where s.id = x.suspension_id and s.account = :expert and s.reinstated_at is not null and not x.time_renewed
                  and x.application_no = :no and x.round = :round and x.seat = :seat
                """)
            .param("expert", expert)
            .param("no", applicationNo)
            .param("round", round)
            .param("seat", seat)
            .update()
        > 0;
  }

  private record Row(
      long id,
      String account,
      String name,
      String reason,
      String suspendedBy,
      OffsetDateTime suspendedAt,
      OffsetDateTime reinstatedAt,
      String reinstatedBy,
      String reinstatedFor) {}

  private Suspension suspension(Row row) {
    return new Suspension(
        row.id,
        row.account,
        row.name,
        row.reason,
        row.suspendedBy,
        row.suspendedAt,
        row.reinstatedAt,
        row.reinstatedBy,
        row.reinstatedFor,
        seats(row.id, row.account));
  }

  private record SeatRow(
      String applicationNo, int round, int seat, EvaluationRecords.Answer answer) {}

  private List<Seat> seats(long id, String account) {
    return jdbc
        .sql(
            """
            select x.application_no, x.round, x.seat, s.conflict, s.silent, s.suspended, s.left_at, s.score from expert_suspension_seat x
            join evaluation_seat s on s.application_no = x.application_no and s.round = x.round and s.seat = x.seat and s.expert = :account
            where x.suspension_id = :id order by x.application_no, x.seat
            """)
        .param("id", id)
        .param("account", account)
        .query(Rows.of(SeatRow.class))
        .list()
        .stream()
        .map(
            row ->
                new Seat(
                    row.applicationNo, row.round, Evaluations.label(row.seat), row.answer.state()))
        .toList();
  }
}
