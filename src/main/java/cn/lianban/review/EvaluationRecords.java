package cn.lianban.review;

import cn.lianban.intake.Applications;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
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
  private final Clock clock;

  EvaluationRecords(JdbcClient jdbc, Applications applications, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.json = json;
    this.clock = clock;
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
    return jdbc.sql("select * from evaluation_draw where application_no = :no order by round desc")
        .param("no", applicationNo)
        .query((row, number) -> round(row, applicationNo, named))
        .list();
  }

  private Round round(ResultSet row, String applicationNo, boolean named) throws SQLException {
    int round = row.getInt("round");
    int seats = row.getInt("seats");
    boolean complete = row.getBigDecimal("mean_score") != null;
    List<String> fields = texts(row, "fields");
    List<String> inField = texts(row, "in_field");
    return new Round(
        round,
        time(row, "drawn_at"),
        fields,
        row.getString("criteria"),
        seats,
        inField.size(),
        fields.isEmpty() || inField.size() >= seats,
        row.getString("mean_rule"),
        row.getInt("trim"),
        plain(row.getBigDecimal("minimum_score")),
        plain(row.getBigDecimal("mean_score")),
        named || complete ? experts(applicationNo, round, named) : List.of(),
        named ? draw(row, inField) : null);
  }

  private Draw draw(ResultSet row, List<String> inField) throws SQLException {
    return new Draw(
        row.getString("seed"),
        texts(row, "pool"),
        inField,
        texts(row, "added"),
        reasons(row.getString("left_out")),
        row.getString("plan_rule"));
  }

  private List<Seat> experts(String applicationNo, int round, boolean named) {
    return jdbc.sql(
            """
            select seat, expert, conflict, silent, suspended, left_at, score, remark, answered_at from evaluation_seat
            where application_no = :no and round = :round and (:named or score is not null)
            order by seat, answered_at nulls last, expert
            """)
        .param("no", applicationNo)
        .param("round", round)
        .param("named", named)
        .query(
            (row, number) ->
                new Seat(
                    Evaluations.label(row.getInt("seat")),
                    named ? row.getString("expert") : null,
                    state(row),
                    plain(row.getBigDecimal("score")),
                    row.getString("remark"),
                    time(row, "answered_at")))
        .list();
  }

  /** The state of a seat from a row with conflict, silent, suspended, left_at and score. */
  static String state(ResultSet row) throws SQLException {
    if (row.getTimestamp("left_at") != null) {
      return row.getBoolean("conflict")
          ? "conflict"
          : row.getBoolean("silent")
              ? "silent"
              : row.getBoolean("suspended") ? "suspended" : "barred";
    }
    return row.getBigDecimal("score") == null ? "waiting" : "scored";
  }

  private static @Nullable String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.atZoneSameInstant(clock.getZone()).toOffsetDateTime();
  }

  private Map<String, String> reasons(String leftOut) {
    try {
      return json.readValue(leftOut, REASONS);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("The record of a draw cannot be read", damaged);
    }
  }
}
