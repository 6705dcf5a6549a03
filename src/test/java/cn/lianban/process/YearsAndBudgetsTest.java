package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class YearsAndBudgetsTest {

  private static final Map<String, Object> CONCEPT =
      Map.of("partnerHospital", "北京清华长庚医院", "requestedAmount", 1_000_000);
  private static final String PLENTY = "900000000000.00";

  @Autowired Office office;

  @AfterEach
  void everybodyElseHasPlenty() {
    budget(PLENTY);
  }

  @Test
  void an_item_of_three_years_is_had_in_a_third_year_and_not_in_a_fourth() {
    Office.Applicant company = office.newApplicant();
    for (int year = 2022; year <= 2024; year++) {
      assertThat(research(company, year).goesOnTo("paid").award()).isEqualTo("600000.00");
    }

    Case fourth = research(company, 2025).goesOnTo("concluding");
    assertThat(fourth.file().path("assessment").path("eligible").asBoolean()).isFalse();
    assertThat(
            fourth
                .tries(
                    "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .contains("只能作出不予支持的结论");
    fourth
        .does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "已满三年")
        .goesOnTo("refused");
  }

  @Test
  void two_fourth_years_that_are_concluded_at_once_do_not_both_get_through() {
    Office.Applicant company = office.newApplicant();
    research(company, 2021).goesOnTo("paid");
    research(company, 2022).goesOnTo("paid");
    Case third = research(company, 2023).goesOnTo("approving");
    Case fourth = research(company, 2024).goesOnTo("approving");
    third.goesOnTo("publicised");

    assertThat(fourth.tries("cp-fsc-approver", "approveAward", "decision", "approve").status())
        .isEqualTo(409);
    fourth.is("concluding");
  }

  @Test
  void a_yearly_item_is_not_had_twice_for_one_year() {
    Office.Applicant company = office.newApplicant();
    research(company, 2024).goesOnTo("paid");

    Case again = research(company, 2024).goesOnTo("concluding");
    assertThat(
            again
                .tries(
                    "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .contains("不再重复支持");
    assertThat(research(company, 2025).goesOnTo("paid").award()).isEqualTo("600000.00");
  }

  @Test
  void a_platform_gets_fifty_million_over_its_years_and_not_a_fen_more() {
    Office.Applicant operator = office.newApplicant();
    assertThat(platform(operator, 2023).goesOnTo("paid").award()).isEqualTo("30000000.00");

    Case second = platform(operator, 2024).goesOnTo("concluding");
    assertThat(second.file().path("assessment").path("ceiling").asText()).isEqualTo("20000000.00");
    second
        .does(
            "bj-stc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            "19999999.99")
        .goesOnTo("paid");
    Case third = platform(operator, 2025).goesOnTo("concluding");
    assertThat(
            third
                .tries(
                    "bj-stc",
                    "consolidateOpinions",
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "0.02")
                .errors())
        .contains("不能超过");
    third
        .does("bj-stc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", "0.01")
        .goesOnTo("paid");
  }

  @Test
  void an_annual_budget_is_used_up_to_the_last_fen_and_then_nothing_is_awarded() {
    budget(committed().add(new BigDecimal("1500000.00")).toPlainString());
    office.applies("R04-1", CONCEPT).goesOnTo("paid");

    Case second = office.applies("R04-1", CONCEPT).goesOnTo("concluding");
    Case third = office.applies("R04-1", CONCEPT).goesOnTo("concluding");
    assertThat(
            second
                .tries(
                    "cp-fsc",
                    "consolidateOpinions",
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "500000.01")
                .errors())
        .contains("500,000.00");
    second
        .does(
            "cp-fsc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            "500000.00")
        .is("approving");
    third
        .does("cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", "0.01")
        .is("approving");
    second.goesOnTo("paid");

    Answer answer = third.tries("cp-fsc-approver", "approveAward", "decision", "approve");
    assertThat(answer.status()).as("somebody else was faster").isEqualTo(409);
    third.is("concluding");
    assertThat(
            third
                .tries(
                    "cp-fsc",
                    "consolidateOpinions",
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "0.01")
                .errors())
        .contains("已无剩余");
    third
        .does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "年度预算已用完")
        .goesOnTo("refused");
  }

  @Test
  void a_revoked_award_gives_its_budget_back() {
    BigDecimal before = committed();
    Case award = office.applies("R04-1", CONCEPT).goesOnTo("publicised");
    assertThat(committed()).isEqualByComparingTo(before.add(new BigDecimal("1000000")));

    award
        .isObjectedTo("异议")
        .does("cp-fsc-2", "handleObjection", "finding", "upheld", "remark", "成立");
    assertThat(committed()).isEqualByComparingTo(before);
  }

  @Test
  void a_budget_is_set_by_its_owners_and_never_below_what_is_committed() {
    office.applies("R04-1", CONCEPT).goesOnTo("publicised");

    assertThat(
            office
                .put("owner1", "/api/budgets/2026/R04-1", Map.of("amount", "0.00", "reason", "收回"))
                .status())
        .isEqualTo(409);
    assertThat(office.put("owner1", "/api/budgets/2026/R04-1", Map.of("amount", "-1")).errors())
        .contains("amount");
    assertThat(
            office
                .put("cp-fsc", "/api/budgets/2026/R04-1", Map.of("amount", PLENTY, "reason", "追加"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void zero_is_zero_however_many_decimals_it_has() {
    BigDecimal zero = new BigDecimal("0e-3000000");
    Answer proposed =
        office.put("owner1", "/api/budgets/2031/R04-1", Map.of("amount", zero, "reason", "不安排"));
    assertThat(proposed.status()).as(proposed.errors()).isEqualTo(202);
    assertThat(proposed.body().path("amount").asText()).isEqualTo("0.00");
    Answer confirmed =
        office.post(
            "owner2",
            "/api/budgets/proposals/" + proposed.body().path("id").asText() + "/confirmation",
            null);
    assertThat(confirmed.body().path("state").asText()).isEqualTo("confirmed");
    assertThat(confirmed.body().path("decidedBy").asText()).isEqualTo("owner2");
    Answer estimate =
        office.post(
            null,
            "/api/items/R07-1/estimate",
            Map.of(
                "facts",
                Office.withUsualFacts(
                    "R07-1",
                    Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", zero)),
                "ledger",
                Map.of("priorYears", 1, "priorGranted", zero)));
    assertThat(estimate.status()).as(estimate.errors()).isEqualTo(200);
  }

  private Case research(Office.Applicant company, int year) {
    return office.applies(
        company,
        "R14-1",
        "一号项目",
        Map.of(
            "fiscalYear",
            year,
            "lastYearRevenue",
            20_000_000,
            "lastYearRdExpense",
            6_000_000,
            "yearBeforeLastRdExpense",
            5_000_000));
  }

  private Case platform(Office.Applicant operator, int year) {
    Map<String, Object> facts =
        new HashMap<>(
            Map.of("platformName", "脑机接口公共服务平台", "platformField", "brain-computer-interface"));
    facts.putAll(
        Map.of("fiscalYear", year, "operatingCost", 40_000_000, "requestedAmount", 30_000_000));
    return office.applies(operator, "M07-1", "脑机接口公共服务平台", facts);
  }

  private void budget(String amount) {
    Answer answer = office.budget("owner1", "R04-1", 2026, amount, "年初批复");
    assertThat(answer.status()).as(answer.errors()).isEqualTo(200);
  }

  /** What approved awards take of the item's budget of this year. */
  private BigDecimal committed() {
    budget(PLENTY);
    return StreamSupport.stream(
            office.get("owner1", "/api/budgets/2026").body().spliterator(), false)
        .filter(budget -> budget.path("itemId").asText().equals("R04-1"))
        .map(budget -> new BigDecimal(budget.path("committed").asText()))
        .findFirst()
        .orElseThrow();
  }
}
