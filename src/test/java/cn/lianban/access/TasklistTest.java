package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class TasklistTest {

  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired EngineRights rights;
  @Autowired AuthorizationService authorizations;
  @Autowired FilterService filters;

  @Test
  void officials_see_the_tasks_of_their_own_bureau_alone() {
    String task = office.applies("M05-1", SCENARIO).task("cp-gov", "acceptApplication");
    assertThat(tasksOf("cp-gov", "本部门全部")).contains(task);
    assertThat(tasksOf("cp-gov-2", "本部门全部")).contains(task);
    assertThat(tasksOf("bj-edu", "本部门全部")).doesNotContain(task);
    assertThat(Browser.of(port, "bj-edu").get(ENGINE + "/task/" + task).status()).isEqualTo(404);
    assertThat(
            Browser.of(port, "bj-edu").get(ENGINE + "/task/" + task + "/form-variables").status())
        .isEqualTo(404);
    Browser.Answer form = Browser.of(port, "bj-edu").get(ENGINE + "/task/" + task + "/form");
    assertThat(form.status()).isEqualTo(403);
    assertThat(form.json().path("message").asText()).isEqualTo("您的账号无权查看或办理这项任务");
    assertThat(
            Browser.of(port, "bj-edu")
                .ask("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"bj-edu\"}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void a_task_is_claimed_for_oneself_and_given_back_by_who_claimed_it_or_an_administrator() {
    String task = office.applies("M05-1", SCENARIO).task("cp-gov", "acceptApplication");
    Browser first = Browser.of(port, "cp-gov");
    Browser second = Browser.of(port, "cp-gov-2");
    Browser.Answer forAnother =
        first.ask("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"cp-gov-2\"}");
    assertThat(forAnother.status()).isEqualTo(403);
    assertThat(forAnother.json().path("message").asText()).isEqualTo("只能为本人认领任务");

    assertThat(
            first
                .ask("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"cp-gov\"}")
                .status())
        .isEqualTo(204);
    assertThat(tasksOf("cp-gov", "我认领的")).contains(task);
    Browser.Answer late =
        second.ask("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"cp-gov-2\"}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("message").asText()).startsWith("该任务已由 cp-gov 认领");
    assertThat(second.ask("POST", ENGINE + "/task/" + task + "/unclaim", "").status())
        .isEqualTo(403);
    assertThat(first.ask("POST", ENGINE + "/task/" + task + "/unclaim", "").status())
        .isEqualTo(204);

    assertThat(
            second
                .ask("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"cp-gov-2\"}")
                .status())
        .isEqualTo(204);
    assertThat(
            Browser.of(port, "admin")
                .ask("POST", ENGINE + "/task/" + task + "/unclaim", "")
                .status())
        .isEqualTo(204);
    assertThat(tasksOf("cp-gov-2", "我认领的")).doesNotContain(task);
  }

  @Test
  void a_refused_form_is_answered_with_the_reason_alone_and_a_good_one_moves_the_case() {
    Case scenario = office.applies("M05-1", SCENARIO);
    String form = ENGINE + "/task/" + scenario.task("cp-gov", "acceptApplication") + "/submit-form";
    Browser official = Browser.of(port, "cp-gov");
    Browser.Answer refused =
        official.ask("POST", form, "{\"variables\":{\"decision\":{\"value\":\"correct\"}}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("message").asText()).isEqualTo("请填写“受理意见”");
    Browser.Answer unknown =
        official.ask(
            "POST",
            form,
            "{\"variables\":{\"decision\":{\"value\":\"accept\"},\"amount\":{\"value\":1}}}");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.json().path("message").asText()).matches("\\p{IsHan}.*amount.*");
    scenario.is("accepting");
    assertThat(
            official
                .ask("POST", form, "{\"variables\":{\"decision\":{\"value\":\"accept\"}}}")
                .status())
        .isEqualTo(204);
    office.runJobs();
    scenario.is("reviewing");
    Browser.Answer again =
        official.ask("POST", form, "{\"variables\":{\"decision\":{\"value\":\"accept\"}}}");
    assertThat(again.json().path("message").asText()).startsWith("该任务已办结");
  }

  @Test
  void the_diagram_and_the_history_of_a_task_open_beside_it() {
    String task = office.applies("M05-1", SCENARIO).task("cp-gov", "acceptApplication");
    Browser official = Browser.of(port, "cp-gov");
    assertThat(
            official
                .ask("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"cp-gov\"}")
                .status())
        .isEqualTo(204);
    String definition =
        official.get(ENGINE + "/task/" + task).json().path("processDefinitionId").asText();
    assertThat(
            official
                .get(ENGINE + "/process-definition/" + definition + "/xml")
                .json()
                .path("bpmn20Xml")
                .asText())
        .contains("acceptApplication");
    String history = ENGINE + "/history/user-operation?maxResults=50&taskId=" + task;
    assertThat(official.get(history).json().findValuesAsText("operationType")).contains("Claim");
    assertThat(Browser.of(port, "bj-edu").get(history).json()).isEmpty();
  }

  @Test
  void nothing_can_be_started_and_a_request_without_the_token_changes_nothing() {
    Browser official = Browser.of(port, "cp-gov");
    assertThat(
            official
                .get(
                    ENGINE
                        + "/process-definition?startableInTasklist=true&startablePermissionCheck=true&maxResults=50")
                .json())
        .isEmpty();
    String task = office.applies("M05-1", SCENARIO).task("cp-gov", "acceptApplication");
    Browser.Answer forged =
        official.send(
            "POST",
            ENGINE + "/task/" + task + "/claim",
            "{\"userId\":\"cp-gov\"}",
            Map.of("Content-Type", "application/json"));
    assertThat(forged.status()).isEqualTo(403);
  }

  @Test
  void no_account_is_made_or_changed_past_the_page_of_accounts() {
    Browser admin = Browser.of(port, "admin");
    String user =
        "{\"profile\":{\"id\":\"zhang-san\",\"firstName\":\"市教委\",\"lastName\":\"张三\"},\"credentials\":{\"password\":\"Ch4ng-Ping!2026\"}}";
    assertThat(admin.ask("POST", ENGINE + "/user/create", user).status()).isEqualTo(403);
    assertThat(admin.ask("PUT", ENGINE + "/group/bj-edu/members/monitor", "").status())
        .isEqualTo(403);
    String change = "{\"password\":\"Ch4ng-Ping!2026\",\"authenticatedUserPassword\":\"demo\"}";
    assertThat(admin.ask("PUT", ENGINE + "/user/bj-edu/credentials", change).status())
        .isEqualTo(403);
    assertThat(new Browser(port).logIn("bj-edu", "demo").location())
        .endsWith("/camunda/app/tasklist/default/");
  }

  @Test
  void another_start_grants_nothing_twice() {
    long authorizationsBefore = authorizations.createAuthorizationQuery().count();
    long filtersBefore = filters.createFilterQuery().count();
    rights.start();
    assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(authorizationsBefore);
    assertThat(filters.createFilterQuery().count()).isEqualTo(filtersBefore);
  }

  @Test
  void nobody_may_deploy_or_start_by_the_engines_own_rights() {
    Set<String> holders =
        authorizations.createAuthorizationQuery().list().stream()
            .filter(right -> right.getAuthorizationType() != Authorization.AUTH_TYPE_REVOKE)
            .filter(
                right ->
                    right.getResourceType() == Resources.DEPLOYMENT.resourceType()
                            && right.isPermissionGranted(Permissions.CREATE)
                        || right.getResourceType() == Resources.PROCESS_INSTANCE.resourceType()
                            && right.isPermissionGranted(Permissions.CREATE))
            .map(right -> right.getGroupId() == null ? right.getUserId() : right.getGroupId())
            .collect(Collectors.toSet());
    assertThat(holders).isEmpty();
  }

  private Set<String> tasksOf(String person, String filterName) {
    Browser browser = Browser.of(port, person);
    JsonNode stored = browser.get(ENGINE + "/filter?resourceType=Task&maxResults=50").json();
    String id =
        StreamSupport.stream(stored.spliterator(), false)
            .filter(filter -> filter.path("name").asText().equals(filterName))
            .map(filter -> filter.path("id").asText())
            .findFirst()
            .orElseThrow();
    JsonNode tasks =
        browser
            .ask(
                "POST",
                ENGINE + "/filter/" + id + "/list?firstResult=0&maxResults=1000",
                "{\"active\":true}")
            .json();
    return StreamSupport.stream(tasks.spliterator(), false)
        .map(task -> task.path("id").asText())
        .collect(Collectors.toSet());
  }
}
