package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.NotFound;
import cn.lianban.workflow.cases.CaseProcesses;
import cn.lianban.workflow.engine.AsSystem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.QueryOperator;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.TaskQueryVariableValue;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's filters for Tasklist. The standard lists in due order are read from {@link
 * StandardLists}, because the engine's own query sorts all tasks of a bureau for each page and
 * counts them one by one. Other orders and searches are left to the engine.
 */
class StandardFilterService extends FilterServiceImpl {

  /** The property of a filter that names its standard list. */
  static final String PROPERTY = "worklist";

  private static final int MOST_VISIBLE = 2000;
  private static final JsonTaskQueryConverter JSON = new JsonTaskQueryConverter();

  /** The conditions that Tasklist adds to every query. */
  private static final Set<String> USUAL =
      Set.of("active", "orderingProperties", "taskVariables", "variables", "orQueries");

  private final ObjectProvider<StandardLists> worklists;
  private final ObjectProvider<CurrentActor> currentActor;
  private final ObjectProvider<TaskService> tasks;
  private final ObjectProvider<AsSystem> asSystem;

  StandardFilterService(
      ObjectProvider<StandardLists> worklists,
      ObjectProvider<CurrentActor> currentActor,
      ObjectProvider<TaskService> tasks,
      ObjectProvider<AsSystem> asSystem) {
    this.worklists = worklists;
    this.currentActor = currentActor;
    this.tasks = tasks;
    this.asSystem = asSystem;
  }

  private record Asked(
      StandardList list, Actor actor, @Nullable String caseNo, boolean lastFirst) {}

  @Override
  @SuppressWarnings("unchecked")
  public <T, Q extends Query<?, T>> List<T> listPage(
      String filterId, Q extending, int firstResult, int maxResults) {
    Asked asked = asked(filterId, extending).orElse(null);
    if (asked == null) {
      return super.listPage(filterId, (Q) withinScope(extending), firstResult, maxResults);
    }
    List<String> ids =
        worklists
            .getObject()
            .page(asked.list, asked.actor, asked.caseNo, asked.lastFirst, maxResults, firstResult);
    if (ids.isEmpty()) {
      return List.of();
    }
    // the list has only visible tasks, so the engine need not compare each with every right of the
    // groups again
    List<Task> page =
        asSystem
            .getObject()
            .call(
                () ->
                    tasks
                        .getObject()
                        .createTaskQuery()
                        .taskIdIn(ids.toArray(String[]::new))
                        .initializeFormKeys()
                        .listPage(0, ids.size()));
    return (List<T>)
        page.stream().sorted(Comparator.comparing(task -> ids.indexOf(task.getId()))).toList();
  }

  @Override
  public Long count(String filterId, Query<?, ?> extending) {
    return asked(filterId, extending)
        .map(asked -> worklists.getObject().count(asked.list, asked.actor, asked.caseNo))
        .orElseGet(() -> super.count(filterId, withinScope(extending)));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extending) {
    return super.list(filterId, (Q) withinScope(extending));
  }

  /**
   * Limits a substitute, whose scope may be only some tasks of a group, to this scope, because the
   * engine checks only groups.
   */
  private Query<?, ?> withinScope(Query<?, ?> extending) {
    Actor actor =
        currentActor
            .getObject()
            .find()
            .filter(person -> !person.substituted().isEmpty())
            .orElse(null);
    if (actor == null) {
      return extending;
    }
    TaskQuery query =
        extending == null ? tasks.getObject().createTaskQuery() : (TaskQuery) extending;
    List<String> visible = worklists.getObject().visible(actor, MOST_VISIBLE);
    return query.taskIdIn(
        visible.isEmpty() ? new String[] {"none"} : visible.toArray(String[]::new));
  }

  /** The query if it asks for just a standard list; empty for any other. */
  private Optional<Asked> asked(String filterId, Query<?, ?> extending) {
    // reading the filter checks that the person may use it
    Filter filter = getFilter(filterId);
    if (filter == null) {
      throw new NotFound("没有这个任务列表，请刷新页面");
    }
    Optional<StandardList> list = StandardList.find(filter.getProperties().get(PROPERTY));
    Optional<Actor> actor = currentActor.getObject().find();
    if (list.isEmpty()
        || actor.isEmpty()
        || !(extending instanceof TaskQueryImpl query)
        || !isUsual(query)) {
      return Optional.empty();
    }
    List<TaskQueryVariableValue> variables = query.getVariables();
    List<QueryOrderingProperty> orders = query.getOrderingProperties();
    boolean plain = variables.isEmpty() || variables.size() == 1 && isCaseNo(variables.get(0));
    boolean byDueDate =
        orders.isEmpty()
            || orders.size() == 1
                && orders.get(0).getQueryProperty().equals(TaskQueryProperty.DUE_DATE);
    if (!plain || !byDueDate) {
      return Optional.empty();
    }
    String caseNo = variables.isEmpty() ? null : (String) variables.get(0).getValue();
    boolean lastFirst =
        !orders.isEmpty()
            && orders.get(0).getDirection() != null
            && orders.get(0).getDirection().getName().equals("desc");
    return Optional.of(new Asked(list.get(), actor.get(), caseNo, lastFirst));
  }

  private static boolean isUsual(TaskQueryImpl query) {
    return query.getQueries().size() == 1 && USUAL.containsAll(JSON.toJsonObject(query).keySet());
  }

  private static boolean isCaseNo(TaskQueryVariableValue variable) {
    return variable.isLocal()
        && variable.getName().equals(CaseProcesses.CASE_NO)
        && variable.getOperator() == QueryOperator.EQUALS
        && variable.getValue() instanceof String;
  }
}
