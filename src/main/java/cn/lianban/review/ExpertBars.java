package cn.lianban.review;

import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.kernel.Actor;
import cn.lianban.notices.Notices;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Seats whose expert can no longer score, because the register has been changed since the draw and
 * now says that the expert works for the applicant. Auditors are told at once, because whoever
 * changes the register could keep an expert from a case in this way; whoever changes it does not
 * learn of the seat.
 */
@Repository
class ExpertBars {

  private final JdbcClient jdbc;
  private final Applications applications;
  private final Notices notices;

  ExpertBars(JdbcClient jdbc, Applications applications, Notices notices) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.notices = notices;
  }

  private record Seat(String applicationNo, int round, int seat) {}

  /**
   * Records which of the expert's open seats the changed entry bars, and which no longer.
   *
   * @param before empty where the expert is new to the register
   * @param at when the entry was changed
   */
  void changed(Optional<Expert> before, Expert now, Actor actor, OffsetDateTime at) {
    jdbc.sql("select s.application_no, s.round, s.seat " + Suspensions.OPEN_SEATS)
        .param("account", now.account())
        .query(Seat.class)
        .list()
        .forEach(
            seat -> {
              Application application = applications.get(seat.applicationNo);
              boolean was =
                  before.filter(entry -> Impartiality.worksAt(entry, application)).isPresent();
              boolean is = Impartiality.worksAt(now, application);
              if (is && !was) {
                begin(seat, now, actor, at);
              } else if (was && !is) {
                lift(seat, now.account(), at);
              }
            });
  }

  private void begin(Seat seat, Expert expert, Actor actor, OffsetDateTime at) {
    jdbc.sql(
            """
            insert into expert_bar (account, application_no, round, seat, barred_by, barred_at)
            values (:account, :no, :round, :seat, :person, :at)
            """)
        .param("account", expert.account())
        .param("no", seat.applicationNo)
        .param("round", seat.round)
        .param("seat", seat.seat)
        .param("person", actor.id())
        .param("at", at)
        .update();
    notices.send(
        Actor.AUDITORS,
        seat.applicationNo,
        "expert-barred",
        "申报 "
            + seat.applicationNo
            + " 的"
            + Evaluations.label(seat.seat)
            + "（"
            + expert.name()
            + "，账号 "
            + expert.account()
            + "）已抽取而尚未评分，"
            + actor.id()
            + " 把其登记的单位改成了申报主体，因此不能评分。请核实变更的原因");
  }

  private void lift(Seat seat, String account, OffsetDateTime at) {
    jdbc.sql(
            """
            update expert_bar set lifted_at = :at
            where account = :account and application_no = :no and round = :round and seat = :seat and lifted_at is null
            """)
        .param("at", at)
        .param("account", account)
        .param("no", seat.applicationNo)
        .param("round", seat.round)
        .param("seat", seat.seat)
        .update();
  }

  /**
   * Whether the expert lost part of the seat's time to a bar that has ended. True only once for
   * each bar, because the lost time is given back once.
   */
  boolean renewsTime(String applicationNo, int round, int seat, String expert) {
    return jdbc.sql(
                """
                update expert_bar set time_renewed = true
                where account = :expert and application_no = :no and round = :round and seat = :seat and lifted_at is not null and not time_renewed
                """)
            .param("expert", expert)
            .param("no", applicationNo)
            .param("round", round)
            .param("seat", seat)
            .update()
        > 0;
  }
}
