package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Stories of one company each, from its first estimate to the last instalment. */
@ServiceTest
class OneCompanyTest {

  private static final String SUPPORTED = "1000000.00";

  @Autowired Office office;

  /**
   * 第五条（一）: a new drug is supported phase by phase; each entered and each completed phase is an
   * award of its own.
   */
  @Test
  void a_new_drug_is_supported_from_its_first_trial_to_its_last() {
    Office.Applicant company = office.newApplicant();
    String drug = "重组人源化单抗注射液";

    Answer first =
        office.post(
            null,
            "/api/items/R05-1/estimate",
            Map.of("facts", Office.withUsualFacts("R05-1", trial("I", "entered"))));
    assertThat(first.body().path("eligible").asBoolean()).isTrue();
    assertThat(first.body().path("exact").asBoolean())
        .as("the source leaves the amount to the bureaus")
        .isFalse();

    for (String phase : List.of("I", "II", "III")) {
      Case entered =
          office.applies(company, "R05-1", drug, trial(phase, "entered")).goesOnTo("paid");
      assertThat(entered.award()).isEqualTo(SUPPORTED);

      // the same phase is not had twice
      Case again =
          office.applies(company, "R05-1", drug, trial(phase, "entered")).goesOnTo("concluding");
      assertThat(
              again
                  .tries(
                      "cp-fsc",
                      "consolidateOpinions",
                      "conclusion",
                      "support",
                      "recognisedAmount",
                      SUPPORTED)
                  .errors())
          .contains("不再重复支持");
      again
          .does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "同一阶段已予支持")
          .goesOnTo("refused");

      assertThat(
              office
                  .applies(company, "R05-1", drug, trial(phase, "completed"))
                  .goesOnTo("paid")
                  .award())
          .isEqualTo(SUPPORTED);
    }

    assertThat(paid(company)).hasSize(6).containsOnly(SUPPORTED);
  }

  /** 若干措施（七）: a platform is supported for three years, up to fifty million in all. */
  @Test
  void a_platform_is_supported_year_by_year_until_its_total_is_reached() {
    Office.Applicant operator = office.newApplicant();
    Answer first =
        office.post(
            null,
            "/api/items/M07-1/estimate",
            Map.of("facts", Office.withUsualFacts("M07-1", operation(2024))));
    assertThat(first.body().path("ceiling").asText()).isEqualTo("50000000.00");

    assertThat(
            office
                .applies(operator, "M07-1", "细胞与基因治疗中试平台", operation(2024))
                .goesOnTo("paid")
                .award())
        .isEqualTo("30000000.00");
    Case second =
        office.applies(operator, "M07-1", "细胞与基因治疗中试平台", operation(2025)).goesOnTo("concluding");
    assertThat(second.file().path("assessment").path("ceiling").asText())
        .as("what is left of the total")
        .isEqualTo("20000000.00");
    assertThat(second.goesOnTo("paid").award()).isEqualTo("20000000.00");

    Case third =
        office.applies(operator, "M07-1", "细胞与基因治疗中试平台", operation(2026)).goesOnTo("concluding");
    assertThat(
            third
                .tries(
                    "bj-stc",
                    "consolidateOpinions",
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "0.01")
                .status())
        .isEqualTo(400);
    assertThat(paid(operator)).containsExactlyInAnyOrder("30000000.00", "20000000.00");
  }

  private static Map<String, Object> trial(String phase, String milestone) {
    Map<String, Object> facts =
        new HashMap<>(
            Map.of(
                "drugClass",
                "class-1-biologic",
                "trialPhase",
                phase,
                "milestone",
                milestone,
                "requestedAmount",
                1_000_000));
    if (milestone.equals("completed")) {
      facts.put("clinicalRdExpense", 8_000_000);
    }
    return facts;
  }

  private static Map<String, Object> operation(int year) {
    return Map.of(
        "platformName",
        "细胞与基因治疗中试平台",
        "platformField",
        "cell-gene-therapy",
        "fiscalYear",
        year,
        "operatingCost",
        60_000_000,
        "requestedAmount",
        30_000_000);
  }

  /** What the ledger holds as paid to the company, as the company itself reads it. */
  private List<String> paid(Office.Applicant company) {
    return StreamSupport.stream(
            office
                .get(company.account(), "/api/ledger?uscc=" + company.uscc())
                .body()
                .path("content")
                .spliterator(),
            false)
        .filter(entry -> entry.path("status").asText().equals("paid"))
        .map(entry -> entry.path("amount").asText())
        .toList();
  }
}
