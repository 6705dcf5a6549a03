package cn.lianban.award;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The items that all facts of a company may lead to, the best first. */
@ServiceTest
class OverviewTest {

  @Autowired Office office;

  @Test
  void what_the_facts_meet_comes_first_by_amount() {
    List<String> items =
        items(
            Map.ofEntries(
                Map.entry("medicalField", true),
                Map.entry("changpingTie", "registered"),
                Map.entry("fiscalYear", 2025),
                Map.entry("mainRevenue", "520000000.00"),
                Map.entry("priorPeakMainRevenue", "480000000.00"),
                Map.entry("salesPlatform", true),
                Map.entry("annualSales", "100000000.00"),
                Map.entry("productName", "甲注射液"),
                Map.entry("productOutput", "510000000.00"),
                Map.entry("priorPeakProductOutput", "90000000.00"),
                Map.entry("auditedOn", "2026-01-15"),
                Map.entry("requestedAmount", "1000000.00")));

    assertThat(items)
        .as("1,040,000, then 200,000, then what bureaus recognise")
        .startsWith("R13-1", "R08-2", "R13-3");
  }

  @Test
  void what_the_facts_speak_of_comes_before_what_they_say_nothing_of() {
    Answer answer = overview(Map.of("drugClass", "class-2", "requestedAmount", "1000000.00"));
    JsonNode marketing = item(answer, "R06-1");
    JsonNode park = item(answer, "M11-1");

    assertThat(names(marketing.path("missing")))
        .containsExactly("certificateObtained", "industrialised", "changpingTie", "medicalField");
    assertThat(names(park.path("missing")))
        .containsExactly("projectKind", "park", "projectInvestment", "changpingTie");
    List<String> items = items(answer);
    assertThat(items.indexOf("R06-1")).isLessThan(items.indexOf("M11-1"));
  }

  @Test
  void an_item_whose_conditions_fail_is_left_out() {
    assertThat(items(Map.of("lastYearRevenue", "29999999.99"))).contains("R14-1");
    assertThat(items(Map.of("lastYearRevenue", "30000000.00"))).doesNotContain("R14-1");
    assertThat(
            items(
                Map.of("lastYearRdExpense", "6000000.00", "yearBeforeLastRdExpense", "3999999.99")))
        .doesNotContain("R14-1");
  }

  @Test
  void who_has_no_tie_to_the_district_is_offered_nothing_and_who_is_no_medical_body_the_measures() {
    assertThat(items(Map.of("changpingTie", "none", "lastYearRevenue", "1.00"))).isEmpty();
    assertThat(items(Map.of("medicalField", false, "changpingTie", "registered")))
        .isNotEmpty()
        .allMatch(item -> item.startsWith("M"));
  }

  @Test
  void an_estimate_lists_the_conditions_of_every_application_with_their_clause() {
    Map<String, Object> facts =
        Map.of(
            "salesPlatform",
            true,
            "fiscalYear",
            2025,
            "annualSales",
            "100000000.00",
            "medicalField",
            false,
            "changpingTie",
            "none",
            "direction",
            "other");
    JsonNode outside = estimate(Map.of("facts", facts)).body();
    assertThat(outside.path("eligible").asBoolean()).isFalse();
    assertThat(outside.path("unmet").findValuesAsText("fact"))
        .containsExactly("medicalField", "changpingTie");
    assertThat(outside.path("unmet").findValuesAsText("message"))
        .containsExactly("申报主体、申报内容不属于医药健康领域（支持办法第二条）", "申报主体、申报内容与昌平区没有联系（支持办法第二条“昌平医药健康产业”）");

    Map<String, Object> planned = new HashMap<>(facts);
    planned.putAll(Map.of("medicalField", true, "changpingTie", "planned"));
    JsonNode judged = estimate(Map.of("facts", planned)).body();
    assertThat(judged.path("eligible").asBoolean()).isTrue();
    assertThat(judged.path("questions").findValuesAsText("reading"))
        .containsExactly("directionsMainly", "changpingTie");
    assertThat(judged.path("questions").findValuesAsText("clause")).containsExactly("R03", "R02");

    Map<String, Object> unsaid = new HashMap<>(facts);
    List.of("medicalField", "changpingTie", "direction").forEach(unsaid::remove);
    Answer missing = estimate(Map.of("facts", unsaid));
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.errors())
        .as("the direction has the item's own as its default")
        .contains("facts.medicalField: 请填写", "facts.changpingTie: 请填写")
        .doesNotContain("direction");
  }

  @Test
  void an_item_for_companies_alone_is_left_out_for_who_is_none() {
    Map<String, Object> facts = Map.of("lastYearRevenue", "29999999.99");
    assertThat(
            items(
                office.post(
                    null,
                    "/api/estimates",
                    Map.of("facts", facts, "applicant", Map.of("entityType", "enterprise")))))
        .contains("R14-1", "R04-1");
    assertThat(
            items(
                office.post(
                    null,
                    "/api/estimates",
                    Map.of(
                        "facts", facts, "applicant", Map.of("entityType", "public-institution")))))
        .contains("R04-1")
        .doesNotContain("R14-1");
  }

  @Test
  void an_estimate_for_who_is_no_company_says_whom_the_clause_supports() {
    Map<String, Object> facts =
        Map.of(
            "salesPlatform",
            true,
            "fiscalYear",
            2025,
            "annualSales",
            "100000000.00",
            "medicalField",
            true,
            "changpingTie",
            "registered");
    JsonNode company =
        estimate(Map.of("facts", facts, "applicant", Map.of("entityType", "enterprise"))).body();
    assertThat(company.path("eligible").asBoolean()).isTrue();
    assertThat(company.path("ceiling").asText()).isEqualTo("200000.00");

    JsonNode hospital =
        estimate(Map.of("facts", facts, "applicant", Map.of("entityType", "public-institution")))
            .body();
    assertThat(hospital.path("eligible").asBoolean()).isFalse();
    assertThat(hospital.path("unmet").findValuesAsText("message"))
        .containsExactly("按条款规定，本事项的支持对象为企业");
    assertThat(hospital.path("ceiling").isNull()).isTrue();
    assertThat(estimate(Map.of("facts", facts)).body().path("eligible").asBoolean())
        .as("nobody in particular")
        .isTrue();

    Answer person =
        estimate(Map.of("facts", facts, "applicant", Map.of("entityType", "individual")));
    assertThat(person.status()).isEqualTo(400);
    assertThat(person.errors()).contains("applicant.entityType", "主体类型应为下列之一");
  }

  private Answer estimate(Map<String, Object> question) {
    return office.post(null, "/api/items/R08-2/estimate", question);
  }

  @Test
  void an_advance_is_set_off_whatever_the_order_of_the_list() {
    for (Map<String, Object> facts :
        List.of(
            Map.<String, Object>of("pathway", "priority-approval"),
            Map.<String, Object>of("rdExpense", "1.00"))) {
      JsonNode relation =
          StreamSupport.stream(overview(facts).body().path("relations").spliterator(), false)
              .filter(pair -> names(pair.path("items")).containsAll(List.of("R07-2a", "R07-2c")))
              .findFirst()
              .orElseThrow();

      assertThat(names(relation.path("items"))).containsExactly("R07-2a", "R07-2c");
      assertThat(relation.path("effect").asText()).isEqualTo("setOff");
    }
  }

  private Answer overview(Map<String, ?> facts) {
    Answer answer = office.post(null, "/api/estimates", Map.of("facts", facts));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private List<String> items(Map<String, ?> facts) {
    return items(overview(facts));
  }

  private static List<String> items(Answer overview) {
    return overview.body().path("items").findValuesAsText("itemId").stream().distinct().toList();
  }

  private static JsonNode item(Answer overview, String id) {
    return StreamSupport.stream(overview.body().path("items").spliterator(), false)
        .filter(item -> item.path("itemId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
