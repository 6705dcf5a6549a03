package cn.lianban.calendar.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The timers that run in the engine for one of our deadlines, whatever their elements are called in the models. */
@Component
class Timers {

  private static final String SELECT =
      """
      select j.id_, j.process_def_id_, j.handler_cfg_, j.duedate_, j.create_time_, t.create_time_ as task_created
      from act_ru_job j
      join act_ru_execution e on e.id_ = j.process_instance_id_
      left join act_ru_task t on t.execution_id_ = j.execution_id_ and t.task_def_key_ = split_part(j.handler_cfg_, '$', 1)
      where j.type_ = 'timer' and\s""";

  private final JdbcClient jdbc;
  private final RepositoryService repository;

  /**
   * A timer.
   *
   * @param element the task, wait or start event that it belongs to
   * @param start when the limit began: the task was created or, where there is none, the timer
   */
  record Timer(String jobId, Deadline deadline, String processDefinitionId, String element, Instant start, Instant due) {}

  Timers(JdbcClient jdbc, RepositoryService repository) {
    this.jdbc = jdbc;
    this.repository = repository;
  }

  List<Timer> ofApplication(String applicationNo) {
    return select("e.business_key_ = :id order by j.id_", applicationNo);
  }

  List<Timer> ofProcessInstance(String processInstanceId) {
    return select("j.process_instance_id_ = :id order by j.id_", processInstanceId);
  }

  private List<Timer> select(String condition, String id) {
    return jdbc.sql(SELECT + condition).param("id", id).query(this::timer).list().stream().flatMap(Optional::stream).toList();
  }

  private Optional<Timer> timer(ResultSet row, int number) throws SQLException {
    // how the engine writes it: the element's id, and for a task's timer the listener's: task$taskListener~listener
    String[] configuration = row.getString("handler_cfg_").split("\\$", 2);
    String element = configuration[0];
    String timed = configuration.length > 1 ? configuration[1].replaceFirst("^taskListener~", "") : element;
    String processDefinitionId = row.getString("process_def_id_");
    Timestamp taskCreated = row.getTimestamp("task_created");
    Instant start = (taskCreated == null ? row.getTimestamp("create_time_") : taskCreated).toInstant();
    String jobId = row.getString("id_");
    Instant due = row.getTimestamp("duedate_").toInstant();
    return deadline(processDefinitionId, timed).map(deadline -> new Timer(jobId, deadline, processDefinitionId, element, start, due));
  }

  /** What the timer below the element with this id stands for, by its expression in the model. */
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
