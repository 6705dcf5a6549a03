package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Experts see only what they evaluate, whichever API or page they use. */
@ServiceTest
class ExpertVisibilityTest {

  private static final List<String> EXPERTS =
      List.of("expert1", "expert2", "expert3", "expert4", "expert5");
  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String OPINION = "内部意见不外传";
  private static final String REMARK = "他人评语不外传";
  private static final String SCORE = "91.7";

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;

  @Test
  void an_expert_is_shown_the_matter_the_facts_and_the_files_of_the_own_case_alone()
      throws Exception {
    Case scenario = office.applies("M05-1", SCENARIO);
    String file = attach(scenario);
    evaluating(scenario);
    Seats seats = seats(scenario);

    Answer own = office.get(seats.first, scenario.path());
    assertThat(own.status()).isEqualTo(200);
    JsonNode shown = own.body();
    assertThat(shown.path("matter").asText()).isEqualTo(Office.usualMatter(scenario.applicant()));
    assertThat(shown.path("facts").path("projectInvestment").asText()).isEqualTo("100000000.00");
    assertThat(shown.path("attachments")).hasSize(1);
    assertThat(shown.path("applicant").path("name").asText())
        .as("to know of a conflict")
        .contains("生物科技有限公司");
    assertThat(shown.path("applicant").path("contact").isTextual()).isFalse();
    assertThat(shown.path("applicant").path("bankAccount").isTextual()).isFalse();
    assertThat(shown.path("timeline")).isEmpty();
    assertThat(shown.path("holders")).isEmpty();
    assertThat(shown.path("assessment").isObject()).isFalse();
    assertThat(shown.path("award").isObject()).isFalse();
    assertThat(own.body().toString()).doesNotContain(OPINION, "6222", "010-8000");
    assertThat(office.get(seats.first, file).status()).isEqualTo(200);
  }

  @Test
  void an_expert_without_a_seat_knows_nothing_of_the_case() throws Exception {
    Case scenario = office.applies("M05-1", SCENARIO);
    String file = attach(scenario);
    evaluating(scenario);
    Seats seats = seats(scenario);

    assertThat(office.get(seats.outsider, scenario.path()).status()).isEqualTo(404);
    assertThat(office.get(seats.outsider, file).status()).isEqualTo(404);
    assertThat(cases(seats.outsider)).doesNotContain(scenario.no());
    assertThat(cases(seats.first)).contains(scenario.no());
    assertThat(office.get(seats.outsider, "/api/tasks?size=200").body().toString())
        .doesNotContain(scenario.no());
    assertThat(office.get(seats.outsider, "/api/tasks?bureau=experts&size=200").body().toString())
        .doesNotContain(scenario.no());
    assertThat(office.get(seats.outsider, "/api/notices?size=200").body().toString())
        .doesNotContain(scenario.no());
  }

  @Test
  void an_expert_sees_the_own_seat_and_nobody_elses() {
    Case scenario = evaluating();
    Seats seats = seats(scenario);

    JsonNode tasks =
        office.get(seats.first, "/api/tasks?applicationNo=" + scenario.no()).body().path("content");
    assertThat(tasks)
        .singleElement()
        .satisfies(task -> assertThat(task.path("assignee").asText()).isEqualTo(seats.first));
    String other = scenario.task(seats.second, "evaluateApplication");
    assertThat(
            office
                .post(
                    seats.first,
                    "/api/tasks/" + other + "/completion",
                    Map.of("score", 1, "conflict", false))
                .status())
        .isEqualTo(404);
    assertThat(office.get(seats.first, "/api/tasks/" + other + "/case").status()).isEqualTo(404);
    assertThat(office.get(seats.first, "/api/tasks/cards?id=" + other).body()).isEmpty();
    Browser expert = Browser.of(port, seats.first);
    for (String what :
        List.of("", "/form", "/deployed-form", "/form-variables", "/comment", "/identity-links")) {
      assertThat(expert.get(ENGINE + "/task/" + other + what).status()).as(what).isIn(403, 404);
    }
    assertThat(
            expert
                .ask(
                    "POST",
                    ENGINE + "/task/" + other + "/claim",
                    "{\"userId\":\"" + seats.first + "\"}")
                .status())
        .isIn(403, 404);
    assertThat(
            expert
                .ask(
                    "POST",
                    ENGINE + "/task/" + other + "/submit-form",
                    "{\"variables\":{\"score\":{\"value\":1}}}")
                .status())
        .isIn(400, 403, 404);
    assertThat(scenario.isSeatOf(seats.second)).isTrue();
  }

  @Test
  void no_official_learns_by_the_trail_of_a_case_who_evaluates_it() {
    Case scenario = evaluating();
    Seats seats = seats(scenario);
    scenario.does(
        seats.second, "evaluateApplication", "score", SCORE, "conflict", false, "remark", REMARK);

    String trail = "/api/insight/cases/" + scenario.no() + "/trail";
    for (String official : List.of("bj-drc", "cp-gov", "owner1")) {
      assertThat(office.get(official, trail).body().toString())
          .as(official)
          .contains("专家评审")
          .doesNotContain(seats.first, seats.second);
    }
    assertThat(office.get("auditor", trail).body().toString()).contains(seats.second);
  }

  @Test
  void what_others_have_said_and_scored_reaches_no_expert_by_any_door() {
    Case scenario = evaluating();
    Seats seats = seats(scenario);
    scenario.does(
        seats.second, "evaluateApplication", "score", SCORE, "conflict", false, "remark", REMARK);
    String task = scenario.task(seats.first, "evaluateApplication");

    assertSilent(seats, office.get(seats.first, scenario.path()).body().toString());
    assertSilent(seats, office.get(seats.first, "/api/tasks?size=200").body().toString());
    JsonNode beside = office.get(seats.first, "/api/tasks/" + task + "/case").body();
    assertThat(beside.path("history")).isEmpty();
    assertThat(beside.path("holders")).isEmpty();
    assertThat(
            office.get("auditor", "/api/tasks/" + task + "/case").body().path("history").isEmpty())
        .isFalse();
    assertSilent(seats, office.get(seats.first, "/api/tasks/cards?id=" + task).body().toString());
    Browser expert = Browser.of(port, seats.first);
    for (String what :
        List.of("", "/form", "/deployed-form", "/form-variables", "/comment", "/identity-links")) {
      Browser.Answer answer = expert.get(ENGINE + "/task/" + task + what);
      assertThat(answer.status()).as(what).isIn(200, 403, 404);
      assertSilent(seats, answer.body());
    }
    String form = expert.get(ENGINE + "/task/" + task + "/form-variables").body();
    assertThat(form).contains("一号项目", "可复制推广程度").doesNotContain("6222", "收款账户");
    String history =
        expert.get(ENGINE + "/history/user-operation?maxResults=50&taskId=" + task).body();
    assertSilent(seats, history);
  }

  @Test
  void the_doors_that_experts_do_not_need_are_shut() {
    Case scenario = evaluating();
    Seats seats = seats(scenario);
    Browser expert = Browser.of(port, seats.first);
    String instance = scenario.process().getId();
    Stream.of(
            "/task",
            "/process-instance",
            "/process-instance/" + instance + "/variables",
            "/execution",
            "/variable-instance",
            "/history/task",
            "/history/process-instance",
            "/history/variable-instance",
            "/history/activity-instance",
            "/history/detail",
            "/history/identity-link-log",
            "/history/decision-instance",
            "/job",
            "/user",
            "/group",
            "/deployment",
            "/decision-definition")
        .forEach(door -> assertThat(expert.get(ENGINE + door).status()).as(door).isIn(403, 404));
    assertThat(office.get(seats.first, "/api/ledger").status()).isEqualTo(403);
    assertThat(office.get(seats.first, "/api/budgets/2026").status()).isEqualTo(403);
    assertThat(office.get(seats.first, "/api/experts").status()).isEqualTo(403);
    Stream.of("/evaluations", "/aftercare", "/comparison")
        .forEach(
            door ->
                assertThat(office.get(seats.first, scenario.path() + door).status())
                    .as(door)
                    .isEqualTo(403));
    assertThat(
            office.get(scenario.applicant().account(), scenario.path() + "/evaluations").status())
        .isEqualTo(403);
    assertThat(office.get("bj-edu", scenario.path() + "/evaluations").status())
        .as("an official of another bureau")
        .isEqualTo(404);
  }

  @Test
  void who_has_scored_still_sees_the_case_and_no_more_of_it_than_before() {
    Case scenario = evaluating();
    Seats seats = seats(scenario);
    scenario.isScored(88).is("verifying").goesOnTo("paid");

    JsonNode shown = office.get(seats.first, scenario.path()).body();
    assertThat(shown.path("facts").isEmpty()).isFalse();
    assertThat(shown.path("timeline")).isEmpty();
    assertThat(shown.path("award").isObject()).isFalse();
    assertThat(shown.path("assessment").isObject()).isFalse();
    assertThat(shown.toString()).doesNotContain(OPINION, "6222");
    assertThat(office.get(seats.first, "/api/ledger").status()).isEqualTo(403);
  }

  @Test
  void an_official_who_sits_as_an_expert_sees_no_more_than_an_expert() {
    Case scenario = evaluating();
    Seats seats = seats(scenario);
    jdbc.sql(
            "insert into act_id_membership (user_id_, group_id_) values (:expert, 'bj-edu'), (:expert, 'officials')")
        .param("expert", seats.first)
        .update();
    try {
      JsonNode shown = office.get(seats.first, scenario.path()).body();
      assertThat(shown.path("timeline")).isEmpty();
      assertThat(shown.toString()).doesNotContain(OPINION, "6222");
      assertThat(office.get(seats.first, scenario.path() + "/evaluations").status()).isEqualTo(404);
    } finally {
      jdbc.sql(
              "delete from act_id_membership where user_id_ = :expert and group_id_ in ('bj-edu', 'officials')")
          .param("expert", seats.first)
          .update();
    }
  }

  private record Seats(String first, String second, String outsider) {}

  private static Seats seats(Case scenario) {
    List<String> seated = EXPERTS.stream().filter(scenario::isSeatOf).toList();
    return new Seats(
        seated.get(0),
        seated.get(1),
        EXPERTS.stream().filter(expert -> !seated.contains(expert)).findFirst().orElseThrow());
  }

  /** A case that bureaus have spoken about, and experts have not. */
  private Case evaluating() {
    return evaluating(office.applies("M05-1", SCENARIO));
  }

  private static Case evaluating(Case scenario) {
    scenario.goesOnTo("reviewing");
    scenario.does("bj-drc", "reviewApplication", "opinion", "agree", "remark", OPINION);
    Stream.of("bj-health", "bj-insurance", "bj-mpa", "cp-gov")
        .forEach(bureau -> scenario.does(bureau, "reviewApplication", "opinion", "agree"));
    return scenario.is("evaluating");
  }

  private static void assertSilent(Seats seats, String told) {
    assertThat(told).doesNotContain(OPINION, REMARK, SCORE, "\"" + seats.second + "\"");
  }

  private List<String> cases(String account) {
    return StreamSupport.stream(
            office.get(account, "/api/applications?size=200").body().path("content").spliterator(),
            false)
        .map(one -> one.path("no").asText())
        .toList();
  }

  /** Attaches a file and returns its address. */
  private String attach(Case scenario) throws Exception {
    MockMultipartFile file =
        new MockMultipartFile(
            "file", "说明.txt", "text/plain", "示范场景说明".getBytes(StandardCharsets.UTF_8));
    return mvc.perform(
            MockMvcRequestBuilders.multipart(HttpMethod.POST, scenario.path() + "/attachments")
                .file(file)
                .with(
                    SecurityMockMvcRequestPostProcessors.httpBasic(
                        scenario.applicant().account(), "demo")))
        .andReturn()
        .getResponse()
        .getHeader("Location");
  }
}
