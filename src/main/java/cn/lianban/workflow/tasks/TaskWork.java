package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.engine.AsSystem;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.models.Forms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to work a task. It first checks the person and the submission, lets the task's
 * handler write the dossier, and completes the task with only the routing variables, all in one
 * transaction.
 */
@Component
public class TaskWork {

  private static final int TRIES = 4;

  private final WorkItems items;
  private final Forms forms;
  private final FormReader reader;
  private final Cases cases;
  private final Substitutions substitutions;
  private final CurrentActor currentActor;
  private final RepositoryService repository;
  private final GuardedTaskService tasks;
  private final TransactionTemplate transaction;
  private final AsSystem asSystem;
  private final Map<String, TaskHandler> handlers;
  private final GeneralTasks general;

  TaskWork(
      WorkItems items,
      Forms forms,
      FormReader reader,
      Cases cases,
      Substitutions substitutions,
      CurrentActor currentActor,
      RepositoryService repository,
      TaskService tasks,
      TransactionTemplate transaction,
      AsSystem asSystem,
      List<TaskHandler> handlers,
      GeneralTasks general) {
    this.general = general;
    this.items = items;
    this.forms = forms;
    this.reader = reader;
    this.cases = cases;
    this.substitutions = substitutions;
    this.currentActor = currentActor;
    this.repository = repository;
    this.tasks = (GuardedTaskService) tasks;
    this.transaction = transaction;
    this.asSystem = asSystem;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(TaskHandler::taskKey, Function.identity()));
  }

  /** The form of the task. */
  public FormSchema form(String taskId) {
    return asSystem.call(() -> form(visible(taskId, currentActor.get())));
  }

  /**
   * The initial values of the form, one for each field (null where the dossier has none), and the
   * texts that it shows.
   */
  public Map<String, Object> open(String taskId) {
    return asSystem.call(() -> opened(taskId));
  }

  private Map<String, Object> opened(String taskId) {
    WorkItem task = visible(taskId, currentActor.get());
    Map<String, Object> values = new HashMap<>();
    form(task).fields().forEach(field -> values.put(field.key(), null));
    values.putAll(handler(task).open(task));
    return values;
  }

  /**
   * Completes the task with the submitted values.
   *
   * @throws cn.lianban.kernel.BadInput for fields that are missing, unknown or not allowed
   * @throws Refused where the person may not work this task
   * @throws NotFound for a task that does not exist or is not visible to this person
   * @throws Conflict for a task that is already completed, or claimed by somebody else
   */
  public void complete(String taskId, Map<String, Object> submitted) {
    boolean inner = TransactionSynchronizationManager.isActualTransactionActive();
    for (int attempt = 1; ; attempt++) {
      try {
        transaction.executeWithoutResult(status -> completeOnce(taskId, submitted));
        return;
      } catch (StaleDecision stale) {
        transaction.executeWithoutResult(status -> stale.settle());
        throw stale;
      } catch (OptimisticLockingException lost) {
        if (inner || attempt == TRIES) {
          throw new Conflict("该任务刚被其他操作更新，请刷新后重试", "task-changed");
        }
      }
    }
  }

  /**
   * Checks whether the person who is logged in may work the task at all.
   *
   * @throws Refused where the person may not
   * @throws NotFound for a task that is not there, or not for this person
   * @throws Conflict for a task that is done already
   */
  public void checkMayWork(String taskId) {
    Actor actor = currentActor.get();
    asSystem.call(() -> workable(taskId, actor));
  }

  /**
   * Checks that the person may claim the task: only for oneself, and under the same four-eyes rule
   * as for its completion.
   */
  void checkMayClaim(String taskId, String claimant) {
    Actor actor = currentActor.get();
    if (!claimant.equals(actor.id())) {
      throw new Refused("只能为本人认领任务");
    }
    WorkItem task = asSystem.call(() -> workable(taskId, actor));
    checkNotClaimed(task, actor);
    asSystem.call(
        () -> {
          representedIn(task, actor);
          return null;
        });
  }

  /**
   * Checks that the person may give the task back to its group: its claimant or, if that person is
   * away, an administrator.
   */
  void checkMayGiveBack(String taskId) {
    Actor actor = currentActor.get();
    WorkItem task = asSystem.call(() -> claimedOrVisible(taskId, actor));
    if (task.bureau().equals(Actor.EXPERTS)) {
      throw new Refused("评审席位由抽取产生，不能退回；如有利害关系，请在表单中申明回避");
    }
    boolean claimedHere = actor.id().equals(task.assignee()) || isClaimedByRepresented(task, actor);
    if (!claimedHere && !actor.isIn(Actor.ADMINISTRATORS)) {
      throw new Refused("只有认领人、其代理人或系统管理员可以退回该任务");
    }
  }

  private void completeOnce(String taskId, Map<String, Object> submitted) {
    Actor actor = currentActor.get();
    Map<String, Object> routing = asSystem.call(() -> take(taskId, submitted, actor));
    asSystem.runAs(actor.id(), actor.groups(), () -> tasks.finish(taskId, routing));
  }

  private Map<String, Object> take(String taskId, Map<String, Object> submitted, Actor actor) {
    cases.lock(workable(taskId, actor).applicationNo());
    // read again, because somebody may have completed it while this waited for the lock
    WorkItem task = workable(taskId, actor);
    checkNotClaimed(task, actor);
    String represented = representedIn(task, actor);
    Map<String, Object> fields = handler(task).read(reader, form(task), submitted);
    Map<String, Object> routing =
        handler(task).complete(task, new Submission(fields), actor.onBehalfOf(represented));
    items.worked(task, actor.id(), represented);
    return routing;
  }

  private WorkItem workable(String taskId, Actor actor) {
    WorkItem task = visible(taskId, actor);
    if (!isCandidate(task, actor)) {
      throw new Refused("您不在该任务的办理部门，无权办理");
    }
    // an expert who once acted for the applicant has to be able to declare that
    if (!task.bureau().equals(Actor.EXPERTS)) {
      cases.checkIsNoneOfTheApplicants(actor, handler(task).cases(task));
    }
    return task;
  }

  private WorkItem visible(String taskId, Actor actor) {
    WorkItem task =
        items
            .find(taskId)
            .orElseThrow(
                () ->
                    items.isDone(taskId)
                        ? new Conflict("该任务已办结，请刷新任务列表", "task-done")
                        : new NotFound("没有这项任务，请刷新任务列表"));
    if (!isCandidate(task, actor) && !actor.seesEverything()) {
      throw new NotFound("没有这项任务，请刷新任务列表");
    }
    return task;
  }

  /**
   * The task if the person has claimed it or may see it: a claimed task may be given back even by a
   * person who has lost the right to work it.
   */
  private WorkItem claimedOrVisible(String taskId, Actor actor) {
    return items
        .find(taskId)
        .filter(task -> actor.id().equals(task.assignee()))
        .orElseGet(() -> visible(taskId, actor));
  }

  private boolean isCandidate(WorkItem task, Actor actor) {
    // an expert's task can be worked only by that expert, a bureau's task by all its members
    if (task.bureau().equals(Actor.EXPERTS)) {
      return actor.id().equals(task.assignee());
    }
    return actor.isIn(task.bureau())
        && (!actor.substitutesIn(task.bureau()) || !representable(task, actor).isEmpty());
  }

  /**
   * The persons whom the person may represent in this task, read anew because a substitution may
   * end during a session.
   */
  private List<String> representable(WorkItem task, Actor actor) {
    return actor.substitutesIn(task.bureau())
        ? substitutions.representedBy(actor.id(), task.bureau(), task.key())
        : List.of();
  }

  private boolean isClaimedByRepresented(WorkItem task, Actor actor) {
    return task.assignee() != null && representable(task, actor).contains(task.assignee());
  }

  private void checkNotClaimed(WorkItem task, Actor actor) {
    if (task.assignee() != null
        && !task.assignee().equals(actor.id())
        && !isClaimedByRepresented(task, actor)) {
      throw new Conflict("该任务已由 " + task.assignee() + " 认领，请先请其退回", "task-claimed");
    }
  }

  /**
   * The person who is represented in this task; null where it is the person's own. The four-eyes
   * rule applies to both: neither the substitute nor the represented person may have worked a task
   * that this one checks.
   */
  private @Nullable String representedIn(WorkItem task, Actor actor) {
    List<String> others = property(task, "fourEyes");
    if (!others.isEmpty()
        && items.haveWorked(handler(task).cases(task), others, List.of(actor.id()))) {
      throw new Refused("您已参与本申报此前的办理环节，按照岗位分离要求，本环节须由其他人员办理");
    }
    if (!actor.substitutesIn(task.bureau())) {
      return null;
    }
    List<String> impartial =
        representable(task, actor).stream()
            .filter(person -> !cases.haveActedFor(handler(task).cases(task), List.of(person)))
            .toList();
    if (impartial.isEmpty()) {
      throw new Refused("您所代理的人员现在或曾经代表本案的申报单位，与本案有利害关系，本环节须由其他人员办理", "own-case");
    }
    return impartial.stream()
        .filter(
            person ->
                others.isEmpty()
                    || !items.haveWorked(handler(task).cases(task), others, List.of(person)))
        .sorted(Comparator.comparing(person -> !person.equals(task.assignee())))
        .findFirst()
        .orElseThrow(() -> new Refused("您所代理的人员已参与本申报此前的办理环节，按照岗位分离要求，本环节须由其他人员办理"));
  }

  private FormSchema form(WorkItem task) {
    return handler(task).form(task, forms.form(task.deploymentId(), task.key()));
  }

  private TaskHandler handler(WorkItem task) {
    TaskHandler handler = handlers.get(task.key());
    return handler == null ? general.handler(task.key()) : handler;
  }

  private List<String> property(WorkItem task, String name) {
    BpmnModelInstance model = repository.getBpmnModelInstance(task.processDefinitionId());
    UserTask element = model.getModelElementById(task.key());
    if (element.getExtensionElements() == null) {
      return List.of();
    }
    return element
        .getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaProperties.class)
        .list()
        .stream()
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(property -> name.equals(property.getCamundaName()))
        .flatMap(property -> Arrays.stream(property.getCamundaValue().split("\\s*,\\s*")))
        .toList();
  }
}
