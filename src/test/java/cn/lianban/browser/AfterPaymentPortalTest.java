package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The page of a case after the payment: what is asked of the applicant, and what officials may say.
 */
class AfterPaymentPortalTest extends BrowserTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired MutableClock clock;
  @Autowired ReleasedModels models;

  @AfterEach
  void turnTheClockBack() {
    models.asTheyAre();
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void a_bureau_finds_a_breach_and_the_applicant_answers_it() {
    Case award = office.applies("R07-1", DEVICE).goesOnTo("paid");
    Page bureau = chromium.blank("cp-fsc");
    bureau.navigate("/cases/" + award.no());
    bureau.locator("summary").filter(new Locator.FilterOptions().setHasText("提出违反条件的情况")).click();
    button(bureau, "提出").click();
    assertThat(bureau.locator("[data-field='ground'] .error")).containsText("请填写");
    bureau.getByLabel("违反条件的情形").selectOption("misused-funds");
    bureau.locator("[name='text']").fill("资金用于购置办公用房");
    bureau.getByLabel("建议追回的金额").pressSequentially("1000000");
    button(bureau, "提出").click();
    assertThat(bureau.locator("#said")).containsText("已提出");
    assertThat(bureau.locator("main")).containsText("未按核定的用途使用资金");

    Page applicant = chromium.blank(award.applicant().account());
    applicant.navigate("/cases/" + award.no());
    assertThat(applicant.locator("main")).containsText("资金用于购置办公用房");
    applicant.getByLabel("陈述申辩").last().fill("该房屋为实验用房");
    button(applicant, "提交陈述申辩").click();
    assertThat(applicant.locator("#said")).containsText("陈述申辩已提交");
    award.is("recovering");
    assertThat(award.told("breach-reply")).hasSize(1);

    award.does(
        "cp-fsc", "proposeRecovery", "proposal", "recover", "amount", "1000000", "remark", "部分");
    award.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");
    award.does(
        "cp-fsc-payer",
        "registerRepayment",
        "repaymentReference",
        "WR-" + award.no(),
        "repaidAmount",
        "1000000",
        "repaidOn",
        "2026-03-02");
    award.is("recovered");
    bureau.navigate("/cases/" + award.no());
    assertThat(
            bureau.locator("summary").filter(new Locator.FilterOptions().setHasText("提出违反条件的情况")))
        .isVisible();
  }

  @Test
  void a_payer_registers_a_return_and_the_applicant_gives_another_account() {
    Case award = office.applies("R07-1", DEVICE).goesOnTo("paid");
    Page payer = chromium.blank("cp-fsc-payer");
    payer.navigate("/cases/" + award.no());
    payer.locator("summary").filter(new Locator.FilterOptions().setHasText("登记银行退汇")).click();
    payer.getByLabel("退汇凭证号").fill("WEB-" + award.no());
    payer.getByLabel("退汇原因").fill("户名不符");
    payer.getByLabel("退汇日期").fill("2026-03-02");
    button(payer, "登记退汇").click();
    assertThat(payer.locator("#said")).containsText("退汇已登记");

    Page applicant = chromium.blank(award.applicant().account());
    applicant.navigate("/cases/" + award.no());
    assertThat(applicant.locator("main")).containsText("款项被银行退回（户名不符）");
    applicant.locator("[name='bankAccount']").fill("昌平支行 0200 5555");
    button(applicant, "保存收款账户").click();
    assertThat(applicant.locator("#said")).containsText("收款账户已登记");
    assertThat(award.holders()).containsExactly("cp-fsc-payer/payAward");
  }

  @Test
  void an_applicant_hands_in_the_report_that_is_asked_for() {
    models.withAnswers(Map.of("annualReports", "asListed"));
    Case project =
        office
            .applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_000_000))
            .goesOnTo("paid");
    clock.set("2027-01-04T09:30:00+08:00");
    project.after("reportOpens");
    Page applicant = chromium.blank(project.applicant().account());
    applicant.navigate("/cases/" + project.no());
    assertThat(applicant.locator("main")).containsText("示范项目按核定的工程投资内容建成");
    button(applicant, "提交年度报告").click();
    assertThat(applicant.locator("[data-field='text'] .error")).containsText("请填写报告内容");
    applicant.getByLabel("报告内容").fill("示范场景运行正常");
    button(applicant, "提交年度报告").click();
    assertThat(applicant.locator("#said")).containsText("年度报告已提交");
    assertThat(applicant.locator("main")).containsText("2026 年度报告：审核中");
    project.is("paid");
  }
}
