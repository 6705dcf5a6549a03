package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Our own pages, as applicants and the public use them. */
class PortalTest extends BrowserTest {

  @Test
  void anybody_finds_an_item_and_estimates_it() {
    Page page = chromium.window();
    page.setViewportSize(1366, 768);
    page.navigate("/items?kind=award");
    page.getByLabel("事项名称").fill("示范场景");
    assertThat(page.locator("#items li")).hasCount(1);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("AI+医药健康标杆示范场景")).click();
    assertThat(page.locator(".bureaus li").first()).containsText("牵头");

    page.getByLabel("项目工程投资总额").pressSequentially("200000000");
    assertThat(page.getByLabel("项目工程投资总额")).hasValue("200,000,000");
    assertThat(page.locator("main")).containsText("合 20,000 万元");
    button(page, "测算").click();
    assertThat(error(page, "facts.scenario")).containsText("请填写“示范场景方向”");

    page.getByLabel("与昌平区的联系").selectOption("registered");
    page.locator("[name='facts.scenario']").selectOption("drug-discovery");
    page.locator("[data-field='facts.exemplary']").getByLabel("是").check();
    button(page, "测算").click();
    assertThat(page.locator("#result")).containsText("奖补上限 50,000,000.00 元（5,000 万元）");
    assertThat(page.locator("#result .figure").first()).isInViewport();
    assertThat(error(page, "facts.scenario")).isEmpty();
  }

  @Test
  void whoever_estimates_too_often_is_told_to_wait_and_keeps_what_they_have_typed() {
    Page page = chromium.window();
    page.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "203.0.113.99"));
    page.navigate("/items/R07-1");
    page.locator("[name='facts.rdExpense']").fill("1000000");
    page.evaluate(
        "async () => { for (let i = 0; i < 120; i++) await fetch('/api/estimates', {method: 'POST'}); }");
    button(page, "测算").click();
    assertThat(page.locator(".summary")).containsText("从您所在网络地址测算的次数已达上限，请在 1 秒后再试；登录后不受此限");
    assertThat(page.locator("[name='facts.rdExpense']")).hasValue("1,000,000");
  }

  @Test
  void every_condition_that_fails_is_told_with_the_estimate() {
    Page page = chromium.window();
    page.navigate("/items/R07-1");
    page.getByLabel("注册证类别")
        .or(page.locator("[name='facts.deviceClass']"))
        .first()
        .selectOption("III");
    page.locator("[data-field='facts.certificateObtained']").getByLabel("否").check();
    page.locator("[data-field='facts.medicalField']").getByLabel("是").check();
    assertThat(page.getByLabel("支持方向")).hasValue("high-end-devices");
    look(page, "estimate-scope");
    page.getByLabel("与昌平区的联系").selectOption("registered");
    page.locator("[name='facts.rdExpense']").fill("1000000");
    button(page, "测算").click();
    assertThat(page.locator("#result")).containsText("有 1 项条件不符合");
  }

  @Test
  void an_organisation_applies_corrects_its_code_adds_a_file_and_withdraws() {
    Office.Applicant applicant = office.newApplicant();
    Page page = chromium.window();
    page.navigate("/apply/M05-1");
    Chromium.logIn(page, applicant.account());
    page.waitForURL("**/apply/M05-1");

    page.getByLabel("统一社会信用代码").fill("91110114MA00000001");
    page.getByLabel("单位名称").fill("北京昌平某生物科技有限公司");
    page.getByLabel("主体类型").selectOption("enterprise");
    page.getByLabel("事由").fill("一号示范场景");
    page.getByLabel("与昌平区的联系").selectOption("registered");
    page.locator("[name='facts.scenario']").selectOption("drug-discovery");
    page.locator("[data-field='facts.exemplary']").getByLabel("是").check();
    page.getByLabel("项目工程投资总额").fill("86000000");
    look(page, "apply-scope");
    button(page, "提交申报").click();
    assertThat(error(page, "applicant.uscc")).containsText("校验位");
    assertThat(page.getByLabel("统一社会信用代码")).isFocused();
    assertThat(page.getByLabel("项目工程投资总额")).hasValue("86,000,000");

    page.getByLabel("统一社会信用代码").fill(applicant.uscc());
    button(page, "提交申报").click();
    page.waitForURL(Pattern.compile(".*/cases/CP\\d+.*"));
    assertThat(page.locator("main")).containsText("86,000,000.00 元（8,600 万元）");
    assertThat(page.locator("main")).containsText("奖补上限 25,800,000.00 元（2,580 万元）");
    String no = page.url().replaceAll(".*/cases/(CP\\d+).*", "$1");

    office.runJobs();
    page.reload();
    assertThat(page.locator(".holders")).containsText("受理");
    page.getByLabel("上传材料")
        .setInputFiles(
            new FilePayload("方案.txt", "text/plain", "项目实施方案".getBytes(StandardCharsets.UTF_8)));
    button(page, "上传").click();
    assertThat(page.locator(".files")).containsText("方案.txt");

    page.navigate("/cases");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(no)).click();
    page.getByText("撤回申报").first().click();
    page.getByLabel("撤回原因").fill("项目调整");
    button(page, "撤回申报").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("申报已撤回");
    office.runJobs();
    page.reload();
    assertThat(page.locator("h1 .status")).hasText("已撤回");
  }

  @Test
  void an_applicant_answers_a_correction_and_only_what_changed_is_sent() {
    Case scenario =
        office
            .applies(
                "M05-1", Map.of("scenario", "drug-discovery", "projectInvestment", "86000000.00"))
            .does("cp-gov", "acceptApplication", "decision", "correct", "remark", "投资总额与审计报告不一致")
            .is("correcting");
    Page page = chromium.window();
    page.navigate("/cases/" + scenario.no());
    Chromium.logIn(page, scenario.applicant().account());
    assertThat(page.locator("main")).containsText("投资总额与审计报告不一致");
    assertThat(page.getByLabel("项目工程投资总额")).hasValue("86,000,000.00");
    page.getByLabel("项目工程投资总额").fill("85000000");
    button(page, "提交补正").click();
    assertThat(error(page, "text")).containsText("请填写补正说明");
    page.getByLabel("补正说明").fill("已按审计报告更正");
    button(page, "提交补正").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("补正已提交");
    office.runJobs();
    assertThat(scenario.is("accepting").file().path("facts").path("projectInvestment").asText())
        .isEqualTo("85000000.00");
    assertThat(scenario.file().path("facts").path("scenario").asText()).isEqualTo("drug-discovery");
  }

  @Test
  void the_public_objects_to_an_award_that_is_publicised() {
    Case platform =
        office.applies(
            "R08-2",
            Map.of("fiscalYear", 2025, "salesPlatform", true, "annualSales", "268000000.00"));
    platform
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
            "service-platforms",
            "changpingTie",
            "registered",
            "fiscalYear",
            2025,
            "salesPlatform",
            true,
            "annualSales",
            "268000000.00")
        .does("cp-fsc", "consolidateOpinions", "conclusion", "support")
        .does("cp-fsc-approver", "approveAward", "decision", "approve")
        .is("publicised");
    Page page = chromium.window();
    page.navigate("/");
    Locator notice =
        page.locator(".notices > li").filter(new Locator.FilterOptions().setHasText(platform.no()));
    assertThat(notice).containsText("536,000.00 元（53.6 万元）");
    notice.getByRole(AriaRole.BUTTON).click();
    notice.getByLabel("姓名或单位名称").fill("张三");
    notice.getByLabel("异议内容").fill("销售收入应再核实。");
    notice.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("提交异议")).click();
    assertThat(notice.locator("[data-field=contact] .error")).containsText("请填写联系方式");
    notice.getByLabel("联系方式").fill("13800000000");
    notice.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("提交异议")).click();
    assertThat(notice).containsText("异议已收到");
    office.runJobs();
    platform.is("objected");
  }

  @Test
  void
      an_official_sees_a_case_with_what_was_verified_beside_what_was_declared_and_goes_to_the_task() {
    Case device =
        office
            .applies(
                "R07-1",
                Map.of(
                    "deviceClass",
                    "III",
                    "certificateNumber",
                    "国械注准20263120001",
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
                "9000000",
                "remark",
                "审计报告载明 900 万元");
    Page page = chromium.window();
    page.navigate("/cases/" + device.no());
    Chromium.logIn(page, "cp-fsc");
    assertThat(page.locator(".steps [aria-current=step]")).containsText("牵头汇总");
    assertThat(page.locator("tr.differs")).hasCount(1);
    assertThat(page.locator("tr.differs")).containsText("9,000,000.00 元（900 万元）");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("去办理")).click();
    assertThat(TasklistPage.form(page)).containsText(device.no());
  }
}
