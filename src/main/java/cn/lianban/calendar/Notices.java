package cn.lianban.calendar;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reminders and messages to a group of officials or to an applicant's account. */
@Repository
public class Notices {

  private final JdbcClient jdbc;
  private final Clock clock;

  Notices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Sends a notice, in the transaction of the caller.
   *
   * @param recipient a group, or an applicant's account
   * @param kind what it is about, such as {@code correction}
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
}
