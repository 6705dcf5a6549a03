package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Two owners and an auditor before the dates of an edition. */
class EditionsPageTest extends BrowserTest {

  @Test
  void one_owner_proposes_another_declines_and_the_auditor_reads_both() {
    Page owner = chromium.blank("owner1");
    owner.navigate("/editions");
    owner.getByText("提议变更或者终止").click();
    Locator form = owner.locator("form:visible");
    form.locator("[name='validUntil']").fill("2029-12-31");
    form.locator("[name='reason']").fill("延期一年");
    button(owner, "提交提议").click();
    assertThat(owner.locator("#said")).containsText("待另一位流程管理员确认");
    assertThat(owner.locator("main")).containsText("有一项提议待确认");
    assertThat(
            owner.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("确认").setExact(true)))
        .hasCount(0);

    Page other = chromium.blank("owner2");
    other.navigate("/editions");
    assertThat(
            other.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("确认").setExact(true)))
        .hasCount(1);
    button(other, "退回提议").click();
    assertThat(other.locator("main")).containsText("请填写理由");
    other.getByLabel("退回理由").fill("尚未公布");
    button(other, "退回提议").click();
    assertThat(other.locator("#said")).containsText("提议已退回");

    Page auditor = chromium.blank("auditor");
    auditor.navigate("/editions");
    assertThat(auditor.locator("main")).containsText("尚未公布");
    assertThat(auditor.locator("main")).containsText("已退回");
    assertThat(auditor.locator("main form")).hasCount(0);
  }
}
