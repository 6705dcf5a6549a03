package cn.lianban.intake;

import cn.lianban.kernel.Rows;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notices of correction and the applicants' answers. */
@Repository
public class Corrections {

  private final JdbcClient jdbc;
  private final Clock clock;

  Corrections(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One notice of correction.
   *
   * @param stage who asked: acceptance, review or verification
   * @param changed the facts that the answer changed
   */
  public record Correction(
      long id, String stage, String request, String answer, List<String> changed) {}

  /**
   * Records a request for correction from one or several bureaus; the process sends the notice
   * later.
   */
  public void ask(String applicationNo, String stage, String request) {
    jdbc.sql(
            "insert into correction (application_no, stage, request, requested_at) values (:no, :stage, :request, :at)")
        .param("no", applicationNo)
        .param("stage", stage)
        .param("request", request)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** The newest notice of the application. */
  public Optional<Correction> newest(String applicationNo) {
    return jdbc.sql(
            "select id, stage, request, answer, changed from correction where application_no = :no order by id desc limit 1")
        .param("no", applicationNo)
        .query(Rows.of(Correction.class))
        .optional();
  }

  void answer(String applicationNo, String answer, List<String> changed) {
    jdbc.sql(
            """
            update correction set answer = :answer, answered_at = :at, changed = :changed
            where id = (select max(id) from correction where application_no = :no)
            """)
        .param("answer", answer)
        .param("at", OffsetDateTime.now(clock))
        .param("changed", changed.toArray(String[]::new))
        .param("no", applicationNo)
        .update();
  }
}
