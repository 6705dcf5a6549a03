package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Cases with every kind of question, from the applicant's form to the payment: the lead answers in
 * Tasklist, the approver reads the answers there, and the payer pays there.
 */
class JudgedInTasklistTest extends BrowserTest {

  @Test
  void a_year_before_the_edition_a_second_year_and_an_award_of_another_policy_are_judged() {
    Office.Applicant platform = office.newApplicant();
    office
        .applies(
            platform,
            Office.anApplication(
                "R08-2", platform, Map.of("fiscalYear", 2025, "annualSales", 200_000_000)))
        .goesOnTo("paid");
    Case sales = applied(platform);
    assertThat(sales.goesOnTo("concluding").file().path("assessment").path("questions"))
        .as("a question of the item's own tables twice, and one of a comparison")
        .hasSize(3);

    TasklistPage lead = claimed("cp-fsc", sales);
    assertThat(lead.form()).containsText("销售收入所属年度在本办法施行当年以前");
    assertThat(lead.form()).containsText("此前已获本事项支持 1 次");
    assertThat(lead.form()).containsText("昌平区商贸流通奖励");
    assertThat(lead.form()).containsText("申报主体填报：与本次申报为同一事项");
    answers(lead, List.of("不影响", "不影响", "扣减"));
    lead.choice("建议支持").check();
    lead.type("核定奖补金额", "150,000.00");
    look(lead.page(), "judged-lead");
    assertThat(lead.complete()).isEqualTo("204");
    office.runJobs();
    isApprovedAndPaid(sales, "核对第 3 项", "150000.00");
  }

  @Test
  void a_case_without_a_ranking_and_with_another_applicant_for_the_same_is_judged() {
    office.applies(office.newApplicant(), "M13-1", "器官芯片示范平台", Map.of()).goesOnTo("paid");
    Case scene =
        office
            .applies(
                office.newApplicant(),
                "M05-1",
                "器官芯片示范平台",
                Map.of("scenario", "drug-discovery", "projectInvestment", "1000000.00"))
            .goesOnTo("concluding");

    TasklistPage lead = claimed("bj-drc", scene);
    assertThat(lead.form()).containsText("没有安排批次：不经择优排序即送审定是否妥当");
    assertThat(lead.form()).containsText("另一申报主体以相同的事由名称已获");
    assertThat(lead.form()).containsText("不在您的查看范围");
    answers(lead, List.of("不影响", "不影响"));
    lead.choice("建议支持").check();
    lead.type("核定奖补金额", "300,000.00");
    assertThat(lead.complete()).isEqualTo("204");
    office.runJobs();
    isApprovedAndPaid(scene, "核对第 2 项", "300000.00");
  }

  /** The applicant declares, in its form, an award of another policy and what it is for. */
  private Case applied(Office.Applicant platform) {
    Page page = chromium.loggedIn(platform.account());
    page.navigate("/apply/R08-2");
    // the organisation is filled in as it applied the last time
    assertThat(page.locator("[name='applicant.uscc']")).hasValue(platform.uscc());
    page.locator("[data-field='facts.salesPlatform']")
        .getByLabel("是", new Locator.GetByLabelOptions().setExact(true))
        .check();
    page.locator("[name='facts.changpingTie']").selectOption("registered");
    page.locator("[data-field='facts.medicalField']")
        .getByLabel("是", new Locator.GetByLabelOptions().setExact(true))
        .check();
    page.getByLabel("销售收入所属年度").fill("2024");
    page.getByLabel("年度销售收入").fill("100000000");
    button(page, "添加一项").click();
    fill(page, "otherDistrictAwards[0].policy", "昌平区商贸流通奖励");
    fill(page, "otherDistrictAwards[0].matter", "商贸流通");
    fill(page, "otherDistrictAwards[0].amount", "50000");
    fill(page, "otherDistrictAwards[0].date", "2025-06-01");
    page.locator("[name='otherDistrictAwards[0].sameMatter']").selectOption("true");
    look(page, "judged-apply");
    button(page, "提交申报").click();
    page.waitForURL(Pattern.compile(".*/cases/CP\\d+.*"));
    String no = page.url().replaceAll(".*/cases/(CP\\d+).*", "$1");
    return office.of(platform, no);
  }

  private static void fill(Page page, String name, String text) {
    page.locator("[name='" + name + "']").fill(text);
  }

  private static void answers(TasklistPage lead, List<String> choices) {
    for (int i = 0; i < choices.size(); i++) {
      lead.form()
          .locator(".fjs-form-field-radio")
          .filter(new Locator.FilterOptions().setHasText("判断"))
          .nth(i)
          .getByLabel(choices.get(i), new Locator.GetByLabelOptions().setExact(true))
          .check();
      Locator reason = lead.form().getByLabel("理由").nth(i);
      reason.fill("核对第 " + (i + 1) + " 项");
      reason.press("Tab");
    }
  }

  private void isApprovedAndPaid(Case judged, String reason, String amount) {
    String approving = judged.is("approving").holders().get(0);
    TasklistPage approver = claimed(approving.split("/")[0], judged);
    assertThat(approver.form()).containsText(reason);
    look(approver.page(), "judged-approver-" + judged.no());
    approver.choice("同意（审定）").check();
    assertThat(approver.complete()).isEqualTo("204");
    office.runJobs();
    judged.after("publicityEnded");
    TasklistPage payer = claimed(judged.is("paying").holders().get(0).split("/")[0], judged);
    payer.type("拨付凭证号", "JT-" + judged.no());
    assertThat(payer.complete()).isEqualTo("204");
    office.runJobs();
    assertThat(judged.is("paid").award()).isEqualTo(amount);
  }

  private TasklistPage claimed(String account, Case wanted) {
    TasklistPage official = new TasklistPage(chromium.loggedIn(account));
    return official.claim(official.card(wanted));
  }
}
