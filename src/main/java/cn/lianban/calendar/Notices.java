package cn.lianban.calendar;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Page;
import cn.lianban.workflow.Cases;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a group of officials or an applicant's account is told without having asked: reminders, escalations, requests. */
@Component
public class Notices {

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Clock clock;

  /**
   * A notice.
   *
   * @param recipient the group or the account that it was sent to
   * @param kind what it is about: {@code reminder}, {@code escalation}, {@code correction}, …
   */
  public record Notice(long id, String recipient, String applicationNo, String kind, String text, OffsetDateTime at) {}

  Notices(JdbcClient jdbc, Cases cases, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Sends a notice, in the transaction of the caller: a job that is run again because it failed has sent nothing before.
   *
   * @param recipient a group or an account
   * @param text in Chinese, as the recipient reads it
   */
  public void send(String recipient, String applicationNo, String kind, String text) {
    jdbc.sql("insert into notice (recipient, application_no, kind, text, created_at) values (:recipient, :no, :kind, :text, :at)")
        .param("recipient", recipient)
        .param("no", applicationNo)
        .param("kind", kind)
        .param("text", text)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** Lets a group that is told of a case look at it from now on, in the transaction of the caller. */
  public void admit(String group, String applicationNo) {
    cases.admit(applicationNo, List.of(group));
  }

  /** What was sent to the person or to a group of the person, newest first. */
  public Page<Notice> to(Actor actor, Page.Request page) {
    Set<String> recipients = new HashSet<>(actor.groups());
    recipients.add(actor.id());
    long total =
        jdbc.sql("select count(*) from notice where recipient in (:recipients)").param("recipients", recipients).query(Long.class).single();
    List<Notice> content =
        jdbc.sql(
                """
                select id, recipient, application_no, kind, text, created_at from notice
                where recipient in (:recipients) order by id desc limit :size offset :offset
                """)
            .param("recipients", recipients)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(
                (row, number) ->
                    new Notice(
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getString("application_no"),
                        row.getString("kind"),
                        row.getString("text"),
                        row.getTimestamp("created_at").toInstant().atZone(clock.getZone()).toOffsetDateTime()))
            .list();
    return new Page<>(content, page.page(), page.size(), total);
  }

  /** The account that handed in the application or the service request. */
  public String applicantOf(String caseNo) {
    return jdbc.sql("select submitted_by from application where no = :no union all select submitted_by from service_request where no = :no")
        .param("no", caseNo)
        .query(String.class)
        .single();
  }
}
