package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.award.Comparisons;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sheet on which the opinions of all bureaus stand side by side. */
@ServiceTest
class ComparedOpinionsTest {

  @Autowired Office office;
  @Autowired Comparisons comparisons;
  @Autowired JdbcClient jdbc;
  @Autowired ReleasedModels models;

  @AfterEach
  void the_models_of_the_project_are_the_newest_again() {
    models.asTheyAre();
  }

  @Test
  void the_special_team_reads_who_said_what_when_and_how_the_lead_concluded() {
    Case disputed = disputed();

    JsonNode sheet = sheet("special-team", disputed);

    assertThat(sheet.path("citation").asText()).isEqualTo("若干措施（十二）");
    assertThat(sheet.path("bureaus").findValuesAsText("bureau"))
        .startsWith("bj-stc")
        .contains("cp-gov");
    JsonNode lead = row(sheet, "bj-stc");
    assertThat(lead.path("role").asText()).isEqualTo("lead");
    assertThat(lead.path("level").asText()).isEqualTo("municipal");
    assertThat(lead.path("opinionName").asText()).isEqualTo("同意");
    assertThat(lead.path("corrections"))
        .singleElement()
        .satisfies(asked -> assertThat(asked.path("text").asText()).isEqualTo("请补充入驻协议"));
    JsonNode against = row(sheet, "cp-gov");
    assertThat(against.path("opinion").asText()).isEqualTo("disagree");
    assertThat(against.path("remark").asText()).isEqualTo("尚未|落地");
    assertThat(against.path("person").asText()).isEqualTo("cp-gov");
    assertThat(against.path("personName").asText()).isEqualTo("昌平区政府 审核员");
    assertThat(against.path("late").asBoolean()).isFalse();
    assertThat(against.path("givenAt").asText()).isEqualTo("2026-03-02T09:30:00+08:00");
    assertThat(sheet.path("lead").path("conclusionName").asText()).isEqualTo("予以支持");
    assertThat(sheet.path("lead").path("amount").asText()).isEqualTo("800000.00");
    assertThat(sheet.path("lead").path("remark").asText()).isEqualTo("已落地");
    assertThat(sheet.path("facts").findParents("differs"))
        .filteredOn(fact -> fact.path("differs").asBoolean())
        .singleElement()
        .satisfies(fact -> assertThat(fact.path("verified").asText()).startsWith("900,000.00"));
    assertThat(sheet.path("verifiedRemark").asText()).isEqualTo("经现场核查");
  }

  @Test
  void the_form_of_the_special_team_shows_it_as_tables() {
    String table = comparisons.summary(disputed().no());

    assertThat(table)
        .contains("| 部门 | 意见 | 日期 | 说明 | 要求补正 |\n| --- | --- | --- | --- | --- |\n")
        .contains("| 昌平区政府（会同） | **不同意** | 2026年3月2日 | 尚未\\|落地 |  |")
        .contains("牵头部门结论：**予以支持**，认定 800,000.00 元")
        .contains("| 数据 | 申报 | 核定 |");
  }

  @Test
  void silence_and_lateness_are_marked() {
    models.withAnswers(Map.of("bureauSilence", "agreement"));
    Case reviewed = applied().goesOnTo("reviewing");
    jdbc.sql("update act_ru_task set due_date_ = timestamp '2026-02-27 23:59:59' where id_ = :id")
        .param("id", reviewed.task("bj-stc", "reviewApplication"))
        .update();
    assertThat(row(sheet("auditor", reviewed), "bj-stc").path("opinionName").asText())
        .isEqualTo("逾期未复");
    reviewed.holders().forEach(bureau -> reviewed.after("bureauSilent"));
    reviewed.goesOnTo("concluding");

    JsonNode sheet = sheet("bj-stc", reviewed);

    assertThat(sheet.path("bureaus"))
        .filteredOn(row -> row.path("silent").asBoolean())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.path("opinionName").asText()).isEqualTo("视为同意（逾期未复）");
              assertThat(row.path("person").isNull()).isTrue();
              assertThat(row.path("late").asBoolean()).isTrue();
            });
  }

  @Test
  void a_bureau_that_is_reported_and_waited_for_has_said_nothing() {
    Case reviewed = applied().goesOnTo("reviewing");
    jdbc.sql("update act_ru_task set due_date_ = timestamp '2026-02-27 23:59:59' where id_ = :id")
        .param("id", reviewed.task("bj-stc", "reviewApplication"))
        .update();
    reviewed.holders().forEach(bureau -> reviewed.after("bureauSilent"));

    JsonNode row = row(sheet("auditor", reviewed), "bj-stc");

    assertThat(row.path("opinionName").asText()).isEqualTo("逾期未复");
    assertThat(row.path("silent").asBoolean()).isFalse();
  }

  @Test
  void while_bureaus_still_review_none_reads_what_another_has_said() {
    Case reviewed =
        applied()
            .goesOnTo("reviewing")
            .does("bj-stc", "reviewApplication", "opinion", "disagree", "remark", "只给牵头部门看的理由");

    JsonNode sheet = sheet("cp-gov", reviewed);
    assertThat(sheet.toString()).doesNotContain("只给牵头部门看的理由", "不同意");
    assertThat(row(sheet, "bj-stc").path("withheld").asBoolean()).isTrue();
    assertThat(row(sheet, "bj-stc").path("opinionName").asText()).isEqualTo("已出具，联审结束后可查看");
    assertThat(sheet("bj-stc", reviewed).toString())
        .as("what it said itself")
        .contains("只给牵头部门看的理由");
    assertThat(sheet("auditor", reviewed).toString()).contains("只给牵头部门看的理由");

    reviewed.goesOnTo("verifying");
    assertThat(sheet("cp-gov", reviewed).toString()).contains("只给牵头部门看的理由");
  }

  @TestFactory
  Stream<DynamicTest> officials_of_the_case_and_onlookers_read_it_and_nobody_else() {
    Case disputed = disputed();
    Map<String, Integer> answers =
        Map.ofEntries(
            Map.entry("bj-stc", 200),
            Map.entry("cp-gov", 200),
            Map.entry("cp-gov-approver", 200),
            Map.entry("cp-gov-payer", 200),
            Map.entry("special-team", 200),
            Map.entry("monitor", 200),
            Map.entry("auditor", 200),
            Map.entry("admin", 200),
            Map.entry("bj-agri", 404),
            Map.entry("owner1", 404),
            Map.entry("expert1", 404),
            Map.entry("applicant1", 404),
            Map.entry(disputed.applicant().account(), 403));
    return answers.entrySet().stream()
        .map(
            reader ->
                DynamicTest.dynamicTest(
                    reader.getKey() + " is answered " + reader.getValue(),
                    () ->
                        assertThat(
                                office
                                    .get(reader.getKey(), disputed.path() + "/comparison")
                                    .status())
                            .isEqualTo(reader.getValue())));
  }

  @Test
  void an_expert_of_the_case_does_not_read_it() {
    Case evaluated =
        office
            .applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_000_000))
            .goesOnTo("evaluating");
    String expert =
        Stream.of("expert1", "expert2", "expert3", "expert4", "expert5")
            .filter(evaluated::isSeatOf)
            .findFirst()
            .orElseThrow();

    assertThat(office.get(expert, evaluated.path() + "/comparison").status()).isEqualTo(403);
    assertThat(office.get("auditor", "/api/applications/none/comparison").status()).isEqualTo(404);
    assertThat(office.get(null, evaluated.path() + "/comparison").status()).isEqualTo(401);
  }

  private JsonNode sheet(String account, Case about) {
    return office.get(account, about.path() + "/comparison").body();
  }

  private static JsonNode row(JsonNode sheet, String bureau) {
    for (JsonNode row : sheet.path("bureaus")) {
      if (row.path("bureau").asText().equals(bureau)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + bureau + " in " + sheet);
  }

  private Case applied() {
    return office.applies(
        "M12-2",
        Map.of(
            "orgKind", "hidden-champion", "settledInBeijing", true, "requestedAmount", 1_000_000));
  }

  private Case disputed() {
    Case disputed =
        applied()
            .goesOnTo("reviewing")
            .does("cp-gov", "reviewApplication", "opinion", "disagree", "remark", "尚未|落地")
            .does("bj-stc", "reviewApplication", "opinion", "correct", "remark", "请补充入驻协议");
    disputed
        .holders()
        .forEach(
            holder ->
                disputed.does(
                    holder.replace("/reviewApplication", ""),
                    "reviewApplication",
                    "opinion",
                    "agree"));
    return disputed
        .is("correcting")
        .applicantDoes("corrections", "text", "已补充")
        .goesOnTo("verifying")
        .isVerifiedAs("bj-stc", "requestedAmount", "900000.00")
        .is("concluding")
        .does(
            "bj-stc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            800_000,
            "remark",
            "已落地")
        .is("coordinating");
  }
}
