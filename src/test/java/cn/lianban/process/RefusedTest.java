package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class RefusedTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
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

  @Autowired Office office;
  @Autowired MutableClock clock;

  @AfterEach
  void itIsTheBeginningAgain() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void the_accepting_body_does_not_accept() {
    Case refused =
        office
            .applies("R07-1", DEVICE)
            .does("cp-fsc", "acceptApplication", "decision", "refuse", "remark", "不属于支持对象")
            .is("refused");

    assertThat(refused.file().path("refusedReason").asText()).isEqualTo("不属于支持对象");
    assertThat(refused.holders()).isEmpty();
    assertThat(refused.process()).as("waits for a reconsideration").isNotNull();
  }

  @Test
  void who_is_no_company_learns_at_once_that_the_clause_supports_companies_alone() {
    Map<String, Object> facts =
        Map.of(
            "fiscalYear",
            2025,
            "lastYearRevenue",
            1_000_000,
            "lastYearRdExpense",
            6_000_000,
            "yearBeforeLastRdExpense",
            4_000_000);
    Office.Applicant hospital = office.newApplicant();
    Map<String, Object> asked = Office.anApplication("R14-1", hospital, facts);
    @SuppressWarnings("unchecked")
    Map<String, Object> applicant = new HashMap<>((Map<String, Object>) asked.get("applicant"));
    applicant.put("entityType", "public-institution");
    asked.put("applicant", applicant);

    Case handedIn = office.applies(hospital, asked);
    assertThat(handedIn.status()).as("nothing is verified yet").isEqualTo("accepting");
    assertThat(handedIn.file().path("assessment").path("eligible").asBoolean()).isFalse();
    assertThat(handedIn.file().path("assessment").path("unmet").findValuesAsText("message"))
        .containsExactly("按条款规定，本事项的支持对象为企业");
    Case company = office.applies("R14-1", facts);
    assertThat(company.file().path("assessment").path("eligible").asBoolean()).isTrue();
  }

  @Test
  void a_certificate_of_the_day_after_the_submission_is_none() {
    Map<String, Object> facts = new HashMap<>(DEVICE);
    LocalDate today = LocalDate.now(clock);
    facts.put("certifiedOn", today.plusDays(1).toString());
    onlyRefusal(office.applies("R07-1", facts).goesOnTo("concluding"), "晚于申报之日");

    facts.put("certifiedOn", today.toString());
    Case sameDay = office.applies("R07-1", facts);
    clock.advance(Duration.ofDays(3));
    assertThat(sameDay.goesOnTo("concluding").file().path("assessment").path("unmet")).isEmpty();
  }

  @Test
  void the_lead_refuses_and_the_approver_signs() {
    Case refused =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("concluding")
            .does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "材料前后矛盾")
            .is("approving");

    assertThat(
            refused
                .tries("cp-fsc-approver", "approveAward", "decision", "refuse", "remark", "不同意")
                .errors())
        .as("what is proposed is a refusal already")
        .contains("decision: 报审结论已是不予支持");
    refused.does("cp-fsc-approver", "approveAward", "decision", "approve").is("refused");
    assertThat(refused.file().path("refusedReason").asText()).isEqualTo("材料前后矛盾");
    assertThat(refused.award()).isEmpty();
  }

  @Test
  void the_approver_refuses_what_the_lead_supports() {
    Case refused =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("approving")
            .does("cp-fsc-approver", "approveAward", "decision", "refuse", "remark", "资金安排不足");

    refused.is("refused");
    assertThat(refused.file().path("refusedReason").asText()).isEqualTo("资金安排不足");
    assertThat(refused.award()).isEmpty();
  }

  @Test
  void the_special_team_refuses_and_the_approver_signs() {
    Case refused =
        office.applies(
            "M12-2",
            Map.of("orgKind", "start-up", "settledInBeijing", true, "requestedAmount", 1_000_000));
    refused
        .goesOnTo("concluding")
        .does("bj-stc", "consolidateOpinions", "conclusion", "coordinate", "remark", "请专班研究")
        .is("coordinating")
        .does("special-team", "coordinateBureaus", "conclusion", "refuse", "remark", "不宜支持")
        .is("approving")
        .does("cp-gov-approver", "approveAward", "decision", "approve")
        .is("refused");

    assertThat(refused.file().path("refusedReason").asText()).contains("不宜支持");
  }

  @Test
  void facts_that_are_not_eligible_leave_the_lead_nothing_but_a_refusal() {
    Case ineligible =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("verifying")
            .isVerifiedAs("cp-fsc", "certificateObtained", false);

    assertThat(ineligible.file().path("assessment").path("eligible").asBoolean()).isFalse();
    onlyRefusal(ineligible, "核定数据不符合条件，只能作出不予支持的结论");
    ineligible
        .does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "未取得注册证")
        .does("cp-fsc-approver", "approveAward", "decision", "approve")
        .is("refused");
    assertThat(ineligible.file().path("refusedReason").asText())
        .as("every reason, and what the lead says")
        .contains("注册证")
        .endsWith("未取得注册证");
  }

  @Test
  void a_clause_that_names_enterprises_supports_no_institution() {
    Office.Applicant institution = office.newApplicant();
    Map<String, Object> facts =
        Map.of(
            "fiscalYear",
            2025,
            "lastYearRevenue",
            0,
            "lastYearRdExpense",
            8_000_000,
            "yearBeforeLastRdExpense",
            8_000_000);
    Map<String, Object> body = Office.anApplication("R14-1", institution, facts);
    body.computeIfPresent(
        "applicant",
        (name, organisation) -> {
          Map<Object, Object> other = new HashMap<>((Map<?, ?>) organisation);
          other.put("entityType", "public-institution");
          return other;
        });

    onlyRefusal(office.applies(institution, body).goesOnTo("concluding"), "本事项的支持对象为企业");
  }

  @Test
  void what_is_not_recognised_is_not_eligible() {
    Case unrecognised =
        office
            .applies(
                "R13-2",
                Map.of(
                    "nationalProject",
                    "重大新药创制",
                    "nationalFunding",
                    5_000_000,
                    "requestedAmount",
                    1_000_000))
            .goesOnTo("verifying");

    assertThat(
            unrecognised
                .tries(
                    "cp-fsc",
                    "verifyFacts",
                    "decision",
                    "verified",
                    "medicalField",
                    true,
                    "direction",
                    "frontier-drugs-ai",
                    "changpingTie",
                    "registered",
                    "nationalProject",
                    "重大新药创制",
                    "nationalFunding",
                    5_000_000,
                    "requestedAmount",
                    1_000_000)
                .errors())
        .contains("recognised: 本事项须经认定");
    unrecognised.isVerifiedAs("cp-fsc", "recognised", false).is("concluding");
    onlyRefusal(unrecognised, "未通过认定");
  }

  @Test
  void a_mean_score_below_the_minimum_is_not_eligible() {
    Case weak =
        office
            .applies("R06-1", DRUG)
            .goesOnTo("evaluating")
            .isScored(59)
            .is("verifying")
            .goesOnTo("concluding");

    onlyRefusal(weak, "平均分低于");
    Case strong =
        office.applies("R06-1", DRUG).goesOnTo("evaluating").isScored(60).goesOnTo("concluding");
    assertThat(strong.file().path("assessment").path("eligible").asBoolean())
        .as("60 is enough")
        .isTrue();
  }

  @Test
  void a_matter_that_has_had_as_much_already_gets_nothing_more() {
    Office.Applicant maker = office.newApplicant();
    office.applies(maker, "R07-1", "心脏起搏器", DEVICE).goesOnTo("paid");

    Case second =
        office
            .applies(
                maker,
                "R07-2a",
                "心脏起搏器",
                Map.of(
                    "pathway",
                    "priority-approval",
                    "certificateObtained",
                    true,
                    "rdExpense",
                    8_000_000))
            .goesOnTo("concluding");
    onlyRefusal(second, "可奖补额度已无剩余");
    second
        .does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "已获更高支持")
        .does("cp-fsc-approver", "approveAward", "decision", "approve")
        .is("refused");
  }

  private static void onlyRefusal(Case refused, String why) {
    String lead = refused.holders().get(0).replaceAll("/.*", "");
    Answer support =
        refused.tries(lead, "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1);
    assertThat(support.status()).isEqualTo(400);
    assertThat(support.errors()).contains("conclusion: ").contains(why);
    assertThat(
            refused
                .tries(lead, "consolidateOpinions", "conclusion", "coordinate", "remark", "请协调")
                .status())
        .isEqualTo(400);
    refused.is("concluding");
  }
}
