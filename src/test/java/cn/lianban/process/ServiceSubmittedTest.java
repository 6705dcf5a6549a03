package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.concurrency.AtOnce;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Dossiers;
import cn.lianban.testing.Office;
import cn.lianban.testing.Office.Applicant;
import cn.lianban.testing.ServiceTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes in for a service: right or wrong, once or many times. */
@ServiceTest
class ServiceSubmittedTest {

  private static final int MANY = 10;

  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  @Test
  void the_same_request_under_the_same_key_is_one_request() {
    Applicant applicant = office.newApplicant();
    Map<String, Object> body = request("R11-1", applicant);

    Answer first = submits(applicant, "key-1", body);
    Answer again = submits(applicant, "key-1", body);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.body().path("no").asText()).matches("FW2026\\d{6}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("no")).isEqualTo(first.body().path("no"));
    assertThat(again.location())
        .isEqualTo(first.location())
        .isEqualTo("/api/service-requests/" + first.body().path("no").asText());
    assertThat(submits(applicant, "key-1", request("R15-1", applicant)).status())
        .as("another body")
        .isEqualTo(409);
    assertThat(submits(applicant, "key-2", body).status()).as("another key").isEqualTo(201);
    assertThat(requests(applicant)).isEqualTo(2);
  }

  @Test
  void one_request_sent_many_times_at_once_is_one_request() {
    Applicant applicant = office.newApplicant();
    Map<String, Object> body = request("R11-1", applicant);

    List<Integer> answers =
        AtOnce.all(
            IntStream.range(0, MANY)
                .<Callable<Integer>>mapToObj(i -> () -> submits(applicant, "once", body).status())
                .toList());

    assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 200)).isEqualTo(MANY - 1);
    assertThat(requests(applicant)).isEqualTo(1);
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    Applicant applicant = office.newApplicant();
    Map<String, Object> facts = new HashMap<>(office.anyFacts("R11-1"));
    facts.put("monthlyRent", "-1");
    facts.put("tenantKind", "person");
    facts.put("leaseStart", "明天");
    facts.put("need", "");
    facts.put("colour", "red");
    Map<String, Object> body = Office.aServiceRequest("R11-1", applicant, facts);
    body.put("applicant", Map.of("uscc", "91110114MA00000001", "name", " "));

    assertThat(submits(applicant, "wrong", body).errors())
        .contains("applicant.uscc: ")
        .contains("applicant.name: 请填写单位名称")
        .contains("applicant.contact: 请填写联系人与电话")
        .contains("facts.monthlyRent: ")
        .contains("facts.tenantKind: ")
        .contains("facts.leaseStart: ")
        .contains("facts.need: 请填写“具体诉求”")
        .contains("facts.colour: ");
    assertThat(requests(applicant)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "{\"itemId\": 5}",
        "{\"itemId\": \"R11-1\", \"applicant\": [], \"facts\": 1}",
        "{\"facts\": {\"need\": {}}}",
        "not json"
      })
  void nonsense_is_answered_in_chinese(String body) {
    Applicant applicant = office.newApplicant();
    Answer answer =
        office.ask(
            applicant.account(),
            HttpMethod.POST,
            "/api/service-requests",
            body,
            Map.of("Idempotency-Key", "nonsense"));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    assertThat(answer.body().path("detail").asText()).matches("(?s).*\\p{IsHan}.*");
  }

  @Test
  void nonsense_about_an_answered_request_is_answered_in_chinese_and_changes_nothing() {
    Case answered = office.asksFor("R16-3").goesOnTo("answered");
    List<String> bodies =
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "5",
            "{\"rating\": \"five\"}",
            "{\"rating\": 4.5}",
            "{\"rating\": 1e99}",
            "{\"text\": {}}",
            "{\"reason\": []}",
            "{\"text\": \"a\\u0000b\", \"reason\": \"a\\u0000b\"}",
            "{\"facts\": 5}",
            "{\"rating\": 5, \"comment\": \"\\ud800\"}");
    Map<String, List<String>> before = new Dossiers(jdbc).of(answered.no());

    for (String what : List.of("rating", "follow-ups", "supplements", "withdrawal")) {
      for (String body : bodies) {
        Answer answer =
            office.ask(
                answered.applicant().account(),
                HttpMethod.POST,
                answered.path() + "/" + what,
                body,
                Map.of());
        assertThat(answer.status())
            .as(what + " " + body + ": " + answer.body())
            .isIn(400, 409, 415);
        assertThat(answer.body().path("detail").asText())
            .as(what + " " + body)
            .matches("(?s).*\\p{IsHan}.*");
      }
    }
    assertThat(new Dossiers(jdbc).of(answered.no())).isEqualTo(before);
  }

  @Test
  void only_services_that_exist_can_be_asked_for() {
    Applicant applicant = office.newApplicant();
    for (String item : List.of("R99-9", "M05-1", "D01", "")) {
      Map<String, Object> body = request("R11-1", applicant);
      body.put("itemId", item);
      assertThat(submits(applicant, UUID.randomUUID().toString(), body).errors())
          .as(item)
          .contains("itemId: ");
    }
    assertThat(
            office
                .post(applicant.account(), "/api/service-requests", request("R11-1", applicant))
                .errors())
        .contains("Idempotency-Key");
    assertThat(requests(applicant)).isZero();
  }

  @Test
  void an_account_asks_for_the_organisation_that_it_applies_for() {
    Applicant applicant = office.newApplicant();
    Applicant other = office.newApplicant();
    assertThat(submits(applicant, "bind", request("R11-1", applicant)).status()).isEqualTo(201);

    assertThat(submits(other, "bind", request("R11-1", applicant)).status()).isEqualTo(403);
    assertThat(submits(applicant, "bind-2", request("R11-1", other)).status()).isEqualTo(403);
    assertThat(submits(other, "bind", request("R11-1", other)).status())
        .as("and is not bound by the attempt")
        .isEqualTo(201);
  }

  @Test
  void requests_are_found_by_what_they_are_and_by_whom_they_concern() {
    Case asked = office.asksFor("M05-2").goesOnTo("answering");
    String own = asked.applicant().account();

    assertThat(found(own, "?status=answering")).containsExactly(asked.no());
    assertThat(found(own, "?status=closed")).isEmpty();
    assertThat(found(own, "?itemId=M05-2&q=" + asked.no())).containsExactly(asked.no());
    assertThat(found("bj-insurance", "?q=" + asked.applicant().uscc())).containsExactly(asked.no());
    assertThat(found("bj-csrc", "?q=" + asked.no()))
        .as("a bureau that has nothing to do with it")
        .isEmpty();
    assertThat(found("auditor", "?q=" + asked.no())).containsExactly(asked.no());
    assertThat(office.get(own, "/api/service-requests?status=done").errors()).contains("status: ");
    assertThat(office.get(own, "/api/service-requests?size=0").errors()).contains("size: ");
    assertThat(office.get(own, "/api/service-requests/FW1").status()).isEqualTo(404);
  }

  @Test
  void all_bureaus_answer_at_once_and_every_answer_counts_once() {
    Case asked = office.asksFor("M17-1").goesOnTo("answering");
    List<String> bureaus =
        asked.holders().stream().map(holder -> holder.substring(0, holder.indexOf('/'))).toList();
    List<Callable<Integer>> deeds =
        bureaus.stream()
            .map(bureau -> Map.entry(bureau, asked.task(bureau, "answerServiceRequest")))
            .flatMap(task -> Stream.of(task, task))
            .<Callable<Integer>>map(
                task ->
                    () ->
                        office
                            .post(
                                task.getKey(),
                                "/api/tasks/" + task.getValue() + "/completion",
                                Map.of("help", "yes", "answer", "可以"))
                            .status())
            .toList();

    List<Integer> answers = AtOnce.all(deeds);

    assertThat(Collections.frequency(answers, 204)).isEqualTo(bureaus.size());
    assertThat(Collections.frequency(answers, 409)).isEqualTo(bureaus.size());
    asked.is("merging");
    assertThat(count("select count(*) from service_answer where request_no = :no", asked.no()))
        .isEqualTo(bureaus.size());
    asked.goesOnTo("closed");
  }

  @Test
  void a_company_that_rates_and_asks_again_at_once_does_one_of_them_once() {
    Case answered = office.asksFor("M17-1").goesOnTo("answered");
    String account = answered.applicant().account();
    List<Callable<Integer>> deeds =
        IntStream.range(0, MANY)
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        i % 2 == 0
                            ? office
                                .post(account, answered.path() + "/rating", Map.of("rating", 4))
                                .status()
                            : office
                                .post(
                                    account, answered.path() + "/follow-ups", Map.of("text", "再问"))
                                .status())
            .toList();

    List<Integer> answers = AtOnce.all(deeds);

    assertThat(Collections.frequency(answers, 204)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(MANY - 1);
    assertThat(answered.status()).isIn("closed", "answering");
    assertThat(answered.told("rated").size() + answered.told("asked-again").size()).isEqualTo(1);
  }

  @Test
  void what_is_refused_changes_nothing() {
    Case asked = office.asksFor("M06-2").goesOnTo("merging");
    Map<String, List<String>> before = new Dossiers(jdbc).of(asked.no());

    assertThat(
            asked
                .tries(
                    "bj-stc",
                    "mergeServiceAnswer",
                    "decision",
                    "done",
                    "answer",
                    "好",
                    "colour",
                    "red")
                .status())
        .isEqualTo(400);
    assertThat(asked.applicantTries("rating", "rating", 5).status()).isEqualTo(409);
    assertThat(asked.applicantTries("follow-ups", "text", "x").status()).isEqualTo(409);

    assertThat(new Dossiers(jdbc).of(asked.no())).isEqualTo(before);
  }

  @Test
  void an_answer_whose_sending_is_put_off_reaches_the_company_once() {
    Case asked =
        office
            .asksFor("R16-3")
            .goesOnTo("merging")
            .leaves("cp-fsc", "mergeServiceAnswer", "decision", "done", "answer", "请联系平台");
    assertThat(office.get(asked.applicant().account(), asked.path()).body().path("answer").isNull())
        .isTrue();
    assertThat(
            office
                .post(asked.applicant().account(), asked.path() + "/rating", Map.of("rating", 5))
                .status())
        .isEqualTo(409);

    office.runJobs();
    asked.is("answered");
    assertThat(asked.told("answer-sent")).hasSize(1);
  }

  private Map<String, Object> request(String item, Applicant applicant) {
    return Office.aServiceRequest(item, applicant, office.anyFacts(item));
  }

  private Answer submits(Applicant applicant, String key, Object body) {
    return office.ask(
        applicant.account(),
        HttpMethod.POST,
        "/api/service-requests",
        body,
        Map.of("Idempotency-Key", key));
  }

  private List<String> found(String account, String query) {
    Answer answer = office.get(account, "/api/service-requests" + query);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().path("content").findValuesAsText("no");
  }

  private int requests(Applicant applicant) {
    return office.get(applicant.account(), "/api/service-requests").body().path("total").asInt();
  }

  private int count(String sql, String no) {
    return jdbc.sql(sql).param("no", no).query(Integer.class).single();
  }
}
