package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Companies ask for services in a real browser, and read, rate and question the answer. */
class ServicePagesTest extends BrowserTest {

  @Test
  void a_company_finds_a_service_and_asks_for_it() {
    Office.Applicant applicant = office.newApplicant();
    Page page = chromium.window();
    page.navigate("/items?kind=service");
    page.getByLabel("事项名称").fill("前置沟通");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("创新药械上市前置沟通")).click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登录并提出服务请求")).click();
    Chromium.logIn(page, applicant.account());
    page.waitForURL("**/ask/M06-2");

    page.getByLabel("统一社会信用代码").fill(applicant.uscc());
    page.getByLabel("单位名称").fill("北京昌平某生物科技有限公司");
    page.getByLabel("联系人与电话").fill("李四 010-80000000");
    page.getByLabel("产品类别").selectOption("drug");
    page.getByLabel("产品名称").fill("某单抗注射液");
    page.getByLabel("希望沟通的机构").selectOption("undecided");
    page.getByLabel("拟沟通的问题").fill("一、终点选择\n二、真实世界数据");
    button(page, "提交请求").click();
    assertThat(error(page, "facts.stage")).containsText("请填写“所处阶段”");
    assertThat(page.getByLabel("所处阶段")).isFocused();
    page.getByLabel("所处阶段").selectOption("clinical");
    button(page, "提交请求").click();

    page.waitForURL(Pattern.compile(".*/requests/FW\\d+.*"));
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("服务请求已提交");
    assertThat(page.locator("main")).containsText("二、真实世界数据");
    String no = page.url().replaceAll(".*/requests/(FW\\d+).*", "$1");
    page.navigate("/requests");
    assertThat(page.locator(".tabs [aria-current]")).hasText("我的服务请求");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(no)).click();
    assertThat(page.locator("h1 .status")).hasText("受理审查");
  }

  @Test
  void it_reads_the_answer_asks_again_and_rates_by_keyboard() {
    Case asked = office.asksFor("M06-2").goesOnTo("answered");
    Page page = chromium.window();
    page.navigate("/requests/" + asked.no());
    Chromium.logIn(page, asked.applicant().account());
    assertThat(page.locator(".answer")).containsText("各部门均可办理");
    button(page, "提交评价").click();
    assertThat(error(page, "rating")).containsText("评分应为 1 至 5 的整数");

    Locator summary = page.locator("summary").filter(new Locator.FilterOptions().setHasText("追问"));
    assertThat(summary).hasText("追问（还可追问 1 次）");
    summary.press("Enter");
    page.getByLabel("追问内容").fill("可以线上进行吗？");
    button(page, "提交追问").press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("追问已提交");
    assertThat(page.locator(".question")).containsText("可以线上进行吗？");
    asked.is("answering").goesOnTo("answered");

    page.reload();
    assertThat(page.locator("summary")).hasCount(0);
    page.getByLabel("5 分 非常满意").focus();
    page.keyboard().press("Space");
    page.keyboard().press("ArrowRight");
    assertThat(page.getByLabel("4 分 满意")).isChecked();
    page.getByLabel("评价说明").fill("及时");
    button(page, "提交评价").press("Enter");
    assertThat(page.locator("h1 .status")).hasText("已办结");
    assertThat(page.locator("main")).containsText("企业评价：4 分（满意）");
    asked.is("closed");
  }

  @Test
  void an_official_reads_what_each_bureau_said_and_works_the_task_in_tasklist() {
    Case asked = office.asksFor("M06-2").goesOnTo("merging");
    Page page = chromium.window();
    page.navigate("/requests/" + asked.no());
    Chromium.logIn(page, "bj-stc");
    assertThat(page.locator("main")).containsText("bj-mpa可以办理");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("去办理")).click();
    assertThat(TasklistPage.form(page)).containsText(asked.no());
    assertThat(TasklistPage.form(page)).containsText("创新药械上市前置沟通");
  }
}
