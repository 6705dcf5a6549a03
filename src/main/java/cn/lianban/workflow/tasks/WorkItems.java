package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Page;
import cn.lianban.workflow.tasks.Substitutions.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The waiting tasks, read from the engine's tables in one statement, because the engine's own query
 * would need one more for the group and the case of each task.
 */
@Component
public class WorkItems {

  private static final String SELECT =
      """
      select t.id_, t.task_def_key_, t.name_, t.assignee_, t.create_time_, t.due_date_, t.execution_id_, t.proc_def_id_,
             e.business_key_, c.item_id, d.deployment_id_, candidate.group_id_
      """;
  private static final String FROM =
      """
      from act_ru_task t
      join act_ru_execution e on e.id_ = t.proc_inst_id_
      join act_re_procdef d on d.id_ = t.proc_def_id_
      join shared_handled_case c on c.no = e.business_key_
      left join act_ru_identitylink candidate on candidate.task_id_ = t.id_ and candidate.type_ = 'candidate' and candidate.group_id_ is not null
      where t.suspension_state_ = 1
      """;

  private final JdbcClient jdbc;
  private final WaitingTasks waiting;
  private final Substitutions substitutions;
  private final Clock clock;

  WorkItems(JdbcClient jdbc, WaitingTasks waiting, Substitutions substitutions, Clock clock) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.waiting = waiting;
    this.substitutions = substitutions;
  }

  /** The task with this id, without a check of rights. */
  public Optional<WorkItem> find(String taskId) {
    return jdbc.sql(SELECT + FROM + " and t.id_ = :id")
        .param("id", taskId)
        .query(this::workItem)
        .optional();
  }

  /** The waiting tasks of one case, oldest first. */
  public List<WorkItem> ofCase(String caseNo) {
    return jdbc.sql(SELECT + FROM + " and e.business_key_ = :no order by t.create_time_, t.id_")
        .param("no", caseNo)
        .query(this::workItem)
        .list();
  }

  /** The waiting tasks of these cases. */
  public List<WorkItem> ofCases(Collection<String> caseNos) {
    return caseNos.isEmpty()
        ? List.of()
        : jdbc.sql(
                SELECT + FROM + " and e.business_key_ in (:numbers) order by t.create_time_, t.id_")
            .param("numbers", caseNos)
            .query(this::workItem)
            .list();
  }

  /**
   * The tasks that the person may see, the most urgent first.
   *
   * @param bureau only tasks of this group; null for all
   * @param key only tasks of this key; null for all
   * @param caseNo only tasks of this case; null for all
   */
  public Page<WorkItem> visibleTo(
      Actor actor, String bureau, String key, String caseNo, Page.Request page) {
    Collection<Scope> scopes = actor.seesEverything() ? null : substitutions.scopesOf(actor);
    WaitingTasks.Wanted wanted =
        new WaitingTasks.Wanted(scopes, actor.id(), false, bureau, key, caseNo, null, null);
    List<WorkItem> content = of(waiting.page(wanted, false, page.size(), page.offset()));
    return new Page<>(content, page.page(), page.size(), waiting.count(wanted));
  }

  /** The tasks among these that the person may see, in this order. */
  public List<WorkItem> visibleTo(Actor actor, Collection<String> ids) {
    Collection<Scope> scopes = substitutions.scopesOf(actor);
    return of(List.copyOf(ids)).stream().filter(task -> isVisibleTo(actor, task, scopes)).toList();
  }

  /**
   * Whether the person may see the task; a substitute sees only the tasks of the scope, not all of
   * the group.
   */
  public boolean isVisibleTo(Actor actor, String taskId) {
    return find(taskId)
        .filter(task -> isVisibleTo(actor, task, substitutions.scopesOf(actor)))
        .isPresent();
  }

  /**
   * Whether the task is the person's to work, also as a substitute; an expert's task belongs only
   * to that expert.
   */
  public boolean isWorkedBy(Actor actor, WorkItem task) {
    return task.bureau().equals(Actor.EXPERTS)
        ? actor.id().equals(task.assignee())
        : substitutions.scopesOf(actor).stream()
            .anyMatch(scope -> scope.covers(task.bureau(), task.key()));
  }

  private static boolean isVisibleTo(Actor actor, WorkItem task, Collection<Scope> scopes) {
    return actor.seesEverything()
        || !task.bureau().equals(Actor.EXPERTS)
            && scopes.stream().anyMatch(scope -> scope.covers(task.bureau(), task.key()))
        || actor.id().equals(task.assignee());
  }

  /** The tasks with these ids, in this order; those that no longer exist are left out. */
  private List<WorkItem> of(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, WorkItem> found =
        jdbc
            .sql(SELECT + FROM + " and t.id_ in (:ids)")
            .param("ids", ids)
            .query(this::workItem)
            .list()
            .stream()
            .collect(Collectors.toMap(WorkItem::id, Function.identity(), (one, other) -> one));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** Whether the task existed and was completed or ended by a rule. */
  boolean isDone(String taskId) {
    return jdbc.sql(
            """
            select exists (select from task_work where task_id = :id) or exists (select from act_hi_taskinst where id_ = :id and end_time_ is not null)
            """)
        .param("id", taskId)
        .query(Boolean.class)
        .single();
  }

  /**
   * Whether one of these persons worked, or was represented in, a task with one of these keys in
   * one of these cases.
   */
  boolean haveWorked(
      Collection<String> caseNos, Collection<String> taskKeys, Collection<String> persons) {
    return jdbc.sql(
            """
            select exists (select from task_work
            where case_no = any(:nos) and task_key in (:keys) and (person in (:persons) or on_behalf_of in (:persons)))
            """)
        .param("nos", caseNos.toArray(String[]::new))
        .param("keys", taskKeys)
        .param("persons", persons)
        .query(Boolean.class)
        .single();
  }

  /**
   * Records who worked the task, for later checks of the four-eyes rule.
   *
   * @param onBehalfOf the person whom a substitute represented; null for none
   */
  void worked(WorkItem task, @Nullable String person, @Nullable String onBehalfOf) {
    jdbc.sql(
            """
            insert into task_work (task_id, case_no, task_key, bureau, person, on_behalf_of, done_at)
            values (:task, :no, :key, :bureau, :person, :represented, :at)
            """)
        .param("task", task.id())
        .param("no", task.caseNo())
        .param("key", task.key())
        .param("bureau", task.bureau())
        .param("person", person)
        .param("represented", onBehalfOf)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  private WorkItem workItem(ResultSet row, int number) throws SQLException {
    String group = row.getString("group_id_");
    return new WorkItem(
        row.getString("id_"),
        row.getString("task_def_key_"),
        row.getString("name_"),
        row.getString("business_key_"),
        row.getString("item_id"),
        group == null ? Actor.EXPERTS : group,
        time(row.getTimestamp("create_time_")),
        time(row.getTimestamp("due_date_")),
        row.getString("assignee_"),
        row.getString("execution_id_"),
        row.getString("proc_def_id_"),
        row.getString("deployment_id_"));
  }

  private @Nullable OffsetDateTime time(Timestamp time) {
    return time == null ? null : time.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }
}
