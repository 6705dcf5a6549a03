package cn.lianban.award;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Rows;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The conclusions of the lead bureau, the special team and the approver. Every conclusion is kept,
 * and the newest of a step applies.
 */
@Repository
class Conclusions {

  static final String LEAD = "consolidateOpinions";
  static final String SPECIAL_TEAM = "coordinateBureaus";
  static final String APPROVER = "approveAward";
  static final String RANKING = "confirmRanking";
  static final String OBJECTION = "handleObjection";

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Conclusions(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param step the task that it was made in
   * @param amount the amount that the lead recognised; null for refusals and for the other steps
   * @param onBehalfOf the person whom a substitute represented; null for none
   */
  public record Conclusion(
      long id,
      String step,
      String conclusion,
      @Nullable Money amount,
      @Nullable String remark,
      String person,
      @Nullable String onBehalfOf,
      OffsetDateTime at) {

    boolean supports() {
      return conclusion.equals("support");
    }

    /** The amount of a conclusion to support, which always has one. */
    Money supportedAmount() {
      return Objects.requireNonNull(amount, "support names an amount");
    }
  }

  void record(
      String applicationNo,
      String step,
      String conclusion,
      @Nullable Money amount,
      @Nullable String remark,
      Actor person) {
    record(applicationNo, step, conclusion, amount, remark, List.of(), person);
  }

  /**
   * @param answers what the lead bureau answered to the questions of the assessment
   */
  void record(
      String applicationNo,
      String step,
      String conclusion,
      @Nullable Money amount,
      @Nullable String remark,
      List<QuestionAnswer> answers,
      Actor person) {
    jdbc.sql(
            """
            insert into conclusion (application_no, step, conclusion, amount, remark, answers, person, on_behalf_of, concluded_at)
            values (:no, :step, :conclusion, :amount, :remark, cast(:answers as jsonb), :person, :represented, :at)
            """)
        .param("answers", answers.isEmpty() ? null : write(answers))
        .param("no", applicationNo)
        .param("step", step)
        .param("conclusion", conclusion)
        .param("amount", amount == null ? null : amount.yuan(), Types.NUMERIC)
        .param("remark", remark)
        .param("person", person.id())
        .param("represented", person.represents())
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** The answers with the lead bureau's newest conclusion; none before it. */
  List<QuestionAnswer> answers(String applicationNo) {
    return jdbc.sql(
            """
            select answers from conclusion where application_no = :no and step = :step order by id desc limit 1
            """)
        .param("no", applicationNo)
        .param("step", LEAD)
        .query((row, number) -> Optional.ofNullable(row.getString("answers")))
        .optional()
        .flatMap(answers -> answers)
        .map(this::read)
        .orElse(List.of());
  }

  private String write(List<QuestionAnswer> answers) {
    try {
      return json.writeValueAsString(answers);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private List<QuestionAnswer> read(String answers) {
    try {
      return List.of(json.readValue(answers, QuestionAnswer[].class));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("Answers in the database cannot be read", damaged);
    }
  }

  /** The newest conclusion of a step; empty where there is none. */
  Optional<Conclusion> newest(String applicationNo, String step) {
    return jdbc.sql(
            """
            select id, step, conclusion, amount, remark, person, on_behalf_of, concluded_at as at from conclusion
            where application_no = :no and step = :step order by id desc limit 1
            """)
        .param("no", applicationNo)
        .param("step", step)
        .query(Rows.of(Conclusion.class))
        .optional();
  }

  /**
   * The special team's conclusion; {@code none} where it was not asked. A refusal that was already
   * signed no longer applies, because a case that goes on after it is under reconsideration.
   */
  String coordination(String applicationNo) {
    return jdbc.sql(
            """
            select conclusion from conclusion team
            where application_no = :no and step = :team and not (conclusion = 'refuse' and exists (
              select from conclusion where application_no = :no and step = :approver and conclusion = 'approve' and id > team.id))
            order by id desc limit 1
            """)
        .param("no", applicationNo)
        .param("team", SPECIAL_TEAM)
        .param("approver", APPROVER)
        .query(String.class)
        .optional()
        .orElse("none");
  }

  /**
   * The proposal for the approver: the special team's refusal if it came after the lead's
   * conclusion, otherwise the lead's conclusion, with its amount reduced where a ranking has scaled
   * it down.
   */
  Conclusion proposal(String applicationNo) {
    Conclusion concluded = newest(applicationNo, LEAD).orElseThrow();
    Conclusion lead =
        newest(applicationNo, RANKING)
            .filter(ranking -> ranking.id() > concluded.id())
            .orElse(concluded);
    return newest(applicationNo, SPECIAL_TEAM)
        .filter(team -> team.id() > lead.id() && !team.supports())
        .orElse(lead);
  }
}
