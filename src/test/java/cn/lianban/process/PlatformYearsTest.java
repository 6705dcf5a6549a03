package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A platform's years: one application and one assessment of its operation a year, three years,
 * fifty million in all.
 */
@ServiceTest
class PlatformYearsTest {

  private static final String PLATFORM = "合成生物公共服务平台";

  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  @Test
  void the_operation_is_assessed_every_year_anew_and_a_year_that_fails_costs_nothing() {
    Office.Applicant operator = office.newApplicant();
    platform(operator, PLATFORM, 2023).goesOnTo("evaluating").isScored(85).goesOnTo("paid");

    Case second =
        platform(operator, PLATFORM, 2024)
            .goesOnTo("evaluating")
            .isScored(59)
            .is("verifying")
            .goesOnTo("concluding");
    assertThat(
            second
                .tries(
                    "bj-stc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .contains("低于评审方案规定的最低分");
    second
        .does("bj-stc", "consolidateOpinions", "conclusion", "refuse", "remark", "运营评估未达标")
        .goesOnTo("refused");
    assertThat(years(operator)).isEqualTo(1);

    platform(operator, PLATFORM, 2024).goesOnTo("paid");
    assertThat(years(operator)).as("the year was free").isEqualTo(2);
    assertThat(total(operator)).isEqualByComparingTo("40000000.00");
  }

  @Test
  void a_platform_is_accepted_once_a_year_however_often_its_operator_asks() {
    Office.Applicant operator = office.newApplicant();
    Case first = platform(operator, PLATFORM, 2024).goesOnTo("reviewing");

    Case again = platform(operator, PLATFORM + "。", 2024);
    Answer answer = again.tries("cp-gov", "acceptApplication", "decision", "accept");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).contains("2024 年度已受理申报 " + first.no(), "只受理一次");
    again.is("accepting");
    platform(operator, PLATFORM, 2025)
        .does("cp-gov", "acceptApplication", "decision", "accept")
        .is("reviewing");
    platform(operator, "另一平台", 2024)
        .does("cp-gov", "acceptApplication", "decision", "accept")
        .is("reviewing");
    platform(office.newApplicant(), PLATFORM, 2024)
        .does("cp-gov", "acceptApplication", "decision", "accept")
        .is("reviewing");

    first.applicantDoes("withdrawal", "reason", "材料有误").is("withdrawn");
    again.does("cp-gov", "acceptApplication", "decision", "accept").is("reviewing");
  }

  @Test
  void the_year_may_be_corrected_instead() {
    Office.Applicant operator = office.newApplicant();
    platform(operator, PLATFORM, 2024).goesOnTo("reviewing");
    Case again = platform(operator, PLATFORM, 2024);

    again
        .does("cp-gov", "acceptApplication", "decision", "correct", "remark", "请更正年度")
        .applicantDoes("corrections", "text", "应为 2025 年度", "facts", Map.of("fiscalYear", 2025))
        .does("cp-gov", "acceptApplication", "decision", "accept")
        .is("reviewing");
  }

  @Test
  void an_upheld_objection_gives_the_year_and_the_total_back() {
    Office.Applicant operator = office.newApplicant();
    platform(operator, PLATFORM, 2023).goesOnTo("paid");
    Case second = platform(operator, PLATFORM, 2024).goesOnTo("publicised");
    assertThat(years(operator)).isEqualTo(2);
    assertThat(total(operator)).isEqualByComparingTo("40000000.00");

    second
        .isObjectedTo("运营费用不实")
        .does("cp-gov-2", "handleObjection", "finding", "upheld", "remark", "核减")
        .is("concluding");
    assertThat(years(operator)).isEqualTo(1);
    assertThat(total(operator)).isEqualByComparingTo("20000000.00");

    second
        .does(
            "bj-stc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 5_000_000)
        .goesOnTo("paid");
    assertThat(years(operator)).isEqualTo(2);
    assertThat(total(operator)).isEqualByComparingTo("25000000.00");
  }

  @Test
  void who_withdraws_after_an_upheld_objection_keeps_nothing_reserved() {
    Office.Applicant operator = office.newApplicant();
    Case one = platform(operator, PLATFORM, 2024).goesOnTo("publicised").isObjectedTo("异议");
    one.does("cp-gov-2", "handleObjection", "finding", "upheld", "remark", "成立")
        .applicantDoes("withdrawal", "reason", "放弃")
        .is("withdrawn");

    assertThat(years(operator)).isZero();
    assertThat(total(operator)).isEqualByComparingTo("0.00");
    assertThat(reserved(operator)).isZero();
    platform(operator, PLATFORM, 2024).goesOnTo("paid");
  }

  @Test
  void what_is_refused_after_an_upheld_objection_keeps_nothing_reserved() {
    Office.Applicant operator = office.newApplicant();
    Case one = platform(operator, PLATFORM, 2024).goesOnTo("publicised").isObjectedTo("异议");
    one.does("cp-gov-2", "handleObjection", "finding", "upheld", "remark", "成立")
        .does("bj-stc", "consolidateOpinions", "conclusion", "refuse", "remark", "不予支持")
        .does("cp-gov-approver", "approveAward", "decision", "approve")
        .is("refused");

    assertThat(years(operator)).isZero();
    assertThat(total(operator)).isEqualByComparingTo("0.00");
    assertThat(reserved(operator)).isZero();
  }

  @Test
  void a_year_stays_counted_while_another_award_of_the_year_stands() {
    Office.Applicant operator = office.newApplicant();
    Case one = platform(operator, "平台一", 2024).goesOnTo("publicised");
    Case other = platform(operator, "平台二", 2024).goesOnTo("publicised");
    // as where the plan counts the years of the applicant: both awards are of one year
    String scope = "applicant " + operator.uscc();
    jdbc.sql(
            "delete from award_year where award_id = (select id from award where application_no = :no)")
        .param("no", other.no())
        .update();
    jdbc.sql(
            "update award_year set scope = :scope where award_id = (select id from award where application_no = :no)")
        .param("scope", scope)
        .param("no", one.no())
        .update();

    one.isObjectedTo("异议").does("cp-gov-2", "handleObjection", "finding", "upheld", "remark", "成立");
    assertThat(ofScope(scope)).as("the other award is of that year too").isEqualTo(1);
    other
        .isObjectedTo("异议")
        .does("cp-gov-2", "handleObjection", "finding", "upheld", "remark", "成立");
    assertThat(ofScope(scope)).isZero();
  }

  @Test
  void the_lead_reads_how_many_years_and_how_much_are_left() {
    Office.Applicant operator = office.newApplicant();
    platform(operator, PLATFORM, 2023).goesOnTo("paid");
    Case second = platform(operator, PLATFORM, 2024).goesOnTo("concluding");

    String overlap =
        jdbc.sql(
                "select overlap ->> 'limits' from determination where application_no = :no order by id desc limit 1")
            .param("no", second.no())
            .query(String.class)
            .single();
    assertThat(overlap).contains("累计支持不超过 3 年，此前已有 1 年", "同一事由累计限额尚余 30,000,000.00");
  }

  private Case platform(Office.Applicant operator, String name, int year) {
    Map<String, Object> facts =
        new HashMap<>(Map.of("platformName", name, "platformField", "synthetic-biomanufacturing"));
    facts.putAll(
        Map.of("fiscalYear", year, "operatingCost", 40_000_000, "requestedAmount", 20_000_000));
    return office.applies(operator, "M07-1", name, facts);
  }

  private int years(Office.Applicant operator) {
    return jdbc.sql(
            "select count(*) from award_year y join award a on a.id = y.award_id where a.uscc = :uscc")
        .param("uscc", operator.uscc())
        .query(Integer.class)
        .single();
  }

  private int ofScope(String scope) {
    return jdbc.sql("select count(*) from award_year where scope = :scope")
        .param("scope", scope)
        .query(Integer.class)
        .single();
  }

  private BigDecimal total(Office.Applicant operator) {
    return jdbc.sql(
            "select coalesce(sum(t.granted), 0) from award_total t join matter m on m.id = t.matter_id where m.uscc = :uscc")
        .param("uscc", operator.uscc())
        .query(BigDecimal.class)
        .single();
  }

  private int reserved(Office.Applicant operator) {
    return jdbc.sql(
            "select count(*) from award where uscc = :uscc and status in ('reserved', 'approved', 'paid')")
        .param("uscc", operator.uscc())
        .query(Integer.class)
        .single();
  }
}
