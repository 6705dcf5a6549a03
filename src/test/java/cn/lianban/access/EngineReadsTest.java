package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.kernel.Actor;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * What the engine's API reveals, and to whom. {@code engine-reads.csv} has every allowed address
 * with a judgement of its content; an address without one fails. After a change of the allow-list
 * run {@code mvn test -Dtest=EngineReadsTest -Dlianban.tables=write} and write the judgement down.
 */
@ServiceTest
class EngineReadsTest {

  private static final Path JUDGED = Path.of("src/test/resources/access/engine-reads.csv");
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "123456789.00");
  private static final Map<String, List<String>> ROLES = new LinkedHashMap<>();

  static {
    ROLES.put("applicant", List.of(Actor.APPLICANTS));
    ROLES.put("official", List.of(Actor.OFFICIALS, "cp-gov"));
    ROLES.put("expert", List.of(Actor.EXPERTS));
    ROLES.put("owner", List.of(Actor.PROCESS_OWNERS));
    ROLES.put("monitor", List.of(Actor.MONITORS));
    ROLES.put("auditor", List.of(Actor.AUDITORS));
    ROLES.put("admin", List.of(Actor.ADMINISTRATORS));
  }

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired WebappGate gate;

  @Test
  void every_address_that_is_open_to_somebody_has_been_judged() throws IOException {
    Map<String, String> judgements = new LinkedHashMap<>();
    if (Files.exists(JUDGED)) {
      Files.readAllLines(JUDGED).stream()
          .skip(1)
          .map(line -> line.split(",", 3))
          .forEach(row -> judgements.put(row[0], row.length < 3 ? "" : row[2]));
    }
    List<String> lines =
        new ArrayList<>(List.of("address,roles,what it carries and why they may read it"));
    EngineAddresses.all()
        .forEach(
            address -> {
              String roles =
                  ROLES.keySet().stream()
                      .filter(role -> opens(role, address))
                      .collect(Collectors.joining(" "));
              if (!roles.isEmpty()) {
                lines.add(address + "," + roles + "," + judgements.getOrDefault(address, ""));
              }
            });
    if ("write".equals(System.getProperty("lianban.tables"))) {
      Files.createDirectories(JUDGED.getParent());
      Files.writeString(JUDGED, String.join("\n", lines) + "\n");
    }
    assertThat(lines).hasSizeGreaterThan(60);
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line.split(",", 3)[2])
                    .as("judge what " + line + " carries")
                    .isNotBlank());
    assertThat(Files.readAllLines(JUDGED)).containsExactlyElementsOf(lines);
  }

  private boolean opens(String role, String address) {
    String[] parts = address.split(" ");
    MockHttpServletRequest request =
        new MockHttpServletRequest(parts[0], parts[1].replaceAll("\\{[^}]+}", "none"));
    TestingAuthenticationToken person =
        new TestingAuthenticationToken("somebody", null, ROLES.get(role).toArray(String[]::new));
    return gate.check(() -> person, new RequestAuthorizationContext(request)).isGranted();
  }

  @Test
  void owners_learn_from_no_list_who_evaluates_or_works_and_what_a_case_says() {
    Case scenario = evaluating();
    Browser owner = Browser.of(port, "owner1");
    String instance = scenario.process().getId();
    List<String> told =
        Stream.of(
                "/task?maxResults=2000",
                "/task?taskDefinitionKey=evaluateApplication&maxResults=2000",
                "/variable-instance?maxResults=2000",
                "/process-instance/" + instance + "/activity-instances",
                "/execution?processInstanceId=" + instance,
                "/incident?maxResults=100",
                "/job?processInstanceId=" + instance)
            .map(
                path -> {
                  Browser.Answer answer = owner.get(ENGINE + path);
                  assertThat(answer.status()).as(path).isEqualTo(200);
                  return answer.body();
                })
            .toList();
    assertThat(told)
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContain(
                        "\"expert1\"",
                        "\"expert2\"",
                        "\"expert3\"",
                        "\"expert4\"",
                        "\"expert5\"",
                        "123456789"));
    JsonNode tasks =
        owner.get(ENGINE + "/task?taskDefinitionKey=evaluateApplication&maxResults=2000").json();
    assertThat(tasks.isEmpty()).as("they see that experts are awaited").isFalse();
    assertThat(tasks).allSatisfy(task -> assertThat(task.path("assignee").isNull()).isTrue());
    for (String closed :
        List.of(
            "/history/identity-link-log",
            "/history/decision-instance?includeInputs=true",
            "/history/variable-instance",
            "/history/detail",
            "/history/job-log",
            "/history/task",
            "/history/activity-instance",
            "/history/user-operation",
            "/user",
            "/authorization",
            "/identity/groups?userId=expert1",
            "/user/expert1/profile")) {
      assertThat(owner.get(ENGINE + closed).status()).as(closed).isIn(403, 404);
    }
  }

  @Test
  void owners_cannot_find_out_by_counting_either() {
    String instance = evaluating().process().getId();
    Browser owner = Browser.of(port, "owner1");
    for (String body :
        List.of(
            "{\"assignee\":\"expert1\"}",
            "{\"orQueries\":[{\"assignee\":\"expert1\"}]}",
            "{\"taskAssigned\":true,\"involvedUser\":\"expert1\"}",
            "{\"assigneeIn\":[\"expert1\"]}",
            "{\"processVariables\":[{\"name\":\"eligible\",\"operator\":\"eq\",\"value\":true}]}",
            "{\"sorting\":[{\"sortBy\":\"assignee\",\"sortOrder\":\"asc\"}]}")) {
      assertThat(owner.ask("POST", ENGINE + "/task/count", body).status()).as(body).isEqualTo(403);
    }
    for (String query :
        List.of(
            "assignee=expert1",
            "sortBy=assignee&sortOrder=asc",
            "taskVariables=score_gt_80",
            "candidateUser=expert1")) {
      assertThat(owner.get(ENGINE + "/task?" + query).status()).as(query).isEqualTo(403);
    }
    assertThat(owner.get(ENGINE + "/variable-instance/count?variableValues=score_gt_80").status())
        .isEqualTo(403);
    assertThat(
            owner
                .ask(
                    "POST",
                    ENGINE + "/process-instance/count",
                    "{\"variables\":[{\"name\":\"eligible\",\"operator\":\"eq\",\"value\":true}]}")
                .status())
        .isEqualTo(403);
    assertThat(
            owner
                .ask(
                    "POST",
                    ENGINE + "/task?maxResults=50",
                    "{\"processInstanceId\":\""
                        + instance
                        + "\",\"processVariables\":[],\"assigned\":null}")
                .status())
        .as("what Cockpit asks")
        .isEqualTo(200);
    assertThat(
            Browser.of(port, "monitor")
                .ask("POST", ENGINE + "/task/count", "{\"assignee\":\"expert1\"}")
                .status())
        .as("sees every case")
        .isEqualTo(200);
  }

  @Test
  void nobody_reads_the_forms_of_others_among_the_variables() {
    Case scenario = office.applies("M05-1", SCENARIO).is("accepting");
    String instance = scenario.process().getId();
    for (String onlooker : List.of("owner1", "monitor", "auditor", "admin")) {
      JsonNode variables =
          Browser.of(port, onlooker)
              .ask(
                  "POST",
                  ENGINE + "/variable-instance?maxResults=500",
                  "{\"processInstanceIdIn\":[\"" + instance + "\"]}")
              .json();
      assertThat(variables.findValuesAsText("name"))
          .as(onlooker)
          .contains("applicationNo", "acceptingBody");
      assertThat(variables)
          .as(onlooker)
          .allSatisfy(variable -> assertThat(variable.path("taskId").isNull()).isTrue());
    }
  }

  @Test
  void queries_have_so_many_conditions_so_deep_and_no_more() {
    String nested = "{\"orQueries\":[".repeat(2000) + "{}" + "]}".repeat(2000);
    String ten = "{\"orQueries\":[".repeat(10) + "{}" + "]}".repeat(10);
    String wide =
        "{\"taskVariables\":["
            + "{\"name\":\"a\",\"operator\":\"eq\",\"value\":1},".repeat(199)
            + "{\"name\":\"a\",\"operator\":\"eq\",\"value\":1}]}";
    Browser reviewer = Browser.of(port, "cp-gov");
    String filter =
        reviewer.get(ENGINE + "/filter?resourceType=Task").json().get(0).path("id").asText();
    Map<Browser, String> lists =
        Map.of(
            reviewer,
            "/filter/" + filter + "/list?maxResults=5",
            Browser.of(port, "monitor"),
            "/task?maxResults=5");
    lists.forEach(
        (browser, list) -> {
          for (String body : List.of(nested, ten, wide, "{", "{\"a\":[")) {
            Browser.Answer answer = browser.ask("POST", ENGINE + list, body);
            assertThat(answer.status())
                .as(list + " " + body.substring(0, Math.min(40, body.length())) + answer.body())
                .isEqualTo(400);
            assertThat(answer.json().path("message").asText()).containsPattern("\\p{IsHan}");
          }
        });
    String inAddress = Stream.generate(() -> "a_eq_1").limit(100).collect(Collectors.joining(","));
    assertThat(
            Browser.of(port, "monitor").get(ENGINE + "/task?taskVariables=" + inAddress).status())
        .isEqualTo(400);
    assertThat(
            reviewer
                .ask(
                    "POST",
                    ENGINE + "/filter/" + filter + "/list?maxResults=5",
                    "{\"taskVariables\":[{\"name\":\"applicationNo\",\"operator\":\"eq\",\"value\":\"x\"}]}")
                .status())
        .isEqualTo(200);
  }

  private Case evaluating() {
    return office.applies("M05-1", SCENARIO).goesOnTo("evaluating");
  }
}
