package cn.lianban.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import cn.lianban.kernel.Actor;
import cn.lianban.workflow.tasks.StandardList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Grants each group its rights in the engine and creates Tasklist's filters, at each start and
 * before the first request. Working tasks needs no grant, because the engine allows it to
 * candidates; no group may start, deploy or change anything.
 */
@Component
class EngineRights implements SmartLifecycle {

  static final int PHASE = 0;

  private static final Map<String, String> ROLES =
      Map.of(
          Actor.OFFICIALS, "经办人员",
          Actor.EXPERTS, "评审专家",
          Actor.APPLICANTS, "申报主体",
          Actor.PROCESS_OWNERS, "流程管理员",
          Actor.MONITORS, "监测人员",
          Actor.AUDITORS, "审计人员",
          Actor.ADMINISTRATORS, "系统管理员",
          Actor.SECURITY_ADMINISTRATORS, "安全管理员",
          Actor.AUDIT_ADMINISTRATORS, "审计管理员");
  private static final Set<String> CASE_WORKERS = Set.of(Actor.OFFICIALS, Actor.EXPERTS);
  private static final Set<String> ONLOOKERS =
      Set.of(Actor.MONITORS, Actor.AUDITORS, Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS);
  private static final Set<String> ADMINISTRATORS = Set.of(Actor.ADMINISTRATORS);

  /** The name of the filter for all tasks in earlier versions. */
  private static final String BEFORE = "我部门的待办";

  private record Right(
      Set<String> groups, Resource resource, String id, Permission... permissions) {}

  private static final List<Right> RIGHTS =
      List.of(
          new Right(CASE_WORKERS, Resources.APPLICATION, "tasklist", Permissions.ACCESS),
          // for the diagram beside a task
          new Right(
              CASE_WORKERS, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ),
          new Right(ONLOOKERS, Resources.APPLICATION, "cockpit", Permissions.ACCESS),
          new Right(ONLOOKERS, Resources.TASK, ANY, Permissions.READ),
          new Right(ONLOOKERS, Resources.DEPLOYMENT, ANY, Permissions.READ),
          new Right(
              ONLOOKERS,
              Resources.DECISION_DEFINITION,
              ANY,
              Permissions.READ,
              Permissions.READ_HISTORY),
          new Right(ONLOOKERS, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ),
          new Right(
              ONLOOKERS,
              Resources.BATCH,
              ANY,
              BatchPermissions.READ,
              BatchPermissions.READ_HISTORY),
          new Right(ONLOOKERS, Resources.SYSTEM, ANY, SystemPermissions.READ),
          new Right(
              ONLOOKERS,
              Resources.PROCESS_DEFINITION,
              ANY,
              ProcessDefinitionPermissions.READ,
              ProcessDefinitionPermissions.READ_INSTANCE,
              ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
              ProcessDefinitionPermissions.READ_HISTORY,
              ProcessDefinitionPermissions.READ_HISTORY_VARIABLE,
              ProcessDefinitionPermissions.READ_TASK),
          new Right(ADMINISTRATORS, Resources.APPLICATION, "tasklist", Permissions.ACCESS),
          new Right(ADMINISTRATORS, Resources.APPLICATION, "admin", Permissions.ACCESS),
          // administrators only read accounts and groups here, because they change them on our own
          // page, with rules that the engine lacks
          new Right(ADMINISTRATORS, Resources.USER, ANY, Permissions.READ),
          new Right(ADMINISTRATORS, Resources.GROUP, ANY, Permissions.READ),
          new Right(ADMINISTRATORS, Resources.AUTHORIZATION, ANY, Permissions.READ),
          new Right(ADMINISTRATORS, Resources.FILTER, ANY, Permissions.READ),
          new Right(
              ADMINISTRATORS,
              Resources.PROCESS_DEFINITION,
              ANY,
              ProcessDefinitionPermissions.RETRY_JOB));

  /**
   * Rights of administrators in earlier versions that bypassed the rules for accounts, and are
   * revoked.
   */
  private static final Set<Resource> CLOSED =
      Set.of(Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP, Resources.AUTHORIZATION);

  private final Accounts accounts;
  private final EngineGroups groups;
  private final AuthorizationService authorizations;
  private final FilterService filters;
  private final TaskService tasks;
  private boolean upToDate;

  EngineRights(
      Accounts accounts,
      EngineGroups groups,
      AuthorizationService authorizations,
      FilterService filters,
      TaskService tasks) {
    this.accounts = accounts;
    this.groups = groups;
    this.authorizations = authorizations;
    this.filters = filters;
    this.tasks = tasks;
  }

  @Override
  public void start() {
    ROLES.forEach(accounts::createGroup);
    groups.modelsChanged();
    CLOSED.forEach(this::withdraw);
    RIGHTS.forEach(
        right ->
            right.groups.forEach(
                group -> grant(group, right.resource, right.id, right.permissions)));
    Stream.of(StandardList.values()).forEach(this::filter);
    upToDate = true;
  }

  private void withdraw(Resource resource) {
    authorizations
        .createAuthorizationQuery()
        .groupIdIn(Actor.ADMINISTRATORS)
        .resourceType(resource)
        .authorizationType(Authorization.AUTH_TYPE_GRANT)
        .list()
        .stream()
        .filter(
            right ->
                Stream.of(Permissions.CREATE, Permissions.UPDATE, Permissions.DELETE)
                    .anyMatch(right::isPermissionGranted))
        .forEach(right -> authorizations.deleteAuthorization(right.getId()));
  }

  /** Adds missing rights, and keeps what an administrator has granted in addition. */
  private void grant(String group, Resource resource, String id, Permission... permissions) {
    Authorization authorization =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn(group)
            .resourceType(resource)
            .resourceId(id)
            .authorizationType(Authorization.AUTH_TYPE_GRANT)
            .singleResult();
    if (authorization == null) {
      authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      authorization.setGroupId(group);
      authorization.setResource(resource);
      authorization.setResourceId(id);
    } else if (Arrays.stream(permissions).allMatch(authorization::isPermissionGranted)) {
      return;
    }
    Stream.of(permissions).forEach(authorization::addPermission);
    authorizations.saveAuthorization(authorization);
  }

  @SuppressWarnings("EnumOrdinal") // lists are shown in the order in which they are declared
  private void filter(StandardList list) {
    Filter filter =
        find(list.title())
            .or(() -> list == StandardList.ALL ? find(BEFORE) : Optional.empty())
            .orElseGet(() -> filters.newTaskFilter(list.title()));
    filter.setName(list.title());
    filter.setQuery(query(list).orderByDueDate().asc());
    filter.setProperties(
        Map.of(
            "priority",
            list.ordinal(),
            "worklist",
            list.name(),
            "color",
            "#1f4e8c",
            "refresh",
            true,
            "showUndefinedVariable",
            false,
            "description",
            list.title()));
    String id = filters.saveFilter(filter).getId();
    CASE_WORKERS.forEach(group -> grant(group, Resources.FILTER, id, Permissions.READ));
  }

  private Optional<Filter> find(String name) {
    return Optional.ofNullable(filters.createTaskFilterQuery().filterName(name).singleResult());
  }

  /** The engine's query for the filter, which it uses for its own searching and sorting. */
  private TaskQuery query(StandardList list) {
    TaskQuery query = tasks.createTaskQuery();
    if (list == StandardList.CLAIMED) {
      return query.taskAssigneeExpression("${ currentUser() }");
    }
    query.taskCandidateGroupInExpression("${ currentUserGroups() }").includeAssignedTasks();
    return switch (list) {
      case OVERDUE -> query.dueBeforeExpression("${ worklists.today() }");
      case DUE_SOON ->
          query
              .dueAfterExpression("${ worklists.today() }")
              .dueBeforeExpression("${ worklists.afterSoon() }");
      default -> list.taskKey() == null ? query : query.taskDefinitionKey(list.taskKey());
    };
  }

  @Override
  public void stop() {
    upToDate = false;
  }

  @Override
  public boolean isRunning() {
    return upToDate;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
