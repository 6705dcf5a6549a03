package cn.lianban.review;

import cn.lianban.intake.Applications;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The record of an evaluation (评审记录). Those who handle the case see it without names once the round
 * is complete; auditors see all that is needed to repeat the draw. Experts and applicants do not
 * see it.
 */
@Repository
public class EvaluationRecords {

  private static final TypeReference<LinkedHashMap<String, String>> REASONS =
      new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Applications applications;
  private final ObjectMapper json;

  EvaluationRecords(JdbcClient jdbc, Applications applications, ObjectMapper json) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.json = json;
  }

  /**
   * One round.
   *
   * @param fields the fields of knowledge that were asked for
   * @param inField how many of the pool know one of them
   * @param enoughInField whether there were enough of them for all seats
   * @param meanScore null until every seat is scored
   * @param draw null for readers who may not see names
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Round(
      int round,
      @Nullable OffsetDateTime drawnAt,
      List<String> fields,
      String criteria,
      int seats,
      int inField,
      boolean enoughInField,
      String meanRule,
      int trim,
      @Nullable String minimumScore,
      @Nullable String meanScore,
      List<Seat> experts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Draw draw) {}

  /**
   * How to repeat the draw: sort the pool and shuffle it by {@code java.util.Random} with the seed;
   * those in the field come first, those added later last.
   */
  public record Draw(
      String seed,
      List<String> pool,
      List<String> inField,
      List<String> added,
      Map<String, String> leftOut,
      String rule) {}

  /**
   * One expert of a round.
   *
   * @param label 专家一, by seat
   * @param account null for readers who may not see names
   * @param state waiting, scored, conflict, silent, suspended where the expert was so when the time
   *     was over, or barred where the expert may no longer evaluate
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Seat(
      String label,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String account,
      String state,
      @Nullable String score,
      String remark,
      @Nullable OffsetDateTime answeredAt) {}

  /** The rounds of a case, the newest first. */
  public List<Round> of(Actor actor, String applicationNo) {
    boolean named = actor.seesEverything();
    if (!named && !actor.isIn(Actor.OFFICIALS)) {
      throw new Refused("只有办理人员、监测人员和审计人员可以查看评审记录");
    }
    if (!named && !applications.isOpenToGroupOf(actor, applicationNo)) {
      throw new NotFound("没有编号为 " + applicationNo + " 的申报，请核对编号");
    }
    applications.get(applicationNo);
    return jdbc
        .sql("select * from evaluation_draw where application_no = :no order by round desc")
        .param("no", applicationNo)
        .query(Rows.of(DrawRow.class))
        .list()
        .stream()
        .map(row -> round(row, applicationNo, named))
        .toList();
  }

  private record DrawRow(
      int round,
      OffsetDateTime drawnAt,
      List<String> fields,
      String criteria,
      int seats,
      List<String> inField,
      String meanRule,
      int trim,
      BigDecimal minimumScore,
      BigDecimal meanScore,
      String seed,
      List<String> pool,
      List<String> added,
      String leftOut,
      String planRule) {}

  private Round round(DrawRow row, String applicationNo, boolean named) {
    boolean complete = row.meanScore != null;
    return new Round(
        row.round,
        row.drawnAt,
        row.fields,
        row.criteria,
        row.seats,
        row.inField.size(),
        row.fields.isEmpty() || row.inField.size() >= row.seats,
        row.meanRule,
        row.trim,
        plain(row.minimumScore),
        plain(row.meanScore),
        named || complete ? experts(applicationNo, row.round, named) : List.of(),
        named
            ? new Draw(
                row.seed, row.pool, row.inField, row.added, reasons(row.leftOut), row.planRule)
            : null);
  }

  private List<Seat> experts(String applicationNo, int round, boolean named) {
    return jdbc
        .sql(
            """
            select seat, expert, conflict, silent, suspended, left_at, score, remark, answered_at from evaluation_seat
            where application_no = :no and round = :round and (:named or score is not null)
            order by seat, answered_at nulls last, expert
            """)
        .param("no", applicationNo)
        .param("round", round)
        .param("named", named)
        .query(Rows.of(SeatRow.class))
        .list()
        .stream()
        .map(row -> row.told(named))
        .toList();
  }

  private record SeatRow(
      int seat, String expert, Answer answer, String remark, OffsetDateTime answeredAt) {

    Seat told(boolean named) {
      return new Seat(
          Evaluations.label(seat),
          named ? expert : null,
          answer.state(),
          plain(answer.score),
          remark,
          answeredAt);
    }
  }

  /**
   * How the expert of a seat has answered.
   *
   * @param leftAt null while the seat is the expert's
   * @param score null until the expert has scored
   */
  record Answer(
      boolean conflict,
      boolean silent,
      boolean suspended,
      OffsetDateTime leftAt,
      BigDecimal score) {

    String state() {
      if (leftAt != null) {
        return conflict ? "conflict" : silent ? "silent" : suspended ? "suspended" : "barred";
      }
      return score == null ? "waiting" : "scored";
    }
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private Map<String, String> reasons(String leftOut) {
    try {
      return json.readValue(leftOut, REASONS);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("The record of a draw cannot be read", damaged);
    }
  }
}
