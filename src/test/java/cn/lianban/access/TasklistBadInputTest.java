package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.lianban.testing.Case;
import cn.lianban.testing.Dossiers;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Requests that a person's browser could be made to send past Tasklist: refused in Chinese, and
 * nothing is changed.
 */
@ServiceTest
class TasklistBadInputTest {

  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "7",
          "\"x\"",
          "{\"variables\":null}",
          "{\"variables\":[]}",
          "{\"variables\":\"x\"}",
          "{\"variables\":{}}",
          "{\"nonsense\":1}",
          "{\"variables\":{\"decision\":null}}",
          "{\"variables\":{\"decision\":\"accept\"}}",
          "{\"variables\":{\"decision\":{\"value\":null}}}",
          "{\"variables\":{\"decision\":{\"value\":7}}}",
          "{\"variables\":{\"decision\":{\"value\":true}}}",
          "{\"variables\":{\"decision\":{\"value\":[\"accept\"]}}}",
          "{\"variables\":{\"decision\":{\"value\":{\"a\":1}}}}",
          "{\"variables\":{\"decision\":{\"value\":\"accept\",\"type\":\"Nonsense\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"accept\",\"type\":\"Integer\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"accept\",\"type\":\"Date\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"{}\",\"type\":\"Json\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"<a/>\",\"type\":\"Xml\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"{\\\"a\\\":1}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/json\"}}}}",
          "{\"variables\":{\"decision\":{\"value\":\"rO0ABQ==\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}",
          "{\"variables\":{\"decision\":{\"value\":\"YQ==\",\"type\":\"Bytes\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"YQ==\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"a\"}}}}",
          "{\"variables\":{\"decision\":{\"value\":\"other\",\"type\":\"String\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"refuse\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"refuse\"},\"remark\":{\"value\":\"a\\u0000b\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"refuse\"},\"remark\":{\"value\":\"\\u200B\\u3164\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"refuse\"},\"remark\":{\"value\":\"\\u2800\\u202E\\u00A0\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"accept\"},\"approval\":{\"value\":\"awarded\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"accept\"},\"eligible\":{\"value\":true}}}",
          "{\"variables\":{\"decision\":{\"value\":\"accept\"},\"leadBureau\":{\"value\":null}}}",
          "{\"variables\":{\"decision\":{\"value\":\"accept\"},\"caseSummary\":{\"value\":\"x\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"accept\"},\"matterId\":{\"value\":7}}}",
          "{\"variables\":{\"decision\":{\"value\":\"accept\"},\"matterId\":{\"value\":\"none\"}}}",
          "{\"variables\":{\"decision\":{\"value\":\"accept\"},\"\":{\"value\":1}}}");

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  @TestFactory
  Stream<DynamicTest> forms() {
    Case waiting = office.applies("M05-1", SCENARIO);
    String form = ENGINE + "/task/" + waiting.task("cp-gov", "acceptApplication") + "/submit-form";
    Browser official = Browser.of(port, "cp-gov");
    return BODIES.stream()
        .map(
            body ->
                dynamicTest(
                    body.isEmpty() ? "nothing" : body,
                    () -> refused(official, waiting, form, body, 400)));
  }

  @Test
  void a_refused_form_names_the_field_by_its_key_and_the_fault_by_a_code() {
    Case waiting = office.applies("M05-1", SCENARIO);
    Browser.Answer answer =
        Browser.of(port, "cp-gov")
            .ask(
                "POST",
                ENGINE + "/task/" + waiting.task("cp-gov", "acceptApplication") + "/submit-form",
                "{\"variables\":{\"decision\":{\"value\":\"refuse\"}}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors")).hasSize(1);
    assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo("remark");
    assertThat(answer.json().path("errors").path(0).path("code").asText())
        .isEqualTo("field-required");
  }

  private void refused(Browser person, Case waiting, String path, String body, int status) {
    Dossiers dossiers = new Dossiers(jdbc);
    Map<String, List<String>> before = dossiers.of(waiting.no());
    Browser.Answer answer = person.ask("POST", path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("message").asText())
        .as(answer.body())
        .containsPattern("\\p{IsHan}")
        .doesNotContain("Exception", "org.", "java.");
    assertThat(dossiers.of(waiting.no())).isEqualTo(before);
  }

  @Test
  void a_task_that_is_not_there() {
    Case waiting = office.applies("M05-1", SCENARIO);
    refused(
        Browser.of(port, "cp-gov"),
        waiting,
        ENGINE + "/task/none/submit-form",
        "{\"variables\":{}}",
        404);
    refused(
        Browser.of(port, "cp-gov"),
        waiting,
        ENGINE + "/task/none/claim",
        "{\"userId\":\"cp-gov\"}",
        404);
  }

  @Test
  void a_claim_that_names_nobody() {
    Case waiting = office.applies("M05-1", SCENARIO);
    String claim = ENGINE + "/task/" + waiting.task("cp-gov", "acceptApplication") + "/claim";
    for (String body : List.of("{", "[]", "7", "{\"userId\":{}}")) {
      refused(Browser.of(port, "cp-gov"), waiting, claim, body, 400);
    }
  }

  @Test
  void what_the_public_types_is_shown_as_it_was_typed() {
    Case objected =
        office
            .applies("M05-1", SCENARIO)
            .goesOnTo("publicised")
            .isObjectedTo("<img src=x> [点我](javascript:x) **粗** # 题");
    String[] holder = objected.holders().get(0).split("/");
    Browser.Answer opened =
        Browser.of(port, holder[0])
            .get(
                ENGINE
                    + "/task/"
                    + objected.task(holder[0], holder[1])
                    + "/form-variables?deserializeValues=false");
    assertThat(opened.json().path("objectionsSummary").path("value").asText())
        .contains("\\<img src=x\\> \\[点我\\]\\(javascript:x\\) \\*\\*粗\\*\\* \\# 题");
  }
}
