package cn.lianban.award;

import cn.lianban.intake.FactRecords;
import cn.lianban.kernel.Money;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every assessment of a case and every award, with its inputs, its decisions and rules, and their
 * bundle, so that the amount can be computed again years later.
 */
@Repository
class Determinations {

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Determinations(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The newest determination of a case.
   *
   * @param alone the assessment without what comparisons with other awards add
   * @param assessment with what they add, as far as they have been made
   * @param availability null until overlaps and budgets have been checked
   * @param part tells several awards of one matter apart; empty where there is one
   * @param fiscalYear null where the item has none
   */
  public record Determination(
      long id,
      Assessment alone,
      Assessment assessment,
      @Nullable Availability availability,
      String part,
      @Nullable Integer fiscalYear) {

    /**
     * What other awards and budgets leave, which an eligible case was compared with before the lead
     * is asked.
     */
    Availability checked() {
      return Objects.requireNonNull(availability, "overlaps are checked before the conclusion");
    }

    /** What the lead bureau has to judge; nothing where only a refusal is possible. */
    List<Assessment.Question> questions() {
      return assessment.questions();
    }

    /** A copy after another comparison with other awards and budgets. */
    Determination comparedAgain(Availability now) {
      return new Determination(id, alone, whole(alone, now), now, part, fiscalYear);
    }
  }

  /** Where only a refusal is possible there is nothing to judge. */
  private static Assessment whole(Assessment alone, @Nullable Availability availability) {
    if (availability == null) {
      return alone;
    }
    Assessment whole = alone.with(availability.readings(), availability.asked());
    return availability.isNothing() && !availability.mayBeKept() ? whole.withoutQuestions() : whole;
  }

  private @Nullable Availability availability(@Nullable String overlap) {
    return overlap == null ? null : read(overlap, Availability.class);
  }

  /** The newest assessment of a case; empty before its facts are verified. */
  public Optional<Determination> newest(String applicationNo) {
    return jdbc.sql(
            "select * from determination where application_no = :no and kind = 'assessment' order by id desc limit 1")
        .param("no", applicationNo)
        .query(
            (row, number) -> {
              Availability availability = availability(row.getString("overlap"));
              Assessment alone = read(row.getString("assessment"), Assessment.class);
              return new Determination(
                  row.getLong("id"),
                  alone,
                  whole(alone, availability),
                  availability,
                  row.getString("part"),
                  row.getObject("fiscal_year", Integer.class));
            })
        .optional();
  }

  /**
   * The newest assessments of these cases, by case; cases whose facts are not verified are left
   * out.
   */
  Map<String, Assessment> assessments(Collection<String> applicationNos) {
    Map<String, Assessment> found = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (application_no) application_no, assessment, overlap from determination
            where application_no = any(:nos) and kind = 'assessment' order by application_no, id desc
            """)
        .param("nos", applicationNos.toArray(String[]::new))
        .query(
            row -> {
              found.put(
                  row.getString("application_no"),
                  whole(
                      read(row.getString("assessment"), Assessment.class),
                      availability(row.getString("overlap"))));
            });
    return found;
  }

  /** The newest assessment without the questions of comparisons with other awards. */
  Optional<Assessment> forApplicant(String applicationNo) {
    return jdbc.sql(
            "select assessment, overlap from determination where application_no = :no and kind = 'assessment' order by id desc limit 1")
        .param("no", applicationNo)
        .query(
            (row, number) -> {
              Assessment assessment = read(row.getString("assessment"), Assessment.class);
              Availability availability = availability(row.getString("overlap"));
              return availability == null
                  ? assessment
                  : assessment.with(availability.readings(), List.of());
            })
        .optional();
  }

  Determination latest(String applicationNo) {
    return newest(applicationNo)
        .orElseThrow(() -> new IllegalStateException("Case " + applicationNo + " is not assessed"));
  }

  void recordAssessment(
      String applicationNo,
      Assessment assessment,
      Map<String, Object> facts,
      Map<String, Object> ledger,
      String part,
      @Nullable Integer fiscalYear,
      Map<String, Map<String, Object>> answers,
      String deployment) {
    jdbc.sql(
            """
            insert into determination (application_no, kind, decided_at, facts, ledger, eligible, assessment, ceiling, part, fiscal_year, task_answers, deployment)
            values (:no, 'assessment', :at, cast(:facts as jsonb), cast(:ledger as jsonb), :eligible, cast(:assessment as jsonb), :ceiling, :part,
              :year, cast(:taskAnswers as jsonb), :deployment)
            """)
        .param("no", applicationNo)
        .param("at", OffsetDateTime.now(clock))
        .param("taskAnswers", answers.isEmpty() ? null : texts(answers))
        .param("facts", FactRecords.text(facts))
        .param("ledger", FactRecords.text(ledger))
        .param("eligible", assessment.eligible())
        .param("assessment", write(assessment))
        .param(
            "ceiling",
            assessment.ceiling() == null ? null : assessment.ceiling().yuan(),
            Types.NUMERIC)
        .param("part", part)
        .param("year", fiscalYear, Types.INTEGER)
        .param("deployment", deployment)
        .update();
  }

  /** The answers of all steps as JSON that keeps every digit. */
  private String texts(Map<String, Map<String, Object>> answers) {
    Map<String, Object> byStep = new LinkedHashMap<>();
    answers.forEach((step, fields) -> byStep.put(step, FactRecords.plain(fields)));
    return write(byStep);
  }

  void recordAvailability(long id, Availability availability) {
    jdbc.sql(
            "update determination set overlap = cast(:overlap as jsonb), available = :available where id = :id")
        .param("overlap", write(availability))
        .param(
            "available",
            availability.available() == null ? null : availability.available().yuan(),
            Types.NUMERIC)
        .param("id", id)
        .update();
  }

  /**
   * Stores the award: a copy of the assessment that it rests on, with the amount, the lead's
   * answers to the questions and the approver.
   */
  void recordAward(
      long assessmentId,
      Availability availability,
      Money amount,
      List<QuestionAnswer> answers,
      String person) {
    BigDecimal available =
        availability.available() == null ? null : availability.available().yuan();
    jdbc.sql(
            """
            insert into determination (application_no, kind, decided_at, facts, ledger, eligible, assessment, ceiling, available, overlap, amount,
              answers, task_answers, part, fiscal_year, deployment, decided_by)
            select application_no, 'award', :at, facts, ledger, eligible, assessment, ceiling, :available, cast(:overlap as jsonb), :amount,
              cast(:answers as jsonb), task_answers, part, fiscal_year, deployment, :person
            from determination where id = :id
            """)
        .param("at", OffsetDateTime.now(clock))
        .param("available", available, Types.NUMERIC)
        .param("overlap", write(availability))
        .param("amount", amount.yuan())
        .param("answers", answers.isEmpty() ? null : write(answers))
        .param("person", person)
        .param("id", assessmentId)
        .update();
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readerFor(type)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(text);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A determination in the database cannot be read", damaged);
    }
  }
}
