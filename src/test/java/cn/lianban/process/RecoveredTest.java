package cn.lianban.process;

import static cn.lianban.testing.Recovery.wholeAward;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A bureau finds a breach after the payment: the applicant is heard, the money comes back, the
 * ledger is right again; where an owner has confirmed that bars and reports apply, they do.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveredTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final String TODAY = "2026-03-02";

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ReleasedModels models;

  @BeforeAll
  void bars_and_reports_apply() {
    models.withAnswers(Map.of("barringPeriod", "asListed", "annualReports", "asListed"));
  }

  @AfterAll
  void they_apply_no_longer() {
    models.asTheyAre();
  }

  @AfterEach
  void itIsTheBeginningAgain() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void a_false_statement_is_paid_back_in_instalments_and_bars_the_applicant() {
    Case award = device();

    assertThat(breach("cp-fsc", award, "false-statement", "注册证系伪造", "3000000.00").status())
        .isEqualTo(201);
    award.is("recovering");
    assertThat(award.holders()).as("the applicant is heard first").isEmpty();
    JsonNode told = finding(award);
    assertThat(told.path("groundName").asText()).contains("弄虚作假");
    assertThat(told.path("replyUntil").asText()).isEqualTo("2026-03-16T23:59:59+08:00");
    assertThat(office.get(award.applicant().account(), "/api/notices").body().toString())
        .contains("陈述申辩");
    award.applicantDoes("breach-reply", "text", "系代理机构所为");

    assertThat(award.holders()).containsExactly("cp-fsc/proposeRecovery");
    award.does("cp-fsc", "proposeRecovery", wholeAward("材料不实，代理不免责"));
    assertThat(finding(award).path("amount").isNull())
        .as("what is not confirmed stays among officials")
        .isTrue();
    assertThat(applicantReads(award)).doesNotContain("代理不免责");
    award.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");

    assertThat(award.holders()).containsExactly("cp-fsc-payer/registerRepayment");
    assertThat(finding(award).path("barredUntil").asText())
        .as("five years until it is paid back")
        .isEqualTo("2031-03-02");
    assertThat(applicantReads(award)).contains("代理不免责");
    repays(award, "B1-" + award.no(), "1000000.00").is("recovering");
    assertThat(award.award()).isEqualTo("2000000.00");
    assertThat(finding(award).path("outstanding").asText()).isEqualTo("2000000.00");
    repays(award, "B2-" + award.no(), "2000000.00").is("recovered");

    assertThat(award.award()).isEqualTo("0.00");
    assertThat(award.file().path("award").path("status").asText()).isEqualTo("recovered");
    assertThat(finding(award).path("barredUntil").asText())
        .as("three years once it is paid back")
        .isEqualTo("2029-03-02");
    JsonNode entry =
        office
            .get("auditor", "/api/ledger?uscc=" + award.applicant().uscc())
            .body()
            .path("content")
            .get(0);
    assertThat(entry.path("amount").asText()).isEqualTo("0.00");
    assertThat(entry.path("recovered").asText()).isEqualTo("3000000.00");

    Case next = office.applies(award.applicant(), "R07-1", "另一产品", DEVICE).goesOnTo("concluding");
    assertThat(next.file().path("assessment").path("eligible").asBoolean()).isFalse();
    assertThat(next.file().path("assessment").path("unmet").toString()).contains("限制申报");
  }

  @Test
  void whoever_is_barred_while_another_case_waits_for_its_approval_is_not_awarded_that_either() {
    Case award = device();
    Case waiting = office.applies(award.applicant(), "R07-1", "另一产品", DEVICE).goesOnTo("approving");
    breach("cp-fsc", award, "false-statement", "注册证系伪造", "3000000.00");
    award
        .after("replyExpired")
        .does("cp-fsc", "proposeRecovery", wholeAward("材料不实"))
        .does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");

    Answer answer = waiting.tries("cp-fsc-approver", "approveAward", "decision", "approve");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("detail").asText()).contains("限制申报").contains("已退回牵头部门");
    waiting.is("concluding");
    assertThat(waiting.award()).isEmpty();
    assertThat(
            waiting
                .tries(
                    "cp-fsc",
                    "consolidateOpinions",
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    1_000_000)
                .body()
                .toString())
        .contains("限制申报");
    waiting
        .does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "申报主体被限制申报")
        .does("cp-fsc-approver", "approveAward", "decision", "approve")
        .is("refused");
  }

  @Test
  void a_part_that_is_paid_back_leaves_the_rest_and_does_not_bar_where_the_rule_says_so() {
    Case award = device();
    breach("cp-fsc", award, "condition-not-kept", "部分设备已处置", null);
    award.after("replyExpired");
    award.does(
        "cp-fsc",
        "proposeRecovery",
        "proposal",
        "recover",
        "amount",
        "500000.01",
        "remark",
        "按比例追回");
    award.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");
    repays(award, "C1-" + award.no(), "500000.01").is("recovered");

    assertThat(award.award()).isEqualTo("2499999.99");
    assertThat(award.file().path("award").path("status").asText()).isEqualTo("paid");
    assertThat(finding(award).path("barredUntil").isNull()).isTrue();
    assertThat(barredUntil(award)).isNull();
    Case again =
        office
            .applies(award.applicant(), "R07-1", Office.usualMatter(award.applicant()), DEVICE)
            .goesOnTo("concluding");
    assertThat(
            again
                .tries(
                    "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .as("the rest still counts")
        .contains("不再重复支持");

    assertThat(breach("cp-fsc", award, "misused-funds", "又发现挪用", "2500000.00").errors())
        .contains("现持有");
    assertThat(breach("cp-fsc", award, "misused-funds", "又发现挪用", null).status())
        .as("more may be found later")
        .isEqualTo(201);
    award
        .is("recovering")
        .after("replyExpired")
        .does("cp-fsc", "proposeRecovery", "proposal", "dismiss", "remark", "经核实未挪用");
    award.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm").is("paid");
    assertThat(bankReturn(award).errors())
        .as("what was paid back in part has arrived")
        .contains("已退还 500,000.01 元");
  }

  @Test
  void who_has_paid_back_everything_has_its_matter_and_its_year_free_again() {
    Office.Applicant company = office.newApplicant();
    Case first = research(company, 2024).goesOnTo("paid");
    assertThat(years(company)).isEqualTo(1);
    breach("cp-fsc", first, "other", "研发费用归集有误", null);
    first.applicantDoes("breach-reply", "text", "同意退还");
    first.does(
        "cp-fsc",
        "proposeRecovery",
        "proposal",
        "recover",
        "amount",
        "600000.00",
        "remark",
        "全部退还");
    first.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");
    assertThat(barredUntil(first)).isEqualTo("2027-03-02");
    repays(first, "Y-" + first.no(), "600000.00").is("recovered");

    assertThat(years(company)).isZero();
    assertThat(barredUntil(first)).isNull();
    assertThat(research(company, 2024).goesOnTo("paid").award())
        .as("as if it had never been had")
        .isEqualTo("600000.00");
  }

  @Test
  void a_breach_that_is_dismissed_leaves_the_award_as_it_was() {
    Case award = device();
    breach("cp-fsc-2", award, "relocated", "疑似迁出", null);

    award.after("reminderDue");
    assertThat(office.get(award.applicant().account(), "/api/notices").body().toString())
        .contains("视为放弃陈述申辩");
    award.applicantDoes("breach-reply", "text", "未迁出，只是增设分支");
    assertThat(award.applicantTries("breach-reply", "text", "补充").errors()).contains("已提交过陈述申辩");
    award.does("cp-fsc", "proposeRecovery", "proposal", "dismiss", "remark", "经核实未迁出");
    award.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm").is("paid");

    assertThat(award.award()).isEqualTo("3000000.00");
    assertThat(award.told("recovery-dismissed")).singleElement().asString().contains("经核实未迁出");
    assertThat(finding(award).path("outcome").asText()).isEqualTo("dismiss");
    assertThat(barredUntil(award)).isNull();
    assertThat(award.applicantTries("breach-reply", "text", "谢谢").errors()).contains("没有正在处理的追回");
  }

  @Test
  void an_approver_sends_a_proposal_back_and_nobody_proposes_more_than_was_paid() {
    Case award = device();
    breach("cp-fsc", award, "misused-funds", "资金挪用", null);
    award.after("replyExpired");

    assertThat(
            award
                .tries(
                    "cp-fsc",
                    "proposeRecovery",
                    "proposal",
                    "recover",
                    "amount",
                    "3000000.01",
                    "remark",
                    "全部")
                .errors())
        .contains("amount: 追回金额不能高于");
    assertThat(
            award
                .tries(
                    "cp-fsc",
                    "proposeRecovery",
                    "proposal",
                    "recover",
                    "amount",
                    "0",
                    "remark",
                    "零")
                .errors())
        .contains("amount");
    assertThat(
            award
                .tries("cp-fsc", "proposeRecovery", "proposal", "recover", "remark", "无金额")
                .errors())
        .contains("amount: 请填写");
    assertThat(
            award.tries("cp-fsc", "proposeRecovery", "proposal", "recover", "amount", "1").errors())
        .contains("remark: 请填写");
    award.does(
        "cp-fsc", "proposeRecovery", "proposal", "recover", "amount", "1000000", "remark", "部分");
    assertThat(award.tries("cp-fsc-approver", "confirmRecovery", "decision", "return").errors())
        .contains("remark");
    award
        .does("cp-fsc-approver", "confirmRecovery", "decision", "return", "remark", "金额依据不足")
        .is("recovering");

    assertThat(award.holders()).containsExactly("cp-fsc/proposeRecovery");
    award.does(
        "cp-fsc", "proposeRecovery", "proposal", "recover", "amount", "2000000", "remark", "按审计结论");
    award.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");
    assertThat(finding(award).path("amount").asText()).isEqualTo("2000000.00");
    assertThat(applicantReads(award)).doesNotContain("金额依据不足");
  }

  @Test
  void a_repayment_is_checked_like_a_payment() {
    Case award = device();
    Case other = device();
    demanded(award);
    demanded(other);

    assertThat(tries(award, "R1", "3000000.01", TODAY)).contains("repaidAmount: 退款金额不能高于尚未退还的");
    assertThat(tries(award, "R1", "1.005", TODAY)).contains("repaidAmount");
    assertThat(tries(award, "R1", "1.00", "2026-03-03")).contains("repaidOn: 退款日期不能晚于今天");
    assertThat(tries(award, "R1", "1.00", "2026-03-01")).contains("repaidOn: 退款日期不能早于拨付日期");
    repays(award, "SAME-" + award.no(), "1.00").is("recovering");
    assertThat(tries(other, "SAME-" + award.no(), "1.00", TODAY))
        .contains("repaymentReference: 退款凭证号", "已登记过");
    assertThat(other.award()).as("a refused repayment corrects nothing").isEqualTo("3000000.00");
    assertThat(award.award()).isEqualTo("2999999.00");
  }

  @Test
  void a_breach_is_reported_by_a_bureau_of_the_case_with_a_ground_that_the_rule_knows() {
    Case award = device();

    assertThat(breach("bj-drc", award, "other", "无关部门", null).status()).isEqualTo(404);
    assertThat(breach("cp-fsc-payer", award, "other", "拨付岗", null).status()).isEqualTo(403);
    assertThat(breach("cp-fsc", award, "nonsense", "未知情形", null).errors())
        .contains("ground: 情形 ground 应为下列之一", "false-statement（弄虚作假");
    assertThat(breach("cp-fsc", award, null, " ", "-1").errors())
        .contains("ground: 请填写", "text: 请填写", "amount: 金额应大于 0");
    assertThat(breach("cp-fsc", award, "other", "半分", "0.001").errors()).contains("amount");
    assertThat(breach("cp-fsc", award, "other", "一万亿", "1000000000000").errors())
        .contains("amount");
    assertThat(office.get("cp-fsc", "/api/breach-grounds").body().findValuesAsText("id"))
        .contains("false-statement", "other")
        .hasSize(6);
    award.is("paid");
    Case early = office.applies("R07-1", DEVICE).goesOnTo("paying");
    assertThat(breach("cp-fsc", early, "other", "还没有拨付", null).errors()).contains("没有可以追回的奖补");
  }

  @Test
  void a_return_and_a_breach_exclude_each_other() {
    Case award = device();
    breach("cp-fsc", award, "other", "违反条件", null);
    assertThat(breach("cp-fsc", award, "other", "再报一次", null).errors()).contains("已有一件追回正在处理");
    assertThat(bankReturn(award).errors()).contains("正在追回");
    award.is("recovering");

    Case returned = device();
    assertThat(bankReturn(returned).status()).isEqualTo(201);
    assertThat(breach("cp-fsc", returned, "other", "违反条件", null).errors()).contains("没有可以追回的奖补");
    returned.is("paying");
  }

  @Test
  void four_eyes_see_a_recovery_and_a_stranger_does_not_answer_it() {
    String both =
        office.newAccount("finder" + System.nanoTime(), "officials", "cp-fsc", "cp-fsc-approver");
    Case award = device();
    breach(both, award, "other", "我发现的", null);
    assertThat(
            office
                .post(
                    office.newApplicant().account(),
                    award.path() + "/breach-reply",
                    Map.of("text", "冒名"))
                .status())
        .isEqualTo(404);
    assertThat(award.applicantTries("breach-reply", "text", " ").errors()).contains("text: 请填写");
    award.after("replyExpired");
    assertThat(award.applicantTries("breach-reply", "text", "来晚了").errors()).contains("期限已过");
    award.does("cp-fsc", "proposeRecovery", "proposal", "recover", "amount", "1", "remark", "少量");

    assertThat(award.tries(both, "confirmRecovery", "decision", "confirm").errors())
        .contains("该情况由您提出");
    award.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");
  }

  @Test
  void a_whole_recovery_ends_the_reports_that_were_still_to_come() {
    Case project =
        office
            .applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_000_000))
            .goesOnTo("paid");
    breach("bj-drc", project, "relocated", "项目已迁出", null);
    project.applicantDoes("breach-reply", "text", "愿意退还");
    project.does(
        "bj-drc",
        "proposeRecovery",
        "proposal",
        "recover",
        "amount",
        project.award(),
        "remark",
        "全部追回");
    project.does("cp-gov-approver", "confirmRecovery", "decision", "confirm");
    project.does(
        "cp-gov-payer",
        "registerRepayment",
        "repaymentReference",
        "M-" + project.no(),
        "repaidOn",
        TODAY,
        "repaidAmount",
        "300000.00");

    project.is("recovered");
    assertThat(
            jdbc.sql("select count(*) from act_ru_execution where business_key_ = :no")
                .param("no", project.no())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void every_task_of_a_recovery_is_due_reminded_and_escalated() {
    Case award = device();
    breach("cp-fsc", award, "other", "违反条件", null);
    award.after("replyExpired");
    award.onTime("proposeRecoveryReminder").onTime("proposeRecoveryEscalation");
    award.does("cp-fsc", "proposeRecovery", "proposal", "recover", "amount", "1", "remark", "少量");
    award.onTime("confirmRecoveryReminder").onTime("confirmRecoveryEscalation");
    award.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");
    award
        .onTime("registerRepaymentReminder")
        .onTime("registerRepaymentEscalation")
        .is("recovering");
    assertThat(award.told("escalated")).hasSize(3);
    assertThat(award.told("reminded")).hasSize(3);
  }

  private void demanded(Case award) {
    breach("cp-fsc", award, "misused-funds", "资金挪用", null);
    award.after("replyExpired");
    award.does("cp-fsc", "proposeRecovery", wholeAward("全部追回"));
    award.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");
  }

  private Case device() {
    return office.applies("R07-1", DEVICE).goesOnTo("paid");
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

  private int years(Office.Applicant company) {
    return jdbc.sql("select count(*) from award_year where scope = 'applicant ' || :uscc")
        .param("uscc", company.uscc())
        .query(Integer.class)
        .single();
  }

  private String barredUntil(Case award) {
    return jdbc.sql("select cast(barred_until as text) from applicant where uscc = :uscc")
        .param("uscc", award.applicant().uscc())
        .query((row, number) -> Optional.ofNullable(row.getString(1)))
        .single()
        .orElse(null);
  }

  private Case repays(Case award, String reference, String amount) {
    return award.does(
        "cp-fsc-payer",
        "registerRepayment",
        "repaymentReference",
        reference,
        "repaidOn",
        TODAY,
        "repaidAmount",
        amount);
  }

  private String tries(Case award, String reference, String amount, String day) {
    return award
        .tries(
            "cp-fsc-payer",
            "registerRepayment",
            "repaymentReference",
            reference,
            "repaidOn",
            day,
            "repaidAmount",
            amount)
        .errors();
  }

  private Answer breach(String account, Case award, String ground, String text, String amount) {
    Map<String, Object> body = new HashMap<>();
    body.put("ground", ground);
    body.put("text", text);
    body.put("amount", amount);
    return office.post(account, award.path() + "/breaches", body);
  }

  private Answer bankReturn(Case award) {
    return office.post(
        "cp-fsc-payer",
        award.path() + "/bank-return",
        Map.of("reference", "RB-" + award.no(), "reason", "户名不符", "returnedOn", TODAY));
  }

  private JsonNode finding(Case award) {
    return office
        .get(award.applicant().account(), award.path() + "/aftercare")
        .body()
        .path("breaches")
        .get(0);
  }

  private String applicantReads(Case award) {
    return office.get(award.applicant().account(), award.path()).body().path("timeline").toString();
  }
}
