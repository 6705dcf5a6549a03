package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.kernel.Actor;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What the documents leave open is shown wherever it shaped a result, and what needs judgement is
 * answered by the lead, with a reason, before it concludes.
 */
@ServiceTest
class QuestionedTest {

  private static final String LEAD = "cp-fsc";
  private static final String CONCLUDE = "consolidateOpinions";
  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final Map<String, Object> CERTIFICATE =
      Map.of(
          "authority",
          "FDA",
          "overseasRegistrationFee",
          600_000,
          "testingFee",
          300_000,
          "localAgentFee",
          100_000);

  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired TaskWork work;

  @Test
  void a_question_is_answered_with_a_choice_and_a_reason_before_the_lead_concludes() {
    Case asked = certificateOfADeviceThatWasAwarded();
    JsonNode question = only(asked.file().path("assessment").path("questions"));
    assertThat(question.path("message").asText()).contains("请判断是否重复", "三类（重大二类）医疗器械注册证");
    assertThat(question.path("reading").asText()).isEqualTo("unlistedPairs");
    assertThat(question.path("clause").asText()).isEqualTo("R18");

    Answer unanswered = supports(asked, List.of());
    assertThat(unanswered.status()).isEqualTo(400);
    assertThat(unanswered.errors())
        .contains("answers: 请回答提请判断“请判断是否重复", "none 不影响、deduct 扣减、refuse 不予支持", "并写明理由");
    assertThat(unanswered.body().path("errors").path(0).path("code").asText())
        .isEqualTo("field-required");
    String id = question.path("id").asText();
    assertThat(supports(asked, List.of(answer(id, "none", ""))).errors()).contains("并写明理由");
    assertThat(supports(asked, List.of(answer(id, "perhaps", "不清楚"))).errors())
        .contains("answers: 提请判断“", "应为下列之一：none（不影响）、deduct（扣减）、refuse（不予支持）");
    assertThat(
            supports(asked, List.of(answer(id, "none", "不同费用"), answer("其他问题", "none", "无")))
                .errors())
        .contains("answers[1].question: 本案没有提出这个问题");
    assertThat(
            supports(asked, List.of(answer(id, "none", "不同费用"), answer(id, "deduct", "重复")))
                .errors())
        .contains("answers[1].question: 这个问题回答了不止一次");
    assertThat(supports(asked, "不影响").errors()).contains("answers: 应为列表");
    assertThat(supports(asked, List.of(answer(id, "refuse", "同一费用"))).errors())
        .contains("conclusion: 对提请判断“", "的判断是“不予支持”，不能作出支持的结论");

    String message = question.path("message").asText();
    assertThat(supports(asked, List.of(answer(message, "不影响", "认证费用与注册费用不同"))).status())
        .isEqualTo(204);
    asked.is("approving");
    JsonNode kept = only(asked.file().path("answers"));
    assertThat(kept.path("question").asText()).isEqualTo(message);
    assertThat(kept.path("choice").asText()).isEqualTo("none");
    assertThat(kept.path("choiceName").asText()).isEqualTo("不影响");
    assertThat(kept.path("remark").asText()).isEqualTo("认证费用与注册费用不同");

    asked.goesOnTo("paid");
    assertThat(determinedWith(asked)).contains("认证费用与注册费用不同", "\"choice\": \"none\"");
  }

  @Test
  void a_lead_that_does_not_support_answers_too_and_each_conclusion_keeps_its_answers() {
    Case asked = certificateOfADeviceThatWasAwarded();
    assertThat(asked.tries(LEAD, CONCLUDE, "conclusion", "refuse", "remark", "重复").errors())
        .contains("请回答提请判断");
    asked
        .does(
            LEAD,
            CONCLUDE,
            "conclusion",
            "refuse",
            "remark",
            "重复",
            "answers",
            asked.answers("refuse", "同一研发投入"))
        .does("cp-fsc-approver", "approveAward", "decision", "return", "remark", "请再核对")
        .does(
            LEAD,
            CONCLUDE,
            "conclusion",
            "support",
            "recognisedAmount",
            200_000,
            "answers",
            asked.answers("deduct", "扣除重复的十万元"))
        .is("approving");
    assertThat(
            jdbc.sql(
                    "select answers -> 0 ->> 'remark' from conclusion where application_no = :no and answers is not null order by id")
                .param("no", asked.no())
                .query(String.class)
                .list())
        .containsExactly("同一研发投入", "扣除重复的十万元");
    assertThat(only(asked.file().path("answers")).path("remark").asText()).isEqualTo("扣除重复的十万元");
  }

  @Test
  void an_exact_amount_is_deducted_from_by_an_answer_with_its_reason_and_not_otherwise() {
    Office.Applicant company = office.newApplicant();
    office
        .applies(
            company,
            "R14-1",
            "企业",
            Map.of(
                "fiscalYear",
                2026,
                "lastYearRevenue",
                20_000_000,
                "lastYearRdExpense",
                6_000_000,
                "yearBeforeLastRdExpense",
                5_000_000))
        .goesOnTo("paid");
    Case first =
        office
            .applies(
                company,
                "R13-1",
                "企业",
                Map.of(
                    "fiscalYear",
                    2025,
                    "mainRevenue",
                    500_000_000,
                    "priorPeakMainRevenue",
                    400_000_000))
            .goesOnTo("concluding");
    assertThat(first.file().path("assessment").path("exact").asBoolean()).isTrue();
    assertThat(first.file().path("assessment").path("questions")).isNotEmpty();

    assertThat(supports(first, first.answers("deduct", "部分收入已获支持")).errors())
        .contains("recognisedAmount: 提请判断的结果是扣减，请填写扣减之后的金额", "1,000,000.00 元");
    assertThat(
            first
                .tries(
                    LEAD,
                    CONCLUDE,
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "1000000.00",
                    "answers",
                    first.answers("deduct", "部分收入已获支持"))
                .errors())
        .contains("请填写扣减之后的金额");
    assertThat(
            first
                .tries(
                    LEAD,
                    CONCLUDE,
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "900000.00",
                    "answers",
                    first.answers("none", "不影响"))
                .errors())
        .contains("本事项按条款直接计算，金额应为 1,000,000.00 元");
    first
        .does(
            LEAD,
            CONCLUDE,
            "conclusion",
            "support",
            "recognisedAmount",
            "900000.00",
            "answers",
            first.answers("deduct", "部分收入已获支持"))
        .goesOnTo("paid");
    assertThat(first.award()).isEqualTo("900000.00");
    assertThat(determinedWith(first)).contains("部分收入已获支持");
  }

  @Test
  void an_open_reading_that_shaped_an_amount_is_shown_from_the_estimate_to_the_award() {
    Map<String, Object> compute =
        Map.of("fiscalYear", 2025, "computeSpend", 800_000, "computeProvider", "生命园智算中心");
    JsonNode estimate =
        office
            .post(
                "applicant1",
                "/api/items/M04-1/estimate",
                Map.of("facts", Office.withUsualFacts("M04-1", compute)))
            .body();
    assertThat(estimate.path("readings").findValuesAsText("id"))
        .contains("boundCompute", "municipalHandling", "firstBureauLeads");
    JsonNode bound = with(estimate.path("readings"), "id", "boundCompute");
    assertThat(bound.path("standing").asText()).isEqualTo("open");
    assertThat(bound.path("answer").asText()).isEqualTo("不超过当年实际算力支出");
    assertThat(bound.path("answerCode").asText()).isEqualTo("limited");
    assertThat(bound.path("clause").asText()).isEqualTo("M04");
    assertThat(with(estimate.path("bounds"), "basis", "reading").path("reading").asText())
        .isEqualTo("boundCompute");

    Case applied = office.applies("M04-1", compute).goesOnTo("verifying");
    assertThat(texts(applied, "verifyFacts", "bj-drc").get("readingsSummary").toString())
        .contains("**暂按**", "支持金额是否以当年实际算力支出为限", "不超过当年实际算力支出")
        .doesNotContain("boundCompute");
    JsonNode own =
        office
            .get(applied.applicant().account(), applied.path())
            .body()
            .path("assessment")
            .path("readings");
    assertThat(own.findValuesAsText("id")).contains("boundCompute");
    String lead = applied.holders().get(0).split("/")[0];
    applied.goesOnTo("concluding");
    assertThat(texts(applied, CONCLUDE, lead).get("readingsSummary").toString())
        .contains("不超过当年实际算力支出");
    assertThat(texts(applied, CONCLUDE, lead).get("assessmentSummary").toString())
        .contains("依解读“支持金额是否以当年实际算力支出为限？”，条款未载明");
    applied.goesOnTo("paid");
    assertThat(
            jdbc.sql(
                    "select assessment -> 'readings' from determination where application_no = :no and kind = 'award'")
                .param("no", applied.no())
                .query(String.class)
                .single())
        .contains("boundCompute");
  }

  @Test
  void who_applied_sees_what_shaped_the_result_and_not_what_the_lead_has_to_judge() {
    Case asked = certificateOfADeviceThatWasAwarded();
    asked.does(
        LEAD,
        CONCLUDE,
        "conclusion",
        "support",
        "recognisedAmount",
        200_000,
        "answers",
        asked.answers("deduct", "内部意见"));
    String account = asked.applicant().account();
    JsonNode own = office.get(account, asked.path()).body();
    assertThat(own.path("assessment").path("readings").findValuesAsText("id"))
        .contains("unlistedPairs", "scienceCityHandles");
    assertThat(own.path("assessment").path("questions")).isEmpty();
    assertThat(own.path("answers")).isEmpty();
    assertThat(own.toString()).doesNotContain("内部意见");
    assertThat(office.get(account, "/api/readings").status()).isEqualTo(403);
  }

  @Test
  void officials_read_every_reading_with_its_answers_its_standing_and_its_items() {
    JsonNode readings = office.get("cp-fsc", "/api/readings").body();
    assertThat(readings.size()).isGreaterThan(30);
    JsonNode bound = with(readings, "id", "boundClinicalSpend");
    assertThat(bound.path("clause").asText()).isEqualTo("R05.1");
    assertThat(bound.path("clauseText").asText()).isEqualTo("支持办法第五条（一）");
    assertThat(bound.path("answers")).hasSize(2);
    assertThat(bound.path("answers").toString()).contains(bound.path("answer").asText());
    assertThat(bound.path("standing").asText()).isEqualTo("open");
    assertThat(bound.has("confirmedBy")).isFalse();
    assertThat(bound.path("items").toString()).isEqualTo("[\"R05-1\"]");
    assertThat(with(readings, "id", "timeLimits").path("scope").asText()).isEqualTo("all");
    assertThat(with(readings, "id", "scienceCityHandles").path("scope").asText())
        .isEqualTo("support-rules");
    JsonNode item = office.get(null, "/api/items/R05-1").body();
    assertThat(item.path("readings").findValuesAsText("id"))
        .contains("boundClinicalSpend", "class2ClinicalEntry", "timeLimits")
        .doesNotContain("boundPremium", "municipalHandling", "serviceFollowUps");
    assertThat(office.get(null, "/api/items/M05-1").body().path("readings").findValuesAsText("id"))
        .doesNotContain("serviceFollowUps");
    assertThat(office.get(null, "/api/items/R17-4").body().path("readings").findValuesAsText("id"))
        .contains("serviceFollowUps");
  }

  @Test
  void a_competitive_case_without_any_round_is_put_to_the_lead_and_told_to_the_approver() {
    Case scene =
        office.applies("M05-1", Map.of("projectInvestment", 1_000_000)).goesOnTo("concluding");
    JsonNode question = only(scene.file().path("assessment").path("questions"));
    assertThat(question.path("message").asText()).contains("没有安排批次");
    assertThat(question.path("reading").asText()).isEqualTo("unrankedSelection");
    assertThat(
            scene
                .tries("bj-drc", CONCLUDE, "conclusion", "support", "recognisedAmount", "200000.00")
                .errors())
        .contains("请回答提请判断“本事项属于择优支持，没有安排批次");
    scene.does(
        "bj-drc",
        CONCLUDE,
        "conclusion",
        "support",
        "recognisedAmount",
        "200000.00",
        "answers",
        scene.answers("none", "本年度只有一件申报"));
    Map<String, Object> approver = texts(scene, "approveAward", "cp-gov-approver");
    assertThat(approver.get("overlapSummary").toString()).contains("不经择优排序直接送审定");
    assertThat(approver.get("conclusionSummary").toString()).contains("本年度只有一件申报");
    scene.goesOnTo("paid");
    assertThat(determinedWith(scene)).contains("没有安排批次", "本年度只有一件申报");
  }

  @Test
  void what_another_applicant_was_awarded_for_the_same_is_put_to_the_lead_without_its_name() {
    Case first = talent("王青年").goesOnTo("paid");
    Case second = talent("王青年").goesOnTo("concluding");
    JsonNode question = only(second.file().path("assessment").path("questions"));
    assertThat(question.path("reading").asText()).isEqualTo("acrossApplicants");
    assertThat(question.path("message").asText())
        .contains("另一申报主体", "青年拔尖人才资金支持", "昌平区政府受理")
        .doesNotContain(first.no(), first.applicant().account());
    assertThat(texts(second, CONCLUDE, "bj-talent").get("overlapSummary").toString())
        .as("who may read the other case")
        .contains(first.no(), first.applicant().account());
    second.goesOnTo("paid");
    assertThat(determinedWith(second)).contains("另一申报主体");
    Case other = talent("李青年").goesOnTo("concluding");
    assertThat(other.file().path("assessment").path("questions")).isEmpty();
  }

  @Test
  void a_question_that_comes_up_while_the_lead_concludes_is_in_the_form_and_can_be_answered() {
    Case first = event("同期举办的大会").goesOnTo("approving");
    Case second = event("同期举办的大会").goesOnTo("concluding");
    assertThat(second.file().path("assessment").path("questions")).isEmpty();
    first.goesOnTo("publicised");
    assertThat(supports(second, List.of()).errors().toString())
        .contains("请回答提请判断", "另一申报主体", "不影响");
    assertThat(second.file().path("assessment").path("questions").findValuesAsText("reading"))
        .containsExactly("acrossApplicants");
    second.goesOnTo("paid");
    assertThat(determinedWith(second)).contains("另一申报主体", "经核对不影响");
  }

  @Test
  void a_lead_that_may_not_read_the_other_case_learns_only_who_accepted_it() {
    Office.Applicant abroad = office.newApplicant();
    Case other = office.applies(abroad, "M13-1", "类器官芯片平台", Map.of()).goesOnTo("paid");
    Case scene =
        office
            .applies(
                office.newApplicant(),
                "M05-1",
                "类器官芯片平台",
                Map.of("scenario", "other", "projectInvestment", 1_000_000))
            .goesOnTo("concluding");
    assertThat(scene.file().path("assessment").path("questions").findValuesAsText("reading"))
        .contains("acrossApplicants");
    assertThat(texts(scene, CONCLUDE, "bj-drc").get("overlapSummary").toString())
        .contains("另有 1 件", "昌平区政府受理", "不在您的查看范围")
        .doesNotContain(other.no(), abroad.account());
    scene.goesOnTo("approving");
    assertThat(texts(scene, "approveAward", "cp-gov-approver").get("overlapSummary").toString())
        .contains(other.no());
  }

  @Test
  void a_certificate_that_another_applicant_was_awarded_for_is_put_to_the_lead() {
    Map<String, Object> certified =
        Map.of(
            "deviceClass",
            "III",
            "certificateObtained",
            true,
            "rdExpense",
            10_000_000,
            "certificateNumber",
            "国械注准20263019999");
    office.applies(office.newApplicant(), "R07-1", "甲方装置", certified).goesOnTo("paid");
    Case again =
        office.applies(office.newApplicant(), "R07-1", "乙方装置", certified).goesOnTo("concluding");
    assertThat(only(again.file().path("assessment").path("questions")).path("message").asText())
        .contains("相同的证照");
  }

  @Test
  void two_hosts_of_one_event_are_not_both_awarded_before_anybody_compared_them() {
    Case first = event("昌平类器官大会").goesOnTo("approving");
    Case second = event("昌平类器官大会").goesOnTo("approving");
    first.goesOnTo("publicised");
    assertThat(second.tries("cp-fsc-approver", "approveAward", "decision", "approve").status())
        .isEqualTo(409);
    second.is("concluding");
    assertThat(second.file().path("assessment").path("questions").findValuesAsText("reading"))
        .contains("acrossApplicants");
    second.goesOnTo("paid");
  }

  @Test
  void what_was_supported_before_is_a_question_or_a_running_total_and_never_a_block() {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> team = Office.anApplication("R09-1", company, Map.of());
    office.applies(company, team).goesOnTo("paid");
    Case again = office.applies(company, team).goesOnTo("concluding");
    assertThat(only(again.file().path("assessment").path("questions")).path("message").asText())
        .contains("此前已获本事项支持 1 次、共 ", "万元）：", "是否另行支持");
    again.goesOnTo("paid");

    Office.Applicant institution = office.newApplicant();
    Map<String, Object> landed =
        Office.anApplication("M12-2", institution, Map.of("requestedAmount", 2_000_000));
    office.applies(institution, landed).goesOnTo("paid");
    Case results = office.applies(institution, landed).goesOnTo("concluding");
    assertThat(results.file().path("assessment").path("ceiling").asText()).isEqualTo("1000000.00");
    assertThat(results.goesOnTo("paid").award()).isEqualTo("1000000.00");

    Office.Applicant abroad = office.newApplicant();
    office.applies(abroad, "M13-1", "新加坡研发中心", Map.of()).goesOnTo("paid");
    Case second = office.applies(abroad, "M13-1", "马来西亚研发中心", Map.of()).goesOnTo("concluding");
    assertThat(second.file().path("assessment").path("questions").findValuesAsText("reading"))
        .contains("overseasCapScope");
    second.goesOnTo("paid");

    JsonNode estimate =
        office
            .post(
                null,
                "/api/items/R08-2/estimate",
                Map.of(
                    "facts",
                    Office.withUsualFacts("R08-2", Map.of()),
                    "ledger",
                    Map.of("ownAwards", 2, "ownGranted", "900000.00")))
            .body();
    assertThat(with(estimate.path("questions"), "reading", "salesPlatformYears").toString())
        .contains("2 次、共 900,000.00 元（90 万元）：“支持设立”");
    assertThat(estimate.path("readings").findValuesAsText("id")).contains("salesPlatformYears");
  }

  @Test
  void a_project_abroad_that_was_supported_is_judged_again_within_the_amount_of_the_project() {
    Office.Applicant abroad = office.newApplicant();
    office.applies(abroad, "M13-2", "海外孵化器", Map.of("requestedAmount", 2_000_000)).goesOnTo("paid");
    Case again =
        office
            .applies(abroad, "M13-2", "海外孵化器", Map.of("requestedAmount", 2_000_000))
            .goesOnTo("concluding");
    assertThat(only(again.file().path("assessment").path("questions")).path("reading").asText())
        .isEqualTo("overseasCapScope");
    assertThat(again.file().path("assessment").path("ceiling").asText()).isEqualTo("1000000.00");
    assertThat(again.goesOnTo("paid").award()).isEqualTo("1000000.00");

    Office.Applicant leading = office.newApplicant();
    Map<String, Object> centre = Map.of("requestedAmount", 1_500_000);
    Case first = office.applies(leading, "M13-1", "海外研发中心", centre).goesOnTo("approving");
    Case second = office.applies(leading, "M13-1", "海外研发中心", centre).goesOnTo("approving");
    first.goesOnTo("publicised");
    Answer late = second.tries("cp-gov-approver", "approveAward", "decision", "approve");
    assertThat(late.status()).as("assessed before the first was approved").isEqualTo(409);
    assertThat(late.errors()).contains("现为 500,000.00 元");
  }

  @Test
  void a_second_investment_of_a_year_is_judged_and_not_stopped() {
    Office.Applicant maker = office.newApplicant();
    Map<String, Object> batch = Office.anApplication("R08-1b", maker, Map.of());
    Case first = office.applies(maker, batch).goesOnTo("paid");
    Case second = office.applies(maker, batch).goesOnTo("concluding");
    JsonNode question = only(second.file().path("assessment").path("questions"));
    assertThat(question.path("message").asText()).contains("本次是否为另一笔实际投入");
    assertThat(question.path("reading").asText()).isEqualTo("productionAgain");
    assertThat(second.goesOnTo("paid").award()).isEqualTo(first.award());
  }

  @Test
  void
      the_same_person_under_another_title_is_compared_and_the_other_case_is_named_to_who_may_see_it() {
    Map<String, Object> person = Map.of("talentName", "欧阳青年");
    Case first = office.applies(office.newApplicant(), "M14-1", "甲单位的人才", person).goesOnTo("paid");
    Case second =
        office.applies(office.newApplicant(), "M14-1", "乙单位的引才", person).goesOnTo("concluding");
    JsonNode question = only(second.file().path("assessment").path("questions"));
    assertThat(question.path("reading").asText()).isEqualTo("acrossApplicants");
    assertThat(question.path("message").asText()).contains("相同的人员、活动、平台、产品等名称");
    assertThat(question.path("clause").asText()).as("of the measures").startsWith("M");
    assertThat(question.path("cases").toString()).isEqualTo("[\"" + first.no() + "\"]");
    assertThat(second.file().path("alikeMatters").findValuesAsText("applicationNo"))
        .contains(first.no());
    assertThat(office.get(second.applicant().account(), second.path()).body().toString())
        .doesNotContain(first.no());
    second.goesOnTo("paid");
    Case other =
        office
            .applies(office.newApplicant(), "M14-1", "丙单位的引才", Map.of("talentName", "司马青年"))
            .goesOnTo("concluding");
    assertThat(other.file().path("assessment").path("questions")).isEmpty();
  }

  @Test
  void who_may_see_the_case_of_the_same_title_is_told_its_number() {
    Case first = talent("赵青年").goesOnTo("paid");
    Case second = talent("赵青年");
    JsonNode alike = office.get("cp-gov", second.path()).body().path("alikeMatters");
    assertThat(alike.findValuesAsText("applicationNo")).contains(first.no());
  }

  @Test
  void the_applicant_reads_what_the_lead_judged_once_it_is_determined() {
    Case asked = certificateOfADeviceThatWasAwarded();
    asked.does(
        LEAD,
        CONCLUDE,
        "conclusion",
        "support",
        "recognisedAmount",
        200_000,
        "answers",
        asked.answers("deduct", "扣除重复的部分"));
    String account = asked.applicant().account();
    assertThat(office.get(account, asked.path()).body().path("answers")).isEmpty();
    asked.goesOnTo("publicised");
    JsonNode told = only(office.get(account, asked.path()).body().path("answers"));
    assertThat(told.path("choiceName").asText()).isEqualTo("扣减");
    assertThat(told.path("remark").asText()).isEqualTo("扣除重复的部分");
  }

  @Test
  void a_deduction_leaves_less_than_could_be_awarded() {
    Case asked = certificateOfADeviceThatWasAwarded();
    String ceiling = asked.file().path("assessment").path("ceiling").asText();
    Answer whole =
        asked.tries(
            LEAD,
            CONCLUDE,
            "conclusion",
            "support",
            "recognisedAmount",
            ceiling,
            "answers",
            asked.answers("deduct", "重复"));
    assertThat(whole.errors())
        .contains("recognisedAmount: 提请判断的结果是扣减，认定金额应低于可奖补额度", "全部扣减的，即为不予支持");
    asked
        .does(
            LEAD,
            CONCLUDE,
            "conclusion",
            "support",
            "recognisedAmount",
            new BigDecimal(ceiling).subtract(new BigDecimal("0.01")),
            "answers",
            asked.answers("deduct", "重复一分"))
        .is("approving");
  }

  @Test
  void two_of_one_company_concluded_side_by_side_are_judged_at_the_approval_of_the_second() {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> team = Office.anApplication("R09-1", company, Map.of());
    Case first = office.applies(company, team).goesOnTo("approving");
    Case second = office.applies(company, team).goesOnTo("approving");
    first.goesOnTo("publicised");
    assertThat(second.tries("cp-fsc-approver", "approveAward", "decision", "approve").status())
        .isEqualTo(409);
    second.is("concluding");
    assertThat(second.file().path("assessment").path("questions").findValuesAsText("reading"))
        .contains("leadingAgain");
    second.goesOnTo("paid");
  }

  @Test
  void a_requested_amount_of_nothing_is_refused_at_submission() {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> body =
        Office.anApplication("R04-2", company, Map.of("requestedAmount", "0.00"));
    Answer nothing =
        office.ask(
            company.account(),
            HttpMethod.POST,
            "/api/applications",
            body,
            Map.of("Idempotency-Key", "nothing-" + company.account()));
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.errors()).contains("facts.requestedAmount: ", "不能为 0，请填写大于 0 的数");
    office.applies(company, "R04-2", "一分钱的项目", Map.of("requestedAmount", "0.01"));
  }

  @Test
  void an_estimate_asks_what_the_lead_would_be_asked_and_relations_name_their_readings() {
    JsonNode scene =
        office
            .post(
                null,
                "/api/items/M05-1/estimate",
                Map.of("facts", Office.withUsualFacts("M05-1", Map.of())))
            .body();
    assertThat(scene.path("questions").findValuesAsText("reading")).contains("unrankedSelection");
    JsonNode overview =
        office
            .post(
                null,
                "/api/estimates",
                Map.of(
                    "facts",
                    Office.withUsualFacts("R07-1", Map.of("pathway", "priority-approval"))))
            .body();
    assertThat(overview.path("relations").findValuesAsText("id")).contains("deviceSameSpend");
    Case device = office.applies("R07-1", Map.of());
    assertThat(device.file().path("sideBySide").toString()).contains("deviceSameSpend");
  }

  @Test
  void a_reading_cites_the_clause_of_the_document_of_the_item() {
    JsonNode rules = readingsOf("R16-2b");
    assertThat(with(rules, "id", "expertEvaluation").path("clauseText").asText())
        .startsWith("支持办法第十六条");
    assertThat(with(rules, "id", "publicityPeriod").path("clauseText").asText())
        .isEqualTo("支持办法第十九条");
    JsonNode measures = readingsOf("M05-1");
    assertThat(with(measures, "id", "expertEvaluation").path("clauseText").asText())
        .isEqualTo("若干措施（五）");
    assertThat(with(measures, "id", "publicityPeriod").path("clauseText").asText())
        .isEqualTo("若干措施（十六）");
  }

  private JsonNode readingsOf(String itemId) {
    return office
        .post(
            null,
            "/api/items/" + itemId + "/estimate",
            Map.of("facts", Office.withUsualFacts(itemId, Map.of())))
        .body()
        .path("readings");
  }

  @Test
  void an_organisation_of_another_kind_is_judged_at_acceptance_with_a_reason() {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R04-2", company, Map.of());
    @SuppressWarnings("unchecked")
    Map<String, Object> organisation = (Map<String, Object>) body.get("applicant");
    organisation.put("entityType", "other");
    Case other = office.applies(company, body).is("accepting");
    assertThat(texts(other, "acceptApplication", LEAD).get("entitySummary").toString())
        .contains("申报主体不在所列的主体类型之内", "是否属于“等各类主体”");
    assertThat(other.tries(LEAD, "acceptApplication", "decision", "accept").errors())
        .contains("entityReason: ", "写明理由");
    other.does(LEAD, "acceptApplication", "decision", "accept", "entityReason", "依法登记的产业研究院");
    assertThat(other.told("accepted").toString()).contains("属于“等各类主体”：依法登记的产业研究院");
    other.goesOnTo("concluding");
    assertThat(other.file().path("assessment").path("questions")).isEmpty();
    assertThat(other.file().path("assessment").path("readings").findValuesAsText("id"))
        .contains("otherEntities");
    other.goesOnTo("paid");

    Case enterprise = office.applies("R04-2", Map.of()).is("accepting");
    assertThat(texts(enterprise, "acceptApplication", LEAD)).doesNotContainKey("entitySummary");
    enterprise.does(LEAD, "acceptApplication", "decision", "accept");
  }

  @Test
  void the_approver_reads_who_handles_municipal_money_and_vouchers_are_issued_by_the_lead() {
    Case compute = office.applies("M04-1", Map.of()).goesOnTo("approving");
    assertThat(texts(compute, "approveAward", "cp-gov-approver").get("readingsSummary").toString())
        .contains("由谁受理、审定、拨付", "市级算力券由谁发放");
    assertThat(compute.goesOnTo("paying").holders()).containsExactly("bj-drc-payer/payAward");
    compute.goesOnTo("paid");
  }

  private Case talent(String name) {
    return office.applies(office.newApplicant(), "M14-1", name, Map.of());
  }

  private Case event(String name) {
    return office.applies(office.newApplicant(), "R17-3a", name, Map.of());
  }

  private Case certificateOfADeviceThatWasAwarded() {
    Office.Applicant maker = office.newApplicant();
    String device = "左心室辅助装置 " + maker.account();
    office.applies(maker, "R07-1", device, DEVICE).goesOnTo("paid");
    return office.applies(maker, "R12-1", device, CERTIFICATE).goesOnTo("concluding");
  }

  private Answer supports(Case concluding, Object answers) {
    return concluding.tries(
        LEAD,
        CONCLUDE,
        "conclusion",
        "support",
        concluding.file().path("assessment").path("exact").asBoolean()
            ? "remark"
            : "recognisedAmount",
        concluding.file().path("assessment").path("exact").asBoolean() ? "见判断" : (Object) 300_000,
        "answers",
        answers);
  }

  /** What the form of the task shows. */
  private Map<String, Object> texts(Case handled, String key, String official) {
    String task = handled.task(official, key);
    SecurityContextHolder.getContext()
        .setAuthentication(
            new TestingAuthenticationToken(official, null, official, Actor.OFFICIALS));
    try {
      return work.open(task);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private static Map<String, Object> answer(String question, String choice, String remark) {
    return Map.of("question", question, "choice", choice, "remark", remark);
  }

  private String determinedWith(Case awarded) {
    return jdbc.sql(
            "select answers::text from determination where application_no = :no and kind = 'award'")
        .param("no", awarded.no())
        .query(String.class)
        .single();
  }

  private static JsonNode only(JsonNode list) {
    assertThat(list).hasSize(1);
    return list.path(0);
  }

  private static JsonNode with(JsonNode list, String name, String value) {
    for (JsonNode one : list) {
      if (one.path(name).asText().equals(value)) {
        return one;
      }
    }
    throw new AssertionError("none of " + list + " has " + name + " = " + value);
  }
}
