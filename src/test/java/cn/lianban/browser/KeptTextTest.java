package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Typed text is kept when the log-in ends; and the page on which people change their password. */
class KeptTextTest extends BrowserTest {

  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");

  @Test
  void
      what_was_typed_into_a_form_of_ours_is_there_again_after_the_next_log_in_and_gone_after_log_out() {
    Case applied = office.applies("M05-1", SCENARIO).is("accepting");
    Page page = chromium.blank(applied.applicant().account());
    page.navigate("/cases/" + applied.no());
    page.getByText("撤回申报", new Page.GetByTextOptions().setExact(true)).first().click();
    page.getByLabel("撤回原因").pressSequentially("另行申报");
    page.waitForFunction(
        "() => Object.keys(localStorage).some(key => key.startsWith('lianban-draft:'))");

    page.context().clearCookies();
    page.reload();
    Chromium.logIn(page, applied.applicant().account());
    page.navigate("/cases/" + applied.no());
    page.getByText("撤回申报", new Page.GetByTextOptions().setExact(true)).first().click();
    assertThat(page.getByLabel("撤回原因")).hasValue("另行申报");

    button(page, "退出").click();
    page.waitForURL(Pattern.compile("/login"));
    assertThat(
            page.evaluate(
                "Object.keys(localStorage).filter(key => key.startsWith('lianban-draft:')).length"))
        .isEqualTo(0);
  }

  @Test
  void what_was_typed_into_the_form_of_a_task_is_there_again_after_the_next_log_in() {
    Case scenario =
        office
            .applies("M05-1", SCENARIO)
            .does("cp-gov", "acceptApplication", "decision", "accept")
            .is("reviewing");
    String task = scenario.task("bj-mpa", "reviewApplication");
    TasklistPage handler = new TasklistPage(chromium.blank("bj-mpa")).open(task).claim();
    handler.choice("不同意").check();
    handler.type("意见说明", "示范场景尚未取得书面同意。");
    Page page = handler.page();

    page.context().clearCookies();
    page.evaluate("fetch('/api/session')");
    assertThat(page.getByText("登录已失效")).isVisible();
    page.navigate("/login");
    Chromium.logIn(page, "bj-mpa");
    handler.open(task);
    assertThat(handler.field("意见说明")).hasValue("示范场景尚未取得书面同意。");
    assertThat(handler.choice("不同意")).isChecked();
    assertThat(handler.complete()).isEqualTo("204");
  }

  @Test
  void
      tasklist_leads_to_the_own_page_where_the_password_is_changed_under_rules_that_are_read_first() {
    Page page = chromium.loggedIn(office.newAccount("wang.wu", "bj-drc", "officials"));
    page.locator("li.account a.dropdown-toggle, a.dropdown-toggle:has(.glyphicon-user)")
        .first()
        .click();
    page.locator("li.profile a").click();
    page.waitForURL(Pattern.compile("/profile$"));
    assertThat(page.locator("#password-rules")).containsText("至少 10 个字符");
    assertThat(page.locator("#profile")).containsText("经办人员");

    page.getByLabel("当前密码").fill("demo");
    page.getByLabel("新密码").first().fill("short");
    page.getByLabel("再输入一遍新密码").fill("short");
    button(page, "修改密码").click();
    assertThat(error(page, "password")).containsText("至少需要 10 个字符");
    page.getByLabel("新密码").first().fill("three grey cats");
    page.getByLabel("再输入一遍新密码").fill("three grey cats");
    button(page, "修改密码").click();
    assertThat(page.locator("#said")).containsText("密码已修改");
    look(page, "profile");
  }

  @Test
  void a_page_warns_before_the_log_in_ends() {
    Page page = chromium.window();
    page.clock().install();
    page.navigate("/login");
    Chromium.logIn(page, "monitor");
    page.navigate("/insight");
    page.locator("#who .name").waitFor();
    page.clock().fastForward("27:30");
    assertThat(page.locator(".idle")).containsText("自动退出");
    look(page, "idle");
    button(page, "继续使用").click();
    assertThat(page.locator(".idle")).hasCount(0);
  }
}
