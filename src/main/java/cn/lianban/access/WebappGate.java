package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.workflow.tasks.WorkItems;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Checks requests to the API of the engine's web applications: what is not listed for a role is
 * refused, whatever the engine itself would allow.
 */
@Component
class WebappGate implements AuthorizationManager<RequestAuthorizationContext> {

  static final String ENGINE = "/camunda/api/engine/engine/default";
  static final String CASE_DEFINITIONS = ENGINE + "/case-definition/count";
  private static final String ID = "[^/]+";

  private record Path(Set<String> methods, Pattern pattern) {

    boolean allows(String method, String path) {
      return methods.contains(method) && pattern.matcher(path).matches();
    }
  }

  /** Requests that every web application sends before it shows anything. */
  private static final List<Path> EVERYBODY =
      List.of(
          path("GET", "/camunda/api/engine/engine"),
          path("GET", ENGINE + "/version"),
          path("GET", "/camunda/api/admin/auth/user/default"),
          path("POST", "/camunda/api/admin/auth/user/default/logout"));

  /** Requests of Tasklist to show a person's tasks and their forms. */
  private static final List<Path> CASE_WORKERS =
      List.of(
          path("GET", "/camunda/api/tasklist/plugin/" + ID + "/static/.+"),
          path("GET OPTIONS", ENGINE + "/filter"),
          path("GET OPTIONS", ENGINE + "/filter/" + ID),
          path("GET POST", ENGINE + "/filter/" + ID + "/(list|count)"),
          path("GET", ENGINE + "/task/" + ID),
          path(
              "GET",
              ENGINE
                  + "/task/"
                  + ID
                  + "/(form|deployed-form|form-variables|comment|identity-links)"),
          path("POST", ENGINE + "/task/" + ID + "/(claim|unclaim|submit-form)"),
          path("GET", ENGINE + "/process-definition(/count)?"),
          path("GET", ENGINE + "/process-definition/" + ID + "(/xml|/diagram)?"),
          path("GET", ENGINE + "/history/user-operation(/count)?"));

  /**
   * Requests of Cockpit to show models, instances, tokens and failures. Their answers tell which
   * case is where and why it is stuck, as our API does; {@link EngineAnswerFilter} removes the
   * rest.
   */
  private static final List<Path> ONLOOKERS =
      List.of(
          path("GET", "/camunda/api/cockpit/plugin/" + ID + "/static/.+"),
          path(
              "GET POST",
              "/camunda/api/cockpit/plugin/base/default/(process-definition|process-instance|incident|decision-definition)(/count|/statistics|/statistics-count)?"),
          path(
              "GET POST",
              "/camunda/api/cockpit/plugin/base/default/process-(definition|instance)/"
                  + ID
                  + "/called-process-(definitions|instances)"),
          path("GET", ENGINE + "/process-definition(/count|/statistics)?"),
          path(
              "GET",
              ENGINE
                  + "/process-definition/(key/)?"
                  + ID
                  + "(/xml|/diagram|/statistics|/static-called-process-definitions)?"),
          // requested by Cockpit's start page and answered by us
          path("GET", CASE_DEFINITIONS),
          path("GET", ENGINE + "/decision-definition(/count)?"),
          path("GET", ENGINE + "/decision-definition/(key/)?" + ID + "(/xml|/diagram)?"),
          path("GET", ENGINE + "/decision-requirements-definition(/count)?"),
          path(
              "GET",
              ENGINE + "/decision-requirements-definition/(key/)?" + ID + "(/xml|/diagram)?"),
          path("GET", ENGINE + "/deployment(/count|/registered)?"),
          path("GET", ENGINE + "/deployment/" + ID + "(/resources(/" + ID + "(/data)?)?)?"),
          path(
              "GET POST",
              ENGINE
                  + "/(process-instance|execution|job|external-task|task|variable-instance)(/count)?"),
          path("GET", ENGINE + "/process-instance/" + ID + "(/activity-instances)?"),
          path("GET", ENGINE + "/(job-definition|incident)(/count)?"),
          path("GET", ENGINE + "/(job|job-definition|incident|execution)/" + ID),
          path("GET", ENGINE + "/batch(/count|/statistics(/count)?)?"),
          path("GET", ENGINE + "/history/batch(/count)?"),
          path("GET", ENGINE + "/task/report/candidate-group-count"),
          path("POST", ENGINE + "/history/task/count"),
          path("GET POST", ENGINE + "/group(/count)?"));

  /** Requests for those who see every case, because their answers name all who take part in it. */
  private static final List<Path> SEEING_EVERYTHING =
      List.of(
          path("GET POST", ENGINE + "/history/(process-instance|decision-instance)(/count)?"),
          path("GET", ENGINE + "/history/(process-instance|decision-instance)/" + ID),
          path("GET", ENGINE + "/task/" + ID + "/identity-links"));

  /**
   * Failed jobs, but nothing that changes a case or a model, or changes an account past the rules
   * of our own page.
   */
  private static final List<Path> ADMINISTRATORS =
      List.of(
          path("GET", "/camunda/api/admin/plugin/.+"),
          path("GET", ENGINE + "/(user|group|authorization|tenant)(/.+)?"),
          path("GET", ENGINE + "/identity/(groups|password-policy)"),
          path("GET", ENGINE + "/job/" + ID + "/stacktrace"),
          path(
              "OPTIONS",
              ENGINE + "/(user|group|authorization|tenant)(/" + ID + ")?(/members(/" + ID + ")?)?"),
          path("PUT", ENGINE + "/job/" + ID + "/retries"),
          path("PUT", ENGINE + "/job-definition/" + ID + "/retries"),
          path("POST", ENGINE + "/job/retries"),
          path("PUT DELETE", ENGINE + "/incident/" + ID + "/annotation"));

  private static final Pattern PAGES =
      Pattern.compile(
          "/camunda/(app/(tasklist|cockpit|admin)|lib|assets)(/.*)?|/camunda/favicon\\.ico");
  private static final Pattern ABOUT_ONESELF =
      Pattern.compile(ENGINE + "/(user/" + ID + "/profile|authorization/check|identity/groups)");
  private static final Pattern ONE_TASK = Pattern.compile(ENGINE + "/task/(" + ID + ")(/.*)?");

  private final HandlingGroups handlingGroups;
  private final WorkItems workItems;
  private final CurrentActor currentActor;

  WebappGate(HandlingGroups handlingGroups, WorkItems workItems, CurrentActor currentActor) {
    this.handlingGroups = handlingGroups;
    this.workItems = workItems;
    this.currentActor = currentActor;
  }

  @Override
  @SuppressWarnings("deprecation") // the interface demands it as long as it has no successor there
  public AuthorizationDecision check(
      Supplier<Authentication> authentication, RequestAuthorizationContext context) {
    Authentication person = authentication.get();
    Set<String> groups =
        person.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet());
    HttpServletRequest request = context.getRequest();
    String path = request.getRequestURI().substring(request.getContextPath().length());
    boolean handles = handlingGroups.handleCases(groups);
    boolean administers = groups.contains(Actor.ADMINISTRATORS);
    boolean looksOn = opensCockpit(groups);
    boolean seesEverything = seesEverything(groups);
    return new AuthorizationDecision(
        (handles || looksOn) && allows(EVERYBODY, request, path)
            || (handles || administers)
                && allows(CASE_WORKERS, request, path)
                && isWithinScope(path)
            || handles && isOwnTasks(request, path, person.getName())
            || (handles || looksOn) && isAboutOneself(request, path, person.getName())
            || looksOn && allows(ONLOOKERS, request, path)
            || seesEverything && allows(SEEING_EVERYTHING, request, path)
            || administers && allows(ADMINISTRATORS, request, path));
  }

  /**
   * Limits a substitute to the tasks that were handed on, because the engine shows every task of
   * the group.
   */
  private boolean isWithinScope(String path) {
    Matcher task = ONE_TASK.matcher(path);
    return currentActor
        .find()
        .filter(actor -> !actor.substituted().isEmpty() && task.matches())
        .map(actor -> workItems.isVisibleTo(actor, task.group(1)))
        .orElse(true);
  }

  boolean opensTasklist(Set<String> groups) {
    return groups.contains(Actor.ADMINISTRATORS) || handlingGroups.handleCases(groups);
  }

  static boolean opensCockpit(Set<String> groups) {
    return Stream.of(Actor.MONITORS, Actor.AUDITORS, Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS)
        .anyMatch(groups::contains);
  }

  static boolean seesEverything(Set<String> groups) {
    return Stream.of(Actor.MONITORS, Actor.AUDITORS, Actor.ADMINISTRATORS)
        .anyMatch(groups::contains);
  }

  /**
   * Whether anybody may use this address with any method, so that an unknown address is told apart
   * from a forbidden one.
   */
  static boolean offers(String path) {
    return PAGES.matcher(path).matches()
        || ABOUT_ONESELF.matcher(path).matches()
        || Stream.of(EVERYBODY, CASE_WORKERS, ONLOOKERS, SEEING_EVERYTHING, ADMINISTRATORS)
            .flatMap(List::stream)
            .anyMatch(offered -> offered.pattern.matcher(path).matches());
  }

  /**
   * Tasklist's question after a completed task, which other tasks of the case the person has
   * claimed.
   */
  private static boolean isOwnTasks(HttpServletRequest request, String path, String person) {
    return request.getMethod().equals("GET")
        && path.equals(ENGINE + "/task")
        && person.equals(request.getParameter("assignee"));
  }

  private static boolean isAboutOneself(HttpServletRequest request, String path, String person) {
    return request.getMethod().equals("GET")
        && (UriUtils.decode(path, StandardCharsets.UTF_8)
                .equals(ENGINE + "/user/" + person + "/profile")
            || path.equals(ENGINE + "/authorization/check")
                && request.getParameter("userId") == null
            || path.equals(ENGINE + "/identity/groups")
                && person.equals(request.getParameter("userId")));
  }

  private static boolean allows(List<Path> paths, HttpServletRequest request, String path) {
    return paths.stream().anyMatch(allowed -> allowed.allows(request.getMethod(), path));
  }

  private static Path path(String methods, String pattern) {
    return new Path(Set.of(methods.split(" ")), Pattern.compile(pattern + "/?"));
  }
}
