package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class AwardedTest {

  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final List<String> JOINT =
      List.of("bj-drc", "bj-health", "bj-insurance", "bj-mpa", "cp-gov");

  @Autowired Office office;

  @Test
  void five_bureaus_review_a_demonstration_scenario_together_and_it_is_paid() {
    Case scenario = office.applies("M05-1", SCENARIO).is("accepting");
    scenario.does("cp-gov", "acceptApplication", "decision", "accept").is("reviewing");
    assertThat(scenario.holders())
        .containsExactlyElementsOf(
            JOINT.stream().map(bureau -> bureau + "/reviewApplication").toList());
    JOINT.forEach(bureau -> scenario.does(bureau, "reviewApplication", "opinion", "agree"));

    scenario.is("evaluating");
    evaluate(scenario, 90);

    scenario
        .is("verifying")
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
            "100000000.00")
        .is("concluding");
    assertThat(scenario.file().path("assessment").path("ceiling").asText())
        .isEqualTo("30000000.00");
    scenario
        .does(
            "bj-drc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            "28000000.00")
        .is("approving");
    scenario.does("cp-gov-approver", "approveAward", "decision", "approve").is("publicised");
    BpmnAwareTests.assertThat(scenario.process())
        .isWaitingAt("awardPayout")
        .hasPassed("approveAward");
    scenario.after("publicityEnded").is("paying");
    scenario
        .does(
            "cp-gov-payer",
            "payAward",
            "paymentReference",
            "P-" + scenario.no(),
            "paidOn",
            "2026-03-02")
        .is("paid");

    assertThat(scenario.file().path("award").path("amount").asText()).isEqualTo("28000000.00");
    assertThat(scenario.file().path("award").path("status").asText()).isEqualTo("paid");
    assertThat(scenario.process()).isNull();
  }

  @Test
  void one_authority_handles_a_class_three_device_alone() {
    Case device =
        office
            .applies(
                "R07-1",
                Map.of(
                    "certificateNumber",
                    "国械注准20263120001",
                    "deviceClass",
                    "III",
                    "certificateObtained",
                    true,
                    "rdExpense",
                    10_000_000))
            .does("cp-fsc", "acceptApplication", "decision", "accept")
            .does("cp-fsc", "reviewApplication", "opinion", "agree")
            .does(
                "cp-fsc",
                "verifyFacts",
                "decision",
                "verified",
                "medicalField",
                true,
                "direction",
                "high-end-devices",
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
                "10000000")
            .does(
                "cp-fsc",
                "consolidateOpinions",
                "conclusion",
                "support",
                "recognisedAmount",
                3_000_000)
            .does("cp-fsc-approver", "approveAward", "decision", "approve")
            .is("publicised")
            .after("publicityEnded")
            .does("cp-fsc-payer", "payAward", "paymentReference", "R-1", "paidOn", "2026-03-02")
            .is("paid");
    assertThat(device.file().path("award").path("amount").asText()).isEqualTo("3000000.00");
  }

  static void evaluate(Case evaluated, int score) {
    for (int seat = 0; seat < 3; seat++) {
      String expert =
          List.of("expert1", "expert2", "expert3", "expert4", "expert5").stream()
              .filter(evaluated::isSeatOf)
              .findFirst()
              .orElseThrow();
      evaluated.does(expert, "evaluateApplication", "score", score, "conflict", false);
    }
  }
}
