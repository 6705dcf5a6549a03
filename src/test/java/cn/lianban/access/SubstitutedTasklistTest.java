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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A substitute in Tasklist: within one session the visible tasks follow the substitution's scope
 * and period.
 */
@ServiceTest
class SubstitutedTasklistTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  @Test
  void a_substitution_opens_and_closes_tasks_in_a_session_that_is_already_there() {
    office.newAccount("away-tasklist", "cp-gov", "officials");
    office.newAccount("standin-tasklist", "bj-agri", "officials");
    Browser standIn = Browser.of(port, "standin-tasklist");
    Case applied = applied();
    String acceptance = applied.task("cp-gov", "acceptApplication");
    Set<String> own = tasks(standIn);
    assertThat(own).doesNotContain(acceptance);

    long id = enter("away-tasklist", "standin-tasklist", "");
    assertThat(tasks(standIn)).contains(acceptance);
    assertThat(standIn.get(ENGINE + "/task/" + acceptance + "/deployed-form").status())
        .isEqualTo(200);
    assertThat(
            standIn
                .ask(
                    "POST",
                    ENGINE + "/task/" + acceptance + "/claim",
                    "{\"userId\":\"standin-tasklist\"}")
                .status())
        .isEqualTo(204);

    end(id);
    assertThat(tasks(standIn))
        .as("what it has claimed it may still give back")
        .allMatch(task -> task.equals(acceptance) || own.contains(task));
    Browser.Answer late = submit(standIn, acceptance);
    assertThat(late.status()).isBetween(400, 404);
    assertThat(late.json().path("message").asText()).isEqualTo("没有这项任务，请刷新任务列表");
    applied.is("accepting");
    assertThat(standIn.ask("POST", ENGINE + "/task/" + acceptance + "/unclaim", "{}").status())
        .isEqualTo(204);
    assertThat(tasks(standIn)).doesNotContain(acceptance);

    enter("away-tasklist", "standin-tasklist", "");
    assertThat(
            standIn
                .ask(
                    "POST",
                    ENGINE + "/task/" + acceptance + "/claim",
                    "{\"userId\":\"standin-tasklist\"}")
                .status())
        .isEqualTo(204);
    assertThat(submit(standIn, acceptance).status()).isEqualTo(204);
    office.runJobs();
    applied.is("reviewing");
  }

  @Test
  void a_scope_of_one_step_shows_and_opens_that_step_alone() {
    office.newAccount("away-step", "cp-gov", "officials");
    office.newAccount("standin-step", "bj-agri", "officials");
    enter("away-step", "standin-step", "\"reviewApplication\"");
    Browser standIn = Browser.of(port, "standin-step");
    String acceptance = applied().task("cp-gov", "acceptApplication");
    Case reviewed = applied().goesOnTo("reviewing");
    String review = reviewed.task("cp-gov", "reviewApplication");

    assertThat(tasks(standIn)).contains(review).doesNotContain(acceptance);
    assertThat(tasks(standIn, "{\"active\":true,\"nameLike\":\"%审%\"}"))
        .as("searched for")
        .contains(review)
        .doesNotContain(acceptance);
    assertThat(standIn.get(ENGINE + "/task/" + review).status()).isEqualTo(200);
    assertThat(standIn.get(ENGINE + "/task/" + acceptance).status()).isEqualTo(403);
    assertThat(standIn.get(ENGINE + "/task/" + acceptance + "/form-variables").status())
        .isEqualTo(403);
    assertThat(
            standIn
                .ask(
                    "POST",
                    ENGINE + "/task/" + acceptance + "/claim",
                    "{\"userId\":\"standin-step\"}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void a_substitute_comes_to_no_application_of_the_engine_that_is_not_for_officials() {
    office.newAccount("away-admin", "cp-gov", "officials", "camunda-admin");
    office.newAccount("standin-admin", "bj-agri", "officials");
    enter("away-admin", "standin-admin", "");
    Browser standIn = Browser.of(port, "standin-admin");

    assertThat(standIn.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
    assertThat(standIn.get("/camunda/app/admin/default/").status()).isEqualTo(403);
    assertThat(standIn.get("/camunda/app/cockpit/default/").status()).isEqualTo(403);
    assertThat(
            standIn
                .ask("PUT", "/api/budgets/2026/R04-1", "{\"amount\": 1, \"reason\": \"追加\"}")
                .status())
        .isEqualTo(403);
  }

  private Case applied() {
    return office.applies(
        "M12-2",
        Map.of(
            "orgKind", "hidden-champion", "settledInBeijing", true, "requestedAmount", 1_000_000));
  }

  private long enter(String person, String substitute, String keys) {
    return office
        .post(
            person,
            "/api/substitutions",
            "{\"substitute\":\"%s\",\"groups\":[\"cp-gov\"],\"taskKeys\":[%s],\"until\":\"2026-03-31\"}"
                .formatted(substitute, keys))
        .body()
        .path("id")
        .asLong();
  }

  private void end(long id) {
    jdbc.sql("update substitution set ended_by = person, ended_at = now() where id = :id")
        .param("id", id)
        .update();
  }

  private static Browser.Answer submit(Browser browser, String task) {
    return browser.ask(
        "POST",
        ENGINE + "/task/" + task + "/submit-form",
        "{\"variables\":{\"decision\":{\"value\":\"accept\",\"type\":\"String\"}}}");
  }

  private static Set<String> tasks(Browser browser) {
    return tasks(browser, "{\"active\":true}");
  }

  private static Set<String> tasks(Browser browser, String query) {
    JsonNode stored = browser.get(ENGINE + "/filter?resourceType=Task&maxResults=50").json();
    String filter =
        StreamSupport.stream(stored.spliterator(), false)
            .filter(one -> one.path("name").asText().equals("本部门全部"))
            .map(one -> one.path("id").asText())
            .findFirst()
            .orElseThrow();
    JsonNode tasks =
        browser
            .ask(
                "POST", ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=1000", query)
            .json();
    return StreamSupport.stream(tasks.spliterator(), false)
        .map(task -> task.path("id").asText())
        .collect(Collectors.toSet());
  }
}
