package cn.lianban.award;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.intake.Applications;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which other items the same facts may lead to, and which may be had together. */
@ServiceTest
class RelatedItemsTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "10000000.00");

  @Autowired Office office;
  @Autowired RelatedItems sideBySide;
  @Autowired Applications applications;

  @Test
  void an_item_that_shares_the_expense_is_exclusive_and_names_the_missing_fact() {
    JsonNode pathway = beside("R07-1", DEVICE, "R07-2a");

    assertThat(pathway.path("relation").asText()).isEqualTo("exclusive");
    assertThat(pathway.path("effect").asText()).isEqualTo("difference");
    assertThat(pathway.path("reason").asText()).contains("同一研发投入不重复支持");
    assertThat(pathway.path("basis").asText()).startsWith("支持办法第十八条").contains("从优不重复");
    assertThat(pathway.path("qualifies").asBoolean()).isFalse();
    assertThat(pathway.path("missing"))
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.path("name").asText()).isEqualTo("pathway");
              assertThat(fact.path("label").asText()).matches(".*\\p{IsHan}.*");
            });
    assertThat(beside("R07-1", DEVICE, "R07-3").path("relation").asText()).isEqualTo("exclusive");
  }

  @Test
  void municipal_support_may_be_had_beside_district_support_with_the_clause_that_says_so() {
    JsonNode municipal = beside("R07-1", DEVICE, "M12-1");

    assertThat(municipal.path("fundedBy").asText()).isEqualTo("municipal");
    assertThat(municipal.path("relation").asText()).isEqualTo("together");
    assertThat(municipal.path("effect").asText()).isEqualTo("none");
    assertThat(municipal.path("basis").asText()).contains("可申请同时享受市、区两级政策支持");
    assertThat(municipal.path("missing").findValuesAsText("name")).contains("foreignKind");
  }

  @Test
  void what_the_source_gives_beside_each_other_is_additive() {
    Map<String, Object> facts =
        Map.of("pathway", pathway(), "certificateObtained", true, "rdExpense", "10000000.00");

    JsonNode production = beside("R07-2a", facts, "R07-2b");

    assertThat(production.path("relation").asText()).isEqualTo("together");
    assertThat(production.path("effect").asText()).isEqualTo("additive");
    assertThat(production.path("basis").asText()).contains("落地生产");
  }

  @Test
  void two_items_that_no_rule_names_are_for_the_lead_to_judge_where_they_may_be_one_matter() {
    JsonNode platform =
        beside("M05-1", Map.of("scenario", "other", "projectInvestment", "100000000.00"), "M11-1");

    assertThat(platform.path("qualifies").asBoolean()).isFalse();
    assertThat(platform.path("missing").findValuesAsText("name"))
        .containsExactly("projectKind", "park");
    assertThat(platform.path("relation").asText()).isEqualTo("toJudge");
    assertThat(beside("R07-1", DEVICE, "R14-1").isMissingNode())
        .as("shares no fact that says anything")
        .isTrue();
  }

  @Test
  void an_item_whose_conditions_fail_is_not_named() {
    Map<String, Object> notYet =
        Map.of("deviceClass", "III", "certificateObtained", false, "rdExpense", "10000000.00");

    assertThat(beside("R07-1", DEVICE, "R07-2a").isMissingNode()).isFalse();
    assertThat(beside("R07-1", notYet, "R07-2a").isMissingNode()).isTrue();
  }

  @Test
  void the_best_comes_first() {
    List<JsonNode> all = list(estimate("R07-1", DEVICE));

    assertThat(all)
        .extracting(one -> one.path("itemId").asText())
        .doesNotContain("R07-1")
        .doesNotHaveDuplicates();
    assertThat(all)
        .extracting(one -> one.path("qualifies").asBoolean())
        .isSortedAccordingTo((one, other) -> Boolean.compare(other, one));
    assertThat(
            list(estimate("M05-1", Map.of("scenario", "other", "projectInvestment", "1000000.00")))
                .get(0)
                .path("itemId")
                .asText())
        .isEqualTo("M11-1");
  }

  @Test
  void the_rest_of_the_estimate_is_as_it_was() {
    JsonNode estimate = estimate("R07-1", DEVICE).body();

    assertThat(estimate.path("itemId").asText()).isEqualTo("R07-1");
    assertThat(estimate.path("eligible").asBoolean()).isTrue();
    assertThat(estimate.path("ceiling").asText()).isEqualTo("3000000.00");
    assertThat(estimate.path("bounds")).isNotEmpty();
    assertThat(
            office
                .post(
                    null, "/api/items/R07-1/estimate", Map.of("facts", Map.of("deviceClass", "IX")))
                .status())
        .isEqualTo(400);
  }

  @Test
  void the_case_tells_it_on_its_own_facts_to_applicant_and_officials_and_in_the_form_of_the_lead() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("concluding");

    for (String reader : List.of(device.applicant().account(), "cp-fsc", "auditor")) {
      assertThat(
              list(office.get(reader, device.path())).stream()
                  .map(one -> one.path("itemId").asText()))
          .as(reader)
          .contains("R07-2a", "M12-1");
    }
    assertThat(sideBySide.summary(applications.get(device.no())))
        .contains("**从优不重复**——同一研发投入不重复支持", "**可同时享受**——资金来源不同", "可能符合，尚缺：");
  }

  private JsonNode beside(String item, Map<String, Object> facts, String other) {
    return list(estimate(item, facts)).stream()
        .filter(one -> one.path("itemId").asText().equals(other))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private Answer estimate(String item, Map<String, Object> facts) {
    Answer answer =
        office.post(
            null,
            "/api/items/" + item + "/estimate",
            Map.of("facts", Office.withUsualFacts(item, facts)));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private String pathway() {
    JsonNode item = office.get(null, "/api/items/R07-2a").body();
    return StreamSupport.stream(item.path("facts").spliterator(), false)
        .filter(fact -> fact.path("name").asText().equals("pathway"))
        .map(fact -> fact.path("allowedValues").get(0).path("value").asText())
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> list(Answer answer) {
    return StreamSupport.stream(answer.body().path("sideBySide").spliterator(), false).toList();
  }
}
