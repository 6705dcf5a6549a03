package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.models.Forms;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was filled in at steps that no part of the program handles. Values are stored as text and
 * read with the types from the form of the case's own bundle.
 */
@Repository
public class TaskAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, Object>> FIELDS =
      new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Forms forms;
  private final FormReader reader;
  private final Clock clock;

  TaskAnswers(JdbcClient jdbc, Forms forms, FormReader reader, Clock clock) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.reader = reader;
    this.clock = clock;
  }

  private record Row(
      String caseNo,
      String taskKey,
      String taskName,
      int visit,
      String bureau,
      String person,
      @Nullable String onBehalfOf,
      OffsetDateTime answeredAt,
      String deploymentId,
      String fields) {}

  /** All answers of the case, oldest first. */
  public List<TaskAnswer> of(String caseNo) {
    return answers(List.of(caseNo)).stream().map(this::answer).toList();
  }

  private List<Row> answers(Collection<String> caseNos) {
    return caseNos.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select case_no, task_key, task_name, visit, bureau, person, on_behalf_of, answered_at, deployment_id, fields
                from task_answer where case_no = any(:nos) order by id
                """)
            .param("nos", caseNos.toArray(String[]::new))
            .query(Rows.of(Row.class))
            .list();
  }

  /** The fields that were last filled in at each step, by its key. */
  public Map<String, Map<String, Object>> latest(String caseNo) {
    return latest(List.of(caseNo)).getOrDefault(caseNo, Map.of());
  }

  /** As {@link #latest(String)}, by case; cases without an answer are left out. */
  public Map<String, Map<String, Map<String, Object>>> latest(Collection<String> caseNos) {
    Map<String, Map<String, Map<String, Object>>> latest = new HashMap<>();
    answers(caseNos)
        .forEach(
            row -> {
              TaskAnswer answer = answer(row);
              latest
                  .computeIfAbsent(row.caseNo, no -> new LinkedHashMap<>())
                  .put(answer.taskKey(), answer.fields());
            });
    return latest;
  }

  /** What was filled in last at this step; empty where the case has not come there before. */
  Optional<TaskAnswer> last(String caseNo, String taskKey) {
    return of(caseNo).stream()
        .filter(answer -> answer.taskKey().equals(taskKey))
        .reduce((one, later) -> later);
  }

  /** Keeps what was filled in; the caller holds the lock of the case. */
  void record(WorkItem task, Map<String, Object> fields, Actor actor) {
    jdbc.sql(
            """
            insert into task_answer (case_no, task_key, task_name, visit, task_id, bureau, person, on_behalf_of, deployment_id, fields, answered_at)
            select :no, :key, :name, coalesce(max(visit), 0) + 1, :task, :bureau, :person, :represented, :deployment, cast(:fields as jsonb), :at
            from task_answer where case_no = :no and task_key = :key
            """)
        .param("no", task.caseNo())
        .param("key", task.key())
        .param("name", task.name())
        .param("task", task.id())
        .param("bureau", task.bureau())
        .param("person", actor.id())
        .param("represented", actor.represents())
        .param("deployment", task.deploymentId())
        .param("fields", text(fields))
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  private TaskAnswer answer(Row row) {
    FormSchema form = forms.form(row.deploymentId, row.taskKey);
    return new TaskAnswer(
        row.taskKey,
        row.taskName,
        row.visit,
        row.bureau,
        row.person,
        row.onBehalfOf,
        row.answeredAt,
        form,
        reader.readWhatIsThere(form, parse(row.fields), ""));
  }

  /** JSON that keeps every digit: numbers and dates as text. */
  private static String text(Map<String, Object> fields) {
    Map<String, Object> plain = new LinkedHashMap<>();
    fields.forEach(
        (name, value) ->
            plain.put(
                name,
                value instanceof BigDecimal number
                    ? number.toPlainString()
                    : value instanceof LocalDate ? value.toString() : value));
    try {
      return JSON.writeValueAsString(plain);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> parse(String content) {
    try {
      return JSON.readValue(content, FIELDS);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("Answers in the database cannot be read", damaged);
    }
  }
}
