package cn.lianban.services;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The supplements that companies are asked for before acceptance, and their answers. */
@Repository
public class Supplements {

  private final JdbcClient jdbc;
  private final Clock clock;

  Supplements(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records the accepting body's request for a supplement; the process sends the notice later. */
  public void ask(String requestNo, String request) {
    jdbc.sql(
            "insert into service_supplement (request_no, request, requested_at) values (:no, :request, :at)")
        .param("no", requestNo)
        .param("request", request)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** The newest request for a supplement; empty for none. */
  public Optional<String> newest(String requestNo) {
    return jdbc.sql(
            "select request from service_supplement where request_no = :no order by id desc limit 1")
        .param("no", requestNo)
        .query(String.class)
        .optional();
  }

  /** The company's newest supplement; empty for none. */
  Optional<String> newestAnswer(String requestNo) {
    return jdbc.sql(
            "select answer from service_supplement where request_no = :no and answer is not null order by id desc limit 1")
        .param("no", requestNo)
        .query(String.class)
        .optional();
  }

  void answer(String requestNo, String answer) {
    jdbc.sql(
            """
            update service_supplement set answer = :answer, answered_at = :at
            where id = (select max(id) from service_supplement where request_no = :no)
            """)
        .param("answer", answer)
        .param("at", OffsetDateTime.now(clock))
        .param("no", requestNo)
        .update();
  }
}
