package cn.lianban.process;

import static cn.lianban.testing.Recovery.wholeAward;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.catalogue.Items;
import cn.lianban.duties.DutyQuarters;
import cn.lianban.duties.Quarter;
import cn.lianban.testing.Case;
import cn.lianban.testing.DutyCase;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.Round;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.models.Decisions;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Running cases keep the models that they started with, whatever is released meanwhile. */
@ServiceTest
class KeptModelsTest {

  private static final Map<String, Object> SCENE =
      Map.of("scenario", "drug-discovery", "projectInvestment", 1_000_000);
  private static final Map<String, Object> PLATFORM =
      Map.of(
          "platformName",
          "共享服务平台",
          "platformKind",
          "laboratory-animal",
          "fiscalYear",
          2025,
          "inOperation",
          true,
          "requestedAmount",
          1_000_000);
  private static final Map<String, Object> DRUG =
      Map.of(
          "drugClass",
          "class-2",
          "certificateObtained",
          true,
          "industrialised",
          true,
          "requestedAmount",
          2_000_000);
  private static final Quarter QUARTER = new Quarter(2041, 1);

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired ReleasedModels models;
  @Autowired Decisions decisions;
  @Autowired Items items;
  @Autowired DutyQuarters quarters;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void the_models_of_the_project_are_the_newest_again() {
    models.asTheyAre();
    jdbc.sql(
            "update selection_round set status = 'cancelled' where status in ('planned', 'open', 'evaluating')")
        .update();
    jdbc.sql("delete from item_in_rounds").update();
  }

  @Test
  void a_changed_table_changes_nothing_for_cases_under_way() {
    models.withAnswers(Map.of("bureauSilence", "agreement", "barringPeriod", "asListed"));
    Case scene = office.applies("M05-1", SCENE).goesOnTo("reviewing");
    List.of("bj-drc", "bj-health", "bj-mpa", "cp-gov")
        .forEach(bureau -> scene.does(bureau, "reviewApplication", "opinion", "agree"));
    Case device =
        office
            .applies(
                "R07-1",
                Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000))
            .goesOnTo("paid");
    Round round = office.plans("R16-2b", OffsetDateTime.now(clock), "minimumScore", 70).opens();
    Case weak =
        office.applies("R16-2b", PLATFORM).goesOnTo("evaluating").isScored(65).goesOnTo("ranking");
    Case asked = office.asksFor("R11-1");
    String duty = quarters.open(QUARTER, QUARTER.firstDay().plusDays(30)).get(0);

    models.with(
        Map.of(
            "dmn/evaluationPlan.dmn",
                model -> column(column(model, "experts", "5"), "minimumScore", "95"),
            "dmn/aftercarePlan.dmn", model -> column(model, "conditions", "\"另有条件\""),
            "dmn/barringPeriod.dmn", model -> column(model, "years", "9"),
            "dmn/bureauSilence.dmn", model -> column(model, "effect", "\"escalate\""),
            "dmn/selectionLine.dmn", model -> column(model, "reason", "\"另有理由\""),
            "dmn/servicePlan.dmn", model -> column(model, "mostFollowUps", "7"),
            "dmn/dutyPlan.dmn", model -> column(model, "supervisor", "\"cp-gov\""),
            "dmn/timeLimits.dmn", model -> column(model, "workingDays", "77"),
            "dmn/itemCatalogue.dmn", model -> column(model, "words", "\"recognition\"")));
    assertThat(
            decisions
                .evaluate("timeLimits", Map.of("step", "verifyFacts"))
                .only()
                .get("workingDays"))
        .as("what new cases start with")
        .isEqualTo(77);
    assertThat(items.get("R07-1").words()).containsExactly("recognition");

    scene.after("bureauSilent").is("evaluating");
    assertThat(seats(scene)).isEqualTo(3);
    scene.isScored(80).is("verifying");
    assertThat(dueOf(scene, "bj-drc")).isEqualTo("2026-03-09T23:59:59+08:00");
    // nobody is asked to recognise anything, as its catalogue says
    scene
        .does(
            "bj-drc",
            "verifyFacts",
            "decision",
            "verified",
            "changpingTie",
            "registered",
            "exemplary",
            true,
            "scenario",
            "drug-discovery",
            "projectInvestment",
            "1000000.00")
        .goesOnTo("paid");
    assertThat(
            office.get("auditor", scene.path() + "/aftercare").body().path("conditions").asText())
        .contains("示范项目");

    assertThat(
            office
                .post(
                    "cp-fsc",
                    device.path() + "/breaches",
                    Map.of("ground", "false-statement", "text", "注册证系伪造", "amount", "3000000.00"))
                .status())
        .isEqualTo(201);
    device.after("replyExpired").does("cp-fsc", "proposeRecovery", wholeAward("材料不实"));
    device.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");
    assertThat(
            office
                .get("auditor", device.path() + "/aftercare")
                .body()
                .path("breaches")
                .path(0)
                .path("barredUntil")
                .asText())
        .isEqualTo("2031-03-02");

    round.closes().does("special-team", "confirmRanking", "decision", "confirm");
    assertThat(weak.is("not-selected").told("ranked").get(0)).contains("低于本批次的最低分");

    asked.goesOnTo("answered");
    assertThat(
            office
                .get(asked.applicant().account(), asked.path())
                .body()
                .path("followUpsLeft")
                .asInt())
        .isEqualTo(1);

    DutyCase supervised = new DutyCase(office, duty);
    assertThat(supervised.isReportedByAll().isMerged().holders())
        .containsExactly("special-team/superviseDuty");
  }

  /**
   * Older models took the number of experts from the handling plan, had no fields, and used the
   * plain mean.
   */
  @Test
  void a_case_that_is_older_than_the_plans_of_evaluation_is_evaluated_as_its_own_models_say() {
    models.with(
        Map.of(
            "bpmn/expertEvaluation.bpmn",
            model ->
                model.replace(
                    "sourceRef=\"evaluationRequested\" targetRef=\"planEvaluation\"",
                    "sourceRef=\"evaluationRequested\" targetRef=\"drawExperts\""),
            "dmn/handlingPlan.dmn",
            KeptModelsTest::withExperts));
    Case old = office.applies("R06-1", DRUG).goesOnTo("reviewing");
    models.asTheyAre();

    old.goesOnTo("evaluating");

    assertThat(seats(old)).isEqualTo(4);
    JsonNode draw = office.get("auditor", old.path() + "/evaluations").body().path(0);
    assertThat(draw.path("minimumScore").asText()).startsWith("55");
    old.isScored(56).goesOnTo("paid");
  }

  @Test
  void a_reading_switched_to_its_other_answer_decides_new_cases_and_leaves_those_under_way() {
    Map<String, Object> certified =
        Map.of("pathway", "priority-approval", "certificateObtained", true, "requestedAmount", 1);
    Map<String, Object> facts = Map.of("facts", Office.withUsualFacts("R07-2c", certified));
    assertThat(
            office
                .post(null, "/api/items/R07-2c/estimate", facts)
                .body()
                .path("eligible")
                .asBoolean())
        .isFalse();
    Case old = office.applies("R07-2c", certified).goesOnTo("verifying");

    models.with(
        Map.of(
            "dmn/readings.dmn",
            model ->
                ReleasedModels.answered(model, Map.of("advanceBeforeCertificate", "anyTime"))
                    .replaceAll(
                        "(id=\"advanceBeforeCertificate-standing\">\\s*<text>)[^<]*",
                        "$1\"confirmed\"")
                    .replaceAll(
                        "(id=\"advanceBeforeCertificate-confirmedBy\">\\s*<text>)[^<]*",
                        "$1\"昌科管函〔2026〕8号\"")
                    .replaceAll(
                        "(id=\"advanceBeforeCertificate-confirmedOn\">\\s*<text>)[^<]*",
                        "$1\"2026-02-01\"")));

    assertThat(
            office
                .post(null, "/api/items/R07-2c/estimate", facts)
                .body()
                .path("eligible")
                .asBoolean())
        .isTrue();
    assertThat(office.get("owner1", "/api/readings").body().toString())
        .contains("\"confirmedBy\":\"昌科管函〔2026〕8号\",\"confirmedOn\":\"2026-02-01\"");
    assertThat(
            office
                .applies("R07-2c", certified)
                .goesOnTo("concluding")
                .file()
                .path("assessment")
                .path("eligible")
                .asBoolean())
        .isTrue();
    assertThat(old.goesOnTo("concluding").file().path("assessment").path("eligible").asBoolean())
        .isFalse();
  }

  @Test
  void a_case_that_is_older_than_the_decision_about_questions_ends_without_them() {
    models.with(Map.of("dmn/leadQuestions.dmn", model -> ""));
    Case old = office.applies("M05-1", SCENE).goesOnTo("verifying");
    models.asTheyAre();

    assertThat(old.goesOnTo("concluding").file().path("assessment").path("questions")).isEmpty();
    old.goesOnTo("paid");
    assertThat(
            office
                .applies("M05-1", SCENE)
                .goesOnTo("concluding")
                .file()
                .path("assessment")
                .path("questions"))
        .hasSize(1);
  }

  @Test
  void a_question_in_a_table_is_put_to_the_lead_of_every_new_case() {
    models.with(
        Map.of(
            "dmn/awards/R07.dmn",
            model ->
                model.replaceAll(
                    "(id=\"R07-1-grant-[^\"]*question\">\\s*<text>)[^<]*",
                    "$1\"产品是否在昌平区生产，由牵头部门判断\"")));
    Map<String, Object> facts =
        Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
    JsonNode estimate =
        office
            .post(
                null,
                "/api/items/R07-1/estimate",
                Map.of("facts", Office.withUsualFacts("R07-1", facts)))
            .body();
    assertThat(estimate.path("eligible").asBoolean()).isTrue();
    assertThat(estimate.path("questions").findValuesAsText("message"))
        .containsExactly("产品是否在昌平区生产，由牵头部门判断");
    assertThat(estimate.path("questions").path(0).path("clause").asText()).isEqualTo("R07.1");

    Case asked = office.applies("R07-1", facts).goesOnTo("concluding");
    assertThat(
            asked
                .tries(
                    "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .contains("请回答提请判断“产品是否在昌平区生产，由牵头部门判断”");
    asked
        .does(
            "cp-fsc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            1,
            "answers",
            List.of(Map.of("question", "产品是否在昌平区生产，由牵头部门判断", "choice", "none", "remark", "在昌平区生产")))
        .goesOnTo("paid");
  }

  /** Every row of the table gives this in the column. */
  private static String column(String model, String name, String value) {
    String changed =
        model.replaceAll(
            "(<outputEntry id=\"[^\"]*-" + name + "\">\\s*<text>)[^<]*",
            "$1" + value.replace("$", "\\$"));
    assertThat(changed).as("a column " + name).isNotEqualTo(model);
    return changed;
  }

  private static String withExperts(String model) {
    String columns =
        "<output id=\"output-experts\" name=\"experts\" typeRef=\"integer\" /><output id=\"output-minimumScore\" name=\"minimumScore\" typeRef=\"double\" />";
    String cells =
        "<outputEntry id=\"$1-experts\"><text>4</text></outputEntry><outputEntry id=\"$1-minimumScore\"><text>55</text></outputEntry>";
    return model
        .replaceFirst("(<output id=\"output-reading\"[^>]*/>)", "$1" + columns)
        .replaceAll("(?s)(?<=<rule id=\")([^\"]+)(\">.*?)(?=</rule>)", "$1$2" + cells);
  }

  private int seats(Case handled) {
    return jdbc.sql("select count(*) from evaluation_seat where application_no = :no")
        .param("no", handled.no())
        .query(Integer.class)
        .single();
  }

  private String dueOf(Case handled, String bureau) {
    return office
        .get(bureau, "/api/tasks?applicationNo=" + handled.no())
        .body()
        .path("content")
        .path(0)
        .path("due")
        .asText();
  }
}
