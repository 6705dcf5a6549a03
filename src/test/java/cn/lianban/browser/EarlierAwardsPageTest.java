package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.lianban.testing.Office;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The page on which awards under the repealed document are entered, imported and confirmed. */
class EarlierAwardsPageTest extends BrowserTest {

  @Test
  void an_award_is_entered_by_one_person_and_confirmed_by_another() {
    Office.Applicant company = office.newApplicant();
    Page page = chromium.blank("cp-fsc");
    page.navigate("/earlier-awards");
    Locator form = page.locator("#entering form");
    form.getByLabel("统一社会信用代码").fill(company.uscc());
    form.getByLabel("单位名称").fill("北京昌平某生物科技有限公司");
    form.getByLabel("对应事项").selectOption("R14-1");
    form.locator("[name=amount]").fill("800000");
    form.getByLabel("获得日期").fill("2024-06-30");
    form.getByLabel("依据").fill("昌科发〔2024〕8号");
    form.getByRole(AriaRole.BUTTON).click();
    assertThat(form.locator("[data-field=year] .error")).containsText("按年度支持的事项须填所属年度");
    look(page, "earlier-award-missing");
    form.getByLabel("所属年度").fill("2023");
    form.getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("已提议登记，待受理部门的另一人确认");

    Page other = chromium.blank("cp-fsc-2");
    other.navigate("/earlier-awards");
    other.onDialog(dialog -> dialog.accept());
    Locator waiting =
        other
            .locator("#proposals > section > ul > li")
            .filter(new Locator.FilterOptions().setHasText(company.uscc()));
    waiting
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("确认").setExact(true))
        .click();
    assertThat(other.getByRole(AriaRole.STATUS)).containsText("已确认：");
    assertThat(other.locator("#entries")).containsText(company.uscc());
    assertThat(other.locator("#entries")).containsText("cp-fsc，cp-fsc-2 确认");
    look(other, "earlier-awards");
  }

  @Test
  void a_list_is_checked_before_it_is_proposed_and_who_only_watches_enters_nothing() {
    Office.Applicant company = office.newApplicant();
    Page page = chromium.blank("cp-fsc");
    page.navigate("/earlier-awards");
    choose(page, company.uscc() + ",甲方公司,R14-1,,去年,五十万,2024-06-30,昌科发〔2024〕8号\n");
    assertThat(page.locator("#importing")).containsText("其中 1 行有误，一笔也没有提议");
    assertThat(page.locator("#importing")).containsText("“五十万”不是金额");
    look(page, "earlier-awards-faults");
    choose(page, company.uscc() + ",甲方公司,R14-1,,2023,500000,2024-06-30,昌科发〔2024〕8号\n");
    assertThat(page.locator("#importing")).containsText("名单无误，共 1 笔");
    page.locator("#importing")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("提议登记这 1 笔"))
        .click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("已提议登记 1 笔");

    Page watching = chromium.blank("auditor");
    watching.navigate("/earlier-awards");
    assertThat(watching.locator("#proposals")).containsText("甲方公司");
    assertThat(watching.locator("main form:not([role=search])")).hasCount(0);
  }

  private static void choose(Page page, String rows) {
    page.getByLabel("名单文件")
        .setInputFiles(
            new FilePayload(
                "名单.csv",
                "text/csv",
                ("统一社会信用代码,单位名称,对应事项,事由,所属年度,金额（元）,获得日期,依据\n" + rows)
                    .getBytes(StandardCharsets.UTF_8)));
    page.locator("#importing")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("检查名单"))
        .click();
  }
}
