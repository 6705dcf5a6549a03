package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.ServiceTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of the budgets, tested in the following year, for which no other test sets budgets. */
@ServiceTest
class BudgetPageTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  private Chromium chromium;

  @BeforeEach
  void open() {
    chromium = Chromium.at(port);
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      assertThat(chromium.failures()).as("failures of scripts").isEmpty();
      chromium.close();
    }
  }

  @Test
  void an_owner_sees_that_an_item_is_unlimited_and_sets_its_budget_with_a_reason() {
    Page page = chromium.blank("owner1");
    page.navigate("/");
    page.locator("main")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("年度预算"))
        .click();
    page.waitForURL("**/budgets");
    nextYear(page);
    int year = Integer.parseInt(page.getByLabel("年度", exactly()).inputValue());
    try {
      Locator concept =
          page.locator("#budgets li").filter(new Locator.FilterOptions().setHasText("R04-1"));
      assertThat(concept).containsText("本年度未设预算，审定不受预算限制");

      concept.getByRole(AriaRole.BUTTON).focus();
      page.keyboard().press("Enter");
      Locator form = page.locator("#setting form");
      assertThat(form.getByLabel("事项")).hasValue("R04-1");
      Locator amount = form.locator("[name=amount]");
      assertThat(amount).isFocused();
      amount.pressSequentially("12000000");
      assertThat(amount).hasValue("12,000,000");
      assertThat(form).containsText("合 1,200 万元");
      page.keyboard().press("Enter");
      assertThat(form.locator("[data-field=reason] .error")).containsText("请填写设定或调整的原因");
      form.getByLabel("原因").fill("区财政批复");
      form.getByRole(AriaRole.BUTTON).click();

      assertThat(page.getByRole(AriaRole.STATUS)).containsText("提议已提交，待另一位流程管理员确认：");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("12,000,000.00 元（1,200 万元）");
      assertThat(concept).containsText("未设预算");
      assertThat(page.locator("#proposals").getByRole(AriaRole.BUTTON))
          .hasText(new String[] {"撤回提议"});

      Page other = chromium.blank("owner2");
      other.navigate("/budgets");
      other.onDialog(dialog -> dialog.accept());
      other
          .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("确认").setExact(true))
          .click();
      assertThat(other.getByRole(AriaRole.STATUS)).containsText("已确认：");
      page.reload();
      nextYear(page);
      assertThat(concept).containsText("12,000,000.00");
      assertThat(concept).not().containsText("未设预算");
      concept.getByText("变更记录").click();
      assertThat(concept.locator("tbody tr")).hasCount(1);
      assertThat(concept.locator("tbody")).containsText("区财政批复");
      assertThat(concept.locator("tbody")).containsText("owner1");
      assertThat(concept.locator("tbody")).containsText("owner2");
    } finally {
      jdbc.sql("delete from budget where year = :year").param("year", year).update();
      jdbc.sql("delete from budget_change where year = :year").param("year", year).update();
      jdbc.sql("delete from proposal where subject like :year || '/%'")
          .param("year", String.valueOf(year))
          .update();
    }
  }

  @Test
  void whoever_handles_or_watches_may_look_and_not_touch() {
    for (String account : new String[] {"cp-fsc-approver", "monitor"}) {
      Page page = chromium.blank(account);
      page.navigate("/insight");
      page.locator("#rooms").getByText("年度预算").click();
      assertThat(page.locator("#budgets")).containsText("R04-1");
      assertThat(page.locator("#setting form")).hasCount(0);
      assertThat(page.locator("#budgets").getByRole(AriaRole.BUTTON)).hasCount(0);
    }
  }

  private static void nextYear(Page page) {
    assertThat(page.locator("#budgets")).containsText("R04-1");
    Locator choice = page.getByLabel("年度", exactly());
    choice.selectOption(choice.locator("option").first().getAttribute("value"));
    assertThat(page.locator("#budgets")).containsText("R04-1");
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
