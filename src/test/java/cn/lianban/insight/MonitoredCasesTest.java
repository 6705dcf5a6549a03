package cn.lianban.insight;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases are found by what people know of them; their way through the diagram and what failed can be
 * read.
 */
@ServiceTest
class MonitoredCasesTest {

  private static final Map<String, ?> FACTS =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired Office office;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  @Test
  void a_case_is_found_by_number_applicant_matter_item_bureau_and_state() {
    Case device = office.applies(office.newApplicant(), "R07-1", "质子重离子 Ⅲ 型放疗机", FACTS);
    String found = "[\"" + device.no() + "\"]";
    for (String search :
        List.of(
            "q=" + device.no(),
            "q=" + device.applicant().uscc(),
            "q=" + text("重离子"),
            "q=" + text("离子") + "&itemId=R07-1",
            "q=" + text("Ⅲ 型放").replace("+", "%20"),
            "q=" + text("质子重离子") + "&status=accepting",
            "q=" + text("质子重离子") + "&bureau=cp-fsc")) {
      assertThat(numbers("monitor", search)).as(search).isEqualTo(found);
      assertThat(numbers("cp-fsc", search)).as(search).isEqualTo(found);
      assertThat(total("monitor", search)).as(search).isEqualTo(1);
    }
    for (String search :
        List.of(
            "q=" + text("质子轻离子"),
            "q=" + text("质子重离子") + "&status=paid",
            "q=" + text("质子重离子") + "&bureau=bj-insurance",
            "q=" + text("质子重离子") + "&itemId=M05-1")) {
      assertThat(numbers("monitor", search)).as(search).isEqualTo("[]");
    }
    assertThat(numbers("bj-insurance", "q=" + device.no()))
        .as("a bureau that has no part in it")
        .isEqualTo("[]");
    assertThat(office.get("monitor", "/api/insight/cases?status=unheard").status()).isEqualTo(400);
  }

  @Test
  @Transactional
  void a_text_is_found_whether_it_is_in_all_of_many_cases_in_some_in_the_newest_or_in_one() {
    hasManyCases(
        "case n % 10 when 7 then '加速器' else '' end || case n % 20 when 3 then '回旋' else '' end || case when n > 860 then '新批次' else '' end");
    for (String person : List.of("monitor", "cp-fsc")) {
      assertThat(numbers(person, "size=2&q=" + text("同位素")))
          .as(person)
          .isEqualTo("[\"CP2099001010\", \"CP2099001009\"]");
      assertThat(total(person, "q=" + text("同位素加速器"))).as("in every tenth").isEqualTo(51);
      assertThat(total(person, "size=200&q=" + text("同位素加速器"))).isEqualTo(101);
      assertThat(numbers(person, "size=2&page=1&q=" + text("同位素加速器")))
          .isEqualTo("[\"CP2099000987\", \"CP2099000977\"]");
      assertThat(total(person, "status=paid&q=" + text("同位素加速器"))).isZero();
      assertThat(total(person, "q=" + text("回旋"))).as("in every twentieth").isEqualTo(51);
      assertThat(total(person, "q=" + text("新批次"))).as("in the newest alone").isEqualTo(51);
      assertThat(total(person, "page=5&q=" + text("新批次"))).isEqualTo(150);
      assertThat(numbers(person, "q=" + text("加速器第 17 台").replace("+", "%20")))
          .isEqualTo("[\"CP2099000017\"]");
      assertThat(numbers(person, "q=cp2099000017")).as("a number").isEqualTo("[\"CP2099000017\"]");
      assertThat(total(person, "page=3&q=CP20990000")).as("the beginning of numbers").isEqualTo(99);
    }
    assertThat(total("bj-insurance", "q=" + text("同位素加速器")))
        .as("a bureau that has no part in them")
        .isZero();
    assertThat(total("bj-insurance", "q=CP2099000017")).isZero();
  }

  @Test
  @Transactional
  void what_is_found_by_looking_is_counted_a_little_ahead_and_a_text_is_found_a_thousand_times() {
    hasManyCases("''");
    jdbc.sql(
            "insert into case_viewer (viewer, case_no) select 'bj-drc', no from handled_case where no between 'CP2099000711' and 'CP2099001010'")
        .update();
    for (String search :
        List.of(
            "q=" + text("同位素"), "bureau=bj-drc&status=accepting&itemId=R07-1&q=" + text("同位素"))) {
      assertThat(total("cp-fsc", search)).as(search).isEqualTo(51);
      assertThat(total("cp-fsc", search + "&size=1&page=50")).isEqualTo(101);
    }
    assertThat(total("cp-fsc", "bureau=bj-drc&status=accepting&itemId=R07-1"))
        .as("of 300 or a few more")
        .isEqualTo(51);
    assertThat(total("cp-fsc", "bureau=bj-drc&q=CP2099")).isEqualTo(51);
    assertThat(counted("cp-fsc", "bureau=bj-drc&q=CP2099")).isEqualTo("at least 51, more follow");
    assertThat(counted("monitor", "size=2&q=CP2099"))
        .as("a list that is also watched")
        .isEqualTo("at least 51, more follow");
    assertThat(counted("cp-fsc", "bureau=bj-drc&page=14&q=CP2099"))
        .isEqualTo("300, the last of them");
    assertThat(counted("cp-fsc", "bureau=cp-fsc"))
        .endsWith(", more follow")
        .doesNotContain("least");
    assertThat(counted("cp-fsc", "page=49&q=" + text("同位素")))
        .as("no more are looked for")
        .isEqualTo("at least 1000, the last of them");
    assertThat(total("cp-fsc", "bureau=bj-drc&page=14&q=CP2099")).isEqualTo(300);
    assertThat(total("cp-fsc", "size=200&bureau=bj-drc&status=accepting")).isEqualTo(201);
    assertThat(total("cp-fsc", "page=49&q=" + text("同位素"))).isEqualTo(1000);
    assertThat(numbers("cp-fsc", "page=999&size=1&q=" + text("同位素")))
        .isEqualTo("[\"CP2099000011\"]");
    assertThat(numbers("cp-fsc", "page=1000&size=1&q=" + text("同位素"))).isEqualTo("[]");
  }

  /** 1,010 cases of a bureau, gone when the test is over. */
  private void hasManyCases(String inTheirMatter) {
    Case device = office.applies("R07-1", FACTS);
    String many = "generate_series(1, 1010) n";
    jdbc.sql(
            "insert into handled_case (no, kind, item_id) select 'CP2099' || lpad(n::text, 6, '0'), 'application', 'R07-1' from "
                + many)
        .update();
    jdbc.sql(
            """
            insert into application
            select (jsonb_populate_record(a, jsonb_build_object('no', 'CP2099' || lpad(n::text, 6, '0'), 'idempotency_key', null,
              'matter_title', '同位素' || %s || '第 ' || n || ' 台'))).*
            from application a cross join %s where a.no = :no
            """
                .formatted(inTheirMatter, many))
        .param("no", device.no())
        .update();
    jdbc.sql(
            "insert into case_viewer (viewer, case_no) select 'cp-fsc', 'CP2099' || lpad(n::text, 6, '0') from "
                + many)
        .update();
  }

  @Test
  void lists_page_through_all_cases_once_and_tell_how_many_there_are() {
    for (int number = 0; number < 3; number++) {
      office.applies("R07-1", FACTS);
    }
    for (String person : List.of("monitor", "cp-fsc")) {
      for (String search :
          List.of("", "&status=accepting", "&itemId=R07-1", "&itemId=R07-1&status=accepting")) {
        long total =
            office.get(person, "/api/applications?size=1" + search).body().path("total").asLong();
        List<String> seen = new ArrayList<>();
        for (int page = 0; page * 2L < total; page++) {
          office
              .get(person, "/api/applications?size=2&page=" + page + search)
              .body()
              .path("content")
              .forEach(one -> seen.add(one.path("no").asText()));
        }
        assertThat(seen)
            .as(person + search)
            .hasSize((int) total)
            .doesNotHaveDuplicates()
            .isSortedAccordingTo(Comparator.reverseOrder());
      }
    }
  }

  @Test
  void the_trail_of_a_case_names_its_nodes_times_and_people() {
    Case device =
        office
            .applies("R07-1", FACTS)
            .does("cp-fsc", "acceptApplication", "decision", "accept")
            .is("reviewing");
    JsonNode way =
        office.get("monitor", "/api/insight/cases/" + device.no() + "/trail").body().path(0);
    JsonNode accepted = node(way, "acceptApplication").path("visits");
    assertThat(accepted).hasSize(1);
    assertThat(accepted.path(0).path("person").asText()).isEqualTo("cp-fsc");
    assertThat(accepted.path(0).path("personName").asText()).endsWith("审核员");
    assertThat(accepted.path(0).path("left").isNull()).isFalse();
    assertThat(way.findValuesAsText("id")).doesNotContain("verifyFacts");
    Answer diagram =
        office.get(
            "monitor",
            "/api/insight/cases/" + device.no() + "/diagrams/" + way.path("definitionId").asText());
    assertThat(diagram.status()).isEqualTo(200);

    assertThat(office.get("owner1", "/api/insight/cases/" + device.no() + "/trail").status())
        .isEqualTo(200);
    assertThat(office.get("cp-fsc", "/api/insight/cases/" + device.no() + "/trail").status())
        .isEqualTo(200);
    for (String stranger : List.of("bj-insurance", "special-team")) {
      assertThat(office.get(stranger, "/api/insight/cases/" + device.no() + "/trail").status())
          .as(stranger)
          .isEqualTo(404);
      assertThat(
              office
                  .get(
                      stranger,
                      "/api/insight/cases/"
                          + device.no()
                          + "/diagrams/"
                          + way.path("definitionId").asText())
                  .status())
          .isEqualTo(404);
    }
    assertThat(office.get("monitor", "/api/insight/cases/none/trail").status()).isEqualTo(404);
    assertThat(
            office.get("monitor", "/api/insight/cases/" + device.no() + "/diagrams/none").status())
        .isEqualTo(404);
  }

  @Test
  void what_failed_is_told_in_words_and_tried_again_by_an_administrator() {
    Case device =
        office
            .applies("R07-1", FACTS)
            .goesOnTo("verifying")
            .leaves("cp-fsc", "verifyFacts", verified());
    Job job =
        management.createJobQuery().messages().list().stream()
            .filter(one -> instances(device.no()).contains(one.getProcessInstanceId()))
            .findFirst()
            .orElseThrow();
    management.setJobRetries(job.getId(), 0);

    JsonNode failure = failure("monitor", device.no());
    assertThat(failure.path("what").asText()).matches("步骤“.*\\p{IsHan}.*”没有完成，案件停在这一步");
    assertThat(failure.path("advice").asText()).contains("重试");
    String retry = "/api/insight/incidents/" + failure.path("id").asText() + "/retry";
    for (String onlooker : List.of("monitor", "auditor", "owner1", "cp-fsc")) {
      assertThat(office.post(onlooker, retry, null).status()).as(onlooker).isEqualTo(403);
    }
    assertThat(failure("monitor", device.no()).isMissingNode()).isFalse();

    assertThat(office.post("admin", retry, null).status()).isEqualTo(204);
    assertThat(failure("monitor", device.no()).isMissingNode()).isTrue();
    assertThat(office.post("admin", retry, null).status()).isEqualTo(404);
    office.runJobs();
    device.is("concluding");
  }

  private static Object[] verified() {
    return new Object[] {
      "decision",
      "verified",
      "direction",
      "high-end-devices",
      "medicalField",
      true,
      "changpingTie",
      "registered",
      "deviceClass",
      "III",
      "certificateNumber",
      "国械注准20263120001",
      "certifiedOn",
      "2026-01-15",
      "certificateObtained",
      true,
      "rdExpense",
      10_000_000,
      "remark",
      "经现场核查"
    };
  }

  private List<String> instances(String no) {
    return jdbc.sql("select proc_inst_id_ from act_ru_execution where business_key_ = :no")
        .param("no", no)
        .query(String.class)
        .list();
  }

  private JsonNode failure(String person, String no) {
    for (JsonNode failure : office.get(person, "/api/insight/incidents").body()) {
      if (failure.path("caseNo").asText().equals(no)) {
        return failure;
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode node(JsonNode way, String id) {
    for (JsonNode node : way.path("nodes")) {
      if (node.path("id").asText().equals(id)) {
        return node;
      }
    }
    throw new AssertionError("no node " + id + " in " + way);
  }

  private String numbers(String person, String search) {
    Answer answer = office.get(person, "/api/insight/cases?" + search);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().path("content").findValuesAsText("no").stream()
        .map(no -> '"' + no + '"')
        .toList()
        .toString();
  }

  private long total(String person, String search) {
    return office.get(person, "/api/applications?" + search).body().path("total").asLong();
  }

  private String counted(String person, String search) {
    JsonNode list = office.get(person, "/api/applications?" + search).body();
    JsonNode watched = office.get("monitor", "/api/insight/cases?" + search).body();
    if (person.equals("monitor")) {
      assertThat(watched.path("totalExact")).isEqualTo(list.path("totalExact"));
    }
    return (list.path("totalExact").asBoolean() ? "" : "at least ")
        + list.path("total").asText()
        + (list.path("hasMore").asBoolean() ? ", more follow" : ", the last of them");
  }

  private static String text(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
