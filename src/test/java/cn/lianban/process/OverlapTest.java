package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.testing.Advance;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much several awards for one matter reduce each other. */
@ServiceTest
class OverlapTest {

  private static final String MATTER = "左心室辅助装置";
  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final Map<String, Object> PATHWAY =
      Map.of("pathway", "priority-approval", "certificateObtained", true, "rdExpense", 15_000_000);

  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  @Test
  void a_better_award_for_the_same_expense_pays_the_difference() {
    Office.Applicant maker = office.newApplicant();
    office.applies(maker, "R07-1", MATTER, DEVICE).goesOnTo("paid");

    Case better = office.applies(maker, "R07-2a", MATTER, PATHWAY).goesOnTo("concluding");
    most(better, "1500000.00");
    assertThat(overlap(better)).contains("R07-1").contains("补差");
    better
        .does(
            "cp-fsc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            "1500000.00")
        .goesOnTo("paid");
    assertThat(better.award()).isEqualTo("1500000.00");
  }

  @Test
  void an_advance_is_set_off_against_the_award_that_it_anticipated() {
    Office.Applicant maker = office.newApplicant();
    supportedInAdvance(maker, 500_000, 400_000);

    Case award = office.applies(maker, "R07-2a", own(maker), PATHWAY).goesOnTo("concluding");
    most(award, "4100000.00");
    assertThat(overlap(award)).contains("R07-2c").contains("抵扣");
  }

  @Test
  void an_advance_is_set_off_once_whichever_paragraph_the_certificate_is_supported_by() {
    Office.Applicant maker = office.newApplicant();
    supportedInAdvance(maker, 400_000, 400_000);

    Case device = office.applies(maker, "R07-1", own(maker), DEVICE).goesOnTo("concluding");
    most(device, "2600000.00", "deduct");
    device
        .does(
            "cp-fsc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            2_600_000,
            "answers",
            device.answers("deduct", "同一产品的研发投入"))
        .goesOnTo("paid");

    most(office.applies(maker, "R07-2a", own(maker), PATHWAY).goesOnTo("concluding"), "1500000.00");
  }

  @Test
  void an_advance_larger_than_the_award_is_not_claimed_back() {
    Office.Applicant maker = office.newApplicant();
    supportedInAdvance(maker, 500_000, 500_000);

    Case award =
        office
            .applies(
                maker,
                "R07-2a",
                own(maker),
                Map.of(
                    "pathway",
                    "priority-approval",
                    "certificateObtained",
                    true,
                    "rdExpense",
                    1_000_000))
            .goesOnTo("concluding");
    assertThat(
            award
                .tries(
                    "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .contains("已无剩余");
    assertThat(ledger(maker)).containsExactly("R07-2c 500000.00 paid");
  }

  @Test
  void awards_that_the_source_gives_beside_each_other_add_up() {
    Office.Applicant maker = office.newApplicant();
    office.applies(maker, "R07-2a", MATTER, PATHWAY).goesOnTo("paid");

    Case production =
        office
            .applies(
                maker,
                "R07-2b",
                MATTER,
                Map.of(
                    "pathway",
                    "priority-approval",
                    "certificateObtained",
                    true,
                    "producedLocally",
                    true,
                    "requestedAmount",
                    2_000_000))
            .goesOnTo("paid");
    assertThat(production.award()).isEqualTo("2000000.00");
    assertThat(ledger(maker)).containsExactly("R07-2a 4500000.00 paid", "R07-2b 2000000.00 paid");
  }

  @Test
  void an_award_of_another_district_policy_is_declared_kept_and_deducted() {
    Office.Applicant maker = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", maker, DEVICE);
    body.put("matter", MATTER);
    body.put(
        "otherDistrictAwards",
        List.of(
            Map.of(
                "policy",
                "昌平区科技创新专项",
                "matter",
                MATTER,
                "amount",
                "1200000.00",
                "date",
                "2025-06-01"),
            Map.of(
                "policy",
                "昌平区人才政策",
                "matter",
                "首席科学家引进",
                "amount",
                "900000.00",
                "date",
                "2025-07-01")));
    Case award = office.applies(maker, body).goesOnTo("concluding");

    most(award, "1800000.00");
    assertThat(overlap(award)).contains("1,200,000.00").doesNotContain("首席科学家引进");
    assertThat(ledger(maker))
        .contains("external 1200000.00 external", "external 900000.00 external");
    award
        .does(
            "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1_800_000)
        .goesOnTo("paid");
  }

  @Test
  void an_award_of_another_district_policy_is_not_deducted_from_every_phase_but_put_to_the_lead() {
    Office.Applicant maker = office.newApplicant();
    for (String phase : List.of("I", "II")) {
      Map<String, Object> body =
          Office.anApplication(
              "R05-1",
              maker,
              Map.of(
                  "drugClass",
                  "class-1-chemical",
                  "trialPhase",
                  phase,
                  "milestone",
                  "entered",
                  "requestedAmount",
                  2_000_000));
      body.put("matter", MATTER);
      body.put(
          "otherDistrictAwards",
          List.of(
              Map.of(
                  "policy",
                  "昌平区科技创新专项",
                  "matter",
                  MATTER,
                  "amount",
                  "1200000.00",
                  "date",
                  "2025-06-01")));
      Case entered = office.applies(maker, body).goesOnTo("concluding");

      most(entered, "2000000.00");
      assertThat(overlap(entered)).contains("昌平区科技创新专项", "question", "从认定金额中扣除");
      entered
          .does(
              "cp-fsc",
              "consolidateOpinions",
              "conclusion",
              "support",
              "recognisedAmount",
              phase.equals("I") ? 800_000 : 2_000_000,
              "answers",
              entered.answers(phase.equals("I") ? "deduct" : "none", "该奖补支持过同一阶段的，已从认定金额中扣除"))
          .goesOnTo("paid");
    }
    assertThat(ledger(maker))
        .containsExactlyInAnyOrder(
            "external 1200000.00 external", "R05-1 800000.00 paid", "R05-1 2000000.00 paid");
  }

  @Test
  void an_award_of_another_policy_meets_an_item_for_the_applicant_itself_as_a_question() {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> body =
        Office.anApplication(
            "R13-1",
            company,
            Map.of(
                "fiscalYear",
                2025,
                "mainRevenue",
                500_000_000,
                "priorPeakMainRevenue",
                400_000_000));
    body.put("otherDistrictAwards", List.of(otherAward("总部企业奖励", 300_000, null, null)));
    Case first = office.applies(company, body).goesOnTo("concluding");

    assertThat(questions(first))
        .singleElement()
        .asString()
        .contains("昌平区总部企业奖励", "300,000.00 元", "申报主体未说明是否与本次申报为同一事项");
    assertThat(first.file().path("assessment").path("questions").path(0).path("reading").asText())
        .isEqualTo("externalOfApplicant");
    assertThat(available(first)).isEqualTo("1000000.00");
    first
        .does(
            "cp-fsc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            "700000.00",
            "answers",
            first.answers("deduct", "与总部企业奖励为同一收入，扣除"))
        .goesOnTo("paid");
    assertThat(first.award()).isEqualTo("700000.00");

    Case later =
        office
            .applies(company, Office.anApplication("R09-1", company, Map.of()))
            .goesOnTo("concluding");
    assertThat(questions(later))
        .as("what an earlier application declared")
        .anySatisfy(asked -> assertThat(asked).contains("昌平区总部企业奖励", "此前已登记，本次未填报"));
  }

  @Test
  void an_award_of_another_policy_is_deducted_once_from_the_sales_of_the_year_that_it_is_for() {
    Office.Applicant platform = office.newApplicant();
    for (int year : List.of(2024, 2025)) {
      Map<String, Object> body =
          Office.anApplication(
              "R08-2", platform, Map.of("fiscalYear", year, "annualSales", 500_000_000));
      body.put("otherDistrictAwards", List.of(otherAward("商贸流通奖励", 400_000, 2025, true)));
      Case sales = office.applies(platform, body).goesOnTo("concluding");

      assertThat(available(sales)).isEqualTo(year == 2025 ? "600000.00" : "1000000.00");
      assertThat(questions(sales)).noneSatisfy(asked -> assertThat(asked).contains("商贸流通奖励"));
      if (year == 2025) {
        assertThat(overlap(sales)).contains("昌平区商贸流通奖励", "2025 年度", "补差");
      }
      sales.goesOnTo("paid");
      assertThat(sales.award()).isEqualTo(year == 2025 ? "600000.00" : "1000000.00");
    }
    assertThat(ledger(platform)).containsOnlyOnce("external 400000.00 external");
  }

  @Test
  void a_case_of_the_same_year_that_does_not_say_whether_it_is_the_same_is_put_to_the_lead() {
    Office.Applicant platform = office.newApplicant();
    Map<String, Object> body =
        Office.anApplication(
            "R08-2", platform, Map.of("fiscalYear", 2025, "annualSales", 500_000_000));
    body.put("otherDistrictAwards", List.of(otherAward("商贸流通奖励", 400_000, 2025, null)));
    Case sales = office.applies(platform, body).goesOnTo("concluding");
    assertThat(available(sales)).isEqualTo("1000000.00");
    assertThat(questions(sales)).anySatisfy(asked -> assertThat(asked).contains("2025 年度"));
  }

  @Test
  void what_the_applicant_says_of_the_matter_is_put_to_the_lead_where_the_titles_say_otherwise() {
    Office.Applicant maker = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", maker, DEVICE);
    body.put("matter", MATTER);
    Map<String, Object> said = otherAward("科技创新专项", 500_000, null, true);
    said.put("matter", "人工心脏研发");
    body.put("otherDistrictAwards", List.of(said));
    Case award = office.applies(maker, body).goesOnTo("concluding");
    assertThat(questions(award)).anySatisfy(asked -> assertThat(asked).contains("人工心脏研发", "名称不同"));
  }

  @Test
  void an_institution_with_support_for_funds_and_by_the_rules_is_put_to_the_lead() {
    Office.Applicant institution = office.newApplicant();
    office
        .applies(institution, Office.anApplication("M09-1", institution, Map.of()))
        .goesOnTo("paid");
    Case other =
        office
            .applies(institution, Office.anApplication("R09-1", institution, Map.of()))
            .goesOnTo("concluding");
    assertThat(questions(other))
        .anySatisfy(asked -> assertThat(asked).contains("私募股权投资基金分档支持", "昌平区政府"));
    assertThat(other.file().path("assessment").path("readings").findValuesAsText("id"))
        .contains("fundBesideDistrict");
  }

  @Test
  void
      an_award_of_another_policy_that_two_applications_declare_at_the_same_moment_is_deducted_once() {
    Office.Applicant maker = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", maker, DEVICE);
    body.put("matter", MATTER);
    body.put(
        "otherDistrictAwards",
        List.of(
            Map.of(
                "policy",
                "昌平区科技创新专项",
                "matter",
                MATTER,
                "amount",
                "1200000.00",
                "date",
                "2025-06-01")));
    office.applies(maker, body).goesOnTo("concluding");
    String again =
        """
        insert into award (application_no, uscc, item_id, matter_id, matter_title, funder, amount, status, policy, awarded_on, changed_at)
        select application_no, uscc, item_id, matter_id, matter_title, funder, amount, status, policy, awarded_on, changed_at
        from award where uscc = :uscc and status = 'external'
        """;

    assertThatThrownBy(() -> jdbc.sql(again).param("uscc", maker.uscc()).update())
        .isInstanceOf(DuplicateKeyException.class);
    Map<String, Object> other =
        Office.anApplication(
            "R07-3", maker, Map.of("breakthroughDesignated", true, "rdExpense", 10_000_000));
    other.put("matter", MATTER);
    other.put("otherDistrictAwards", body.get("otherDistrictAwards"));
    most(office.applies(maker, other).goesOnTo("concluding"), "1800000.00");
    assertThat(ledger(maker)).containsOnlyOnce("external 1200000.00 external");
  }

  @Test
  void awards_that_no_list_names_are_put_to_the_lead_as_a_question_and_nothing_is_cut() {
    Office.Applicant maker = office.newApplicant();
    office.applies(maker, "R07-1", MATTER, DEVICE).goesOnTo("paid");

    Case certificate =
        office
            .applies(
                maker,
                "R12-1",
                MATTER,
                Map.of(
                    "authority",
                    "FDA",
                    "overseasRegistrationFee",
                    600_000,
                    "testingFee",
                    300_000,
                    "localAgentFee",
                    100_000))
            .goesOnTo("concluding");
    assertThat(overlap(certificate)).contains("R07-1").contains("question");
    most(certificate, "300000.00");
  }

  @Test
  void the_same_award_is_not_had_twice_for_one_matter_however_it_is_written() {
    Office.Applicant maker = office.newApplicant();
    office.applies(maker, "R07-1", MATTER, DEVICE).goesOnTo("paid");

    Case again = office.applies(maker, "R07-1", "左心室 辅助装置。", DEVICE).goesOnTo("concluding");
    assertThat(
            again
                .tries(
                    "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .contains("不再重复支持");
    Case other = office.applies(maker, "R07-1", "另一个装置", DEVICE).goesOnTo("paid");
    assertThat(other.award()).isEqualTo("3000000.00");
  }

  private static Map<String, Object> otherAward(
      String policy, int amount, Integer year, Boolean sameMatter) {
    Map<String, Object> award = new LinkedHashMap<>();
    award.put("policy", "昌平区" + policy);
    award.put("matter", policy);
    award.put("amount", amount);
    award.put("date", "2025-12-01");
    award.put("year", year);
    award.put("sameMatter", sameMatter);
    return award;
  }

  private static List<String> questions(Case concluding) {
    return concluding.file().path("assessment").path("questions").findValuesAsText("message");
  }

  /** The lead may enter this amount, and not a fen more. */
  private void most(Case concluding, String amount) {
    most(concluding, amount, "none");
  }

  private void most(Case concluding, String amount, String choice) {
    String more = amount.replaceAll("0$", "1");
    assertThat(
            concluding
                .tries(
                    "cp-fsc",
                    "consolidateOpinions",
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    more,
                    "answers",
                    concluding.answers(choice, "经核对"))
                .errors())
        .contains("recognisedAmount: 认定金额不能超过可奖补额度");
    assertThat(available(concluding)).isEqualTo(amount);
  }

  private String available(Case concluding) {
    return jdbc.sql(
            "select available::text from determination where application_no = :no order by id desc limit 1")
        .param("no", concluding.no())
        .query(String.class)
        .single();
  }

  private String overlap(Case concluding) {
    return jdbc.sql(
            "select overlap::text from determination where application_no = :no order by id desc limit 1")
        .param("no", concluding.no())
        .query(
            (row, number) ->
                row.getString(1)
                    .replaceAll(
                        "\"amount\": *\"(\\d+)(\\d{3})(\\d{3})\\.(\\d\\d)\"", "$1,$2,$3.$4"))
        .single();
  }

  private List<String> ledger(Office.Applicant applicant) {
    return jdbc.sql(
            "select item_id || ' ' || amount || ' ' || status from award where uscc = :uscc order by id")
        .param("uscc", applicant.uscc())
        .query(String.class)
        .list();
  }

  /** A product that no other company of these tests has. */
  private static String own(Office.Applicant maker) {
    return MATTER + " " + maker.account();
  }

  private void supportedInAdvance(Office.Applicant maker, int asked, int recognised) {
    office
        .applies(maker, "R07-2c", own(maker), Advance.of(asked))
        .goesOnTo("concluding")
        .does(
            "cp-fsc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            recognised)
        .goesOnTo("paid");
  }
}
