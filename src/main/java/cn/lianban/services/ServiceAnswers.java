package cn.lianban.services;

import cn.lianban.kernel.Rows;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The bureaus' answers, and the merged answer of each round for the company. Every answer is kept,
 * and a bureau's newest in a round applies.
 */
@Repository
class ServiceAnswers {

  private static final Map<String, String> HELP =
      Map.of("yes", "能办理", "partly", "部分能办理", "no", "不能办理");

  private final JdbcClient jdbc;
  private final Clock clock;

  ServiceAnswers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A bureau's answer.
   *
   * @param help yes, partly or no
   */
  public record Answer(
      int round,
      String bureau,
      String role,
      String help,
      String answer,
      @Nullable OffsetDateTime answeredAt) {

    public @Nullable String helpName() {
      return HELP.get(help);
    }
  }

  /**
   * The question and the answer of one round.
   *
   * @param question null in the first round, whose question is the request itself
   * @param answer null until the lead has made it
   */
  public record Round(
      int round,
      String question,
      @Nullable OffsetDateTime askedAt,
      @Nullable String answer,
      @Nullable OffsetDateTime answeredAt) {}

  public void record(
      ServiceRequest request,
      String bureau,
      @Nullable String help,
      @Nullable String answer,
      @Nullable String person) {
    jdbc.sql(
            """
            insert into service_answer (request_no, round, bureau, help, answer, person, answered_at)
            values (:no, :round, :bureau, :help, :answer, :person, :at)
            """)
        .param("no", request.no())
        .param("round", request.round())
        .param("bureau", bureau)
        .param("help", help)
        .param("answer", answer)
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /**
   * The newest answer of each bureau in each round, the newest round first, in the order of the
   * documents.
   */
  public List<Answer> of(String requestNo) {
    return jdbc.sql(
            """
            select distinct on (a.round, b.position) a.round, a.bureau, b.role, a.help, a.answer, a.answered_at
            from service_answer a join service_bureau b on b.request_no = a.request_no and b.bureau = a.bureau
            where a.request_no = :no order by a.round desc, b.position, a.id desc
            """)
        .param("no", requestNo)
        .query(Rows.of(Answer.class))
        .list();
  }

  /** The answers of the round that is open. */
  List<Answer> ofOpenRound(ServiceRequest request) {
    return of(request.no()).stream().filter(answer -> answer.round() == request.round()).toList();
  }

  /**
   * Opens a round; the question is null in the first round, where the request itself is the
   * question.
   */
  void open(String requestNo, int round, @Nullable String question) {
    jdbc.sql(
            "insert into service_round (request_no, round, question, asked_at) values (:no, :round, :question, :at)")
        .param("no", requestNo)
        .param("round", round)
        .param("question", question)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** Stores the lead's answer, which ends the round. */
  void merge(ServiceRequest request, @Nullable String answer, @Nullable String person) {
    jdbc.sql(
            "update service_round set answer = :answer, answered_by = :person, answered_at = :at where request_no = :no and round = :round")
        .param("answer", answer)
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .param("no", request.no())
        .param("round", request.round())
        .update();
  }

  /** All rounds, the oldest first. */
  public List<Round> rounds(String requestNo) {
    return jdbc.sql(
            "select round, question, asked_at, answer, answered_at from service_round where request_no = :no order by round")
        .param("no", requestNo)
        .query(Rows.of(Round.class))
        .list();
  }
}
