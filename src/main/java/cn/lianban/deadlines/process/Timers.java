package cn.lianban.deadlines.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's timers for our deadlines, found by their expressions whatever the ids of their
 * elements are.
 */
@Component
class Timers {

  private static final String SELECT =
      """
      select j.id_, j.process_def_id_, d.act_id_, j.handler_cfg_, j.duedate_, j.create_time_, j.execution_id_,
        t.create_time_ as task_created
      from act_ru_job j
      join act_ru_jobdef d on d.id_ = j.job_def_id_
      join act_ru_execution e on e.id_ = j.process_instance_id_
      left join act_ru_task t on t.execution_id_ = j.execution_id_ and t.task_def_key_ = d.act_id_
      where j.type_ = 'timer' and\s""";

  private static final Pattern LISTENER = Pattern.compile("\\$taskListener~([^$]+)");

  private final JdbcClient jdbc;
  private final RepositoryService repository;

  /**
   * A timer.
   *
   * @param executionId where it runs; for a task's timer the execution that waits for the task
   * @param element the task, wait or start event that it belongs to
   * @param start when the limit began: the task was created or, where there is none, the timer
   */
  record Timer(
      String jobId,
      Deadline deadline,
      String executionId,
      String processDefinitionId,
      String element,
      Instant start,
      Instant due) {}

  Timers(JdbcClient jdbc, RepositoryService repository) {
    this.jdbc = jdbc;
    this.repository = repository;
  }

  List<Timer> ofCase(String caseNo) {
    return select("e.business_key_ = :id order by j.id_", caseNo);
  }

  List<Timer> ofProcessInstance(String processInstanceId) {
    return select("j.process_instance_id_ = :id order by j.id_", processInstanceId);
  }

  private List<Timer> select(String condition, String id) {
    return jdbc.sql(SELECT + condition).param("id", id).query(this::timer).list().stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Timer> timer(ResultSet row, int number) throws SQLException {
    String element = row.getString("act_id_");
    // a task has one timer for each timeout listener; the engine names them
    // task$taskListener~listener
    Matcher listener = LISTENER.matcher(Objects.toString(row.getString("handler_cfg_"), ""));
    String timed = listener.find() ? listener.group(1) : element;
    String processDefinitionId = row.getString("process_def_id_");
    Timestamp taskCreated = row.getTimestamp("task_created");
    Instant start =
        (taskCreated == null ? row.getTimestamp("create_time_") : taskCreated).toInstant();
    String jobId = row.getString("id_");
    String executionId = row.getString("execution_id_");
    Instant due = row.getTimestamp("duedate_").toInstant();
    return deadline(processDefinitionId, timed)
        .map(
            deadline ->
                new Timer(jobId, deadline, executionId, processDefinitionId, element, start, due));
  }

  /**
   * The listeners of a task that have a timer for one of our deadlines: their ids, by the deadline.
   */
  Map<Deadline, String> listeners(String processDefinitionId, String taskKey) {
    Map<Deadline, String> listeners = new EnumMap<>(Deadline.class);
    repository
        .getBpmnModelInstance(processDefinitionId)
        .getModelElementsByType(TimerEventDefinition.class)
        .stream()
        .filter(
            timer ->
                timer.getTimeDate() != null
                    && taskKey.equals(
                        idOf(timer.getParentElement().getParentElement().getParentElement())))
        .forEach(
            timer ->
                Deadline.askedBy(timer.getTimeDate().getTextContent())
                    .ifPresent(
                        deadline -> listeners.put(deadline, idOf(timer.getParentElement()))));
    return listeners;
  }

  /**
   * The timer event with this deadline that begins to run when the case comes to this activity: the
   * activity itself, one on its border, or one behind it.
   *
   * @throws IllegalStateException where there is not exactly one
   */
  String waiting(String processDefinitionId, String activity, Deadline deadline) {
    List<String> events =
        repository
            .getBpmnModelInstance(processDefinitionId)
            .getModelElementsByType(CatchEvent.class)
            .stream()
            .filter(
                event ->
                    event.getId().equals(activity)
                        || event instanceof BoundaryEvent border
                            && border.getAttachedTo().getId().equals(activity)
                        || event.getIncoming().stream()
                            .anyMatch(flow -> flow.getSource().getId().equals(activity)))
            .map(CatchEvent::getId)
            .filter(
                event -> deadline(processDefinitionId, event).stream().anyMatch(deadline::equals))
            .toList();
    if (events.size() != 1) {
      throw new IllegalStateException(
          "At " + activity + " not one timer asks for " + deadline + " but " + events);
    }
    return events.get(0);
  }

  /** The deadline of the timer inside the element with this id, by its expression in the model. */
  private Optional<Deadline> deadline(String processDefinitionId, String id) {
    BpmnModelInstance model = repository.getBpmnModelInstance(processDefinitionId);
    return model.getModelElementsByType(TimerEventDefinition.class).stream()
        .filter(timer -> timer.getTimeDate() != null && id.equals(idOf(timer.getParentElement())))
        .findFirst()
        .flatMap(timer -> Deadline.askedBy(timer.getTimeDate().getTextContent()));
  }

  private static String idOf(ModelElementInstance element) {
    return element.getAttributeValue("id");
  }
}
