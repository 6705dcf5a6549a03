package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pages of accounts and of companies: what security administrators, audit administrators and
 * accepting bodies do there.
 */
class AccountPagesTest extends BrowserTest {

  private static final String FIRST = "page-security";
  private static final String SECOND = "page-safety";
  private static final Map<String, ?> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "86000000.00");

  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void leave_the_demonstration_as_it_was() {
    identity.deleteUser(FIRST);
    identity.deleteUser(SECOND);
    jdbc.sql("delete from account_post_change where post in ('security-admins', 'audit-admins')")
        .update();
    jdbc.sql("update post_proposal set granted = false where granted is null").update();
  }

  @Test
  void an_approver_is_made_by_one_security_administrator_and_confirmed_by_another() {
    office.newAccount(FIRST, "security-admins");
    office.newAccount(SECOND, "security-admins");
    Page page = chromium.loggedIn(FIRST);
    page.waitForURL("**/accounts");
    link(page, "建立账号").click();
    page.waitForURL("**/accounts?view=new");
    Locator form = page.locator("#accounts form");
    form.getByLabel("账号").first().fill("page.approver");
    form.getByLabel("姓名").fill("赵六");
    button(page, "建立").click();
    assertThat(error(page, "posts")).containsText("请至少选择一个岗位");

    open(form, "审定人");
    open(form, "拨付人");
    form.locator("[value=cp-gov-approver]").check();
    form.locator("[value=cp-gov-payer]").check();
    button(page, "建立").click();
    assertThat(error(page, "posts")).containsText("审定与拨付须由不同的人办理");
    look(page, "account-new");
    form.locator("[value=cp-gov-payer]").uncheck();
    button(page, "建立").click();
    Locator handed = page.locator("#handed");
    assertThat(handed).containsText("page.approver");
    assertThat(handed).containsText("审定人");
    assertThat(handed).isFocused();
    look(page, "account-made");

    link(page, "待确认").click();
    assertThat(page.locator("#accounts")).containsText("须由另一人确认");
    Page other = chromium.blank(SECOND);
    other.navigate("/accounts?view=proposals");
    Locator waiting =
        other
            .locator("#accounts li")
            .filter(new Locator.FilterOptions().setHasText("page.approver"));
    waiting.getByLabel("确认授予").check();
    look(other, "account-proposal");
    // as after the first log-in
    jdbc.sql("update account set must_change_password = false where id = 'page.approver'").update();
    waiting.getByRole(AriaRole.BUTTON).click();
    assertThat(other.locator("#said")).containsText("page.approver 的岗位已处理");
    assertThat(waiting).containsText("已授予");

    other.navigate("/accounts?q=page.approver");
    Locator card = other.locator("#accounts li");
    assertThat(card).containsText("审定人");
    assertThat(card).containsText("从未登录");
    card.locator("summary").getByText("停用", new Locator.GetByTextOptions().setExact(true)).click();
    card.getByLabel("原因").and(card.locator("[id^=disable]")).fill("借调");
    button(other, "停用账号").click();
    assertThat(other.locator("#said")).containsText("已停用");
    assertThat(card).containsText("借调");
    look(other, "account-card");
    link(other.locator("#accounts"), "变更记录").click();
    assertThat(other.locator("#accounts table")).containsText("由 " + SECOND + " 确认");
    look(other, "account-trail");
  }

  @Test
  void a_list_is_checked_first_and_says_row_and_column_of_what_is_wrong() {
    office.newAccount(FIRST, "security-admins");
    office.newAccount(SECOND, "security-admins");
    Page page = chromium.blank(FIRST);
    page.navigate("/accounts?view=import");
    upload(page, "账号,姓名,岗位\npage.one,甲,市药监局审核员、没有的岗位\n");
    assertThat(page.locator("#accounts")).containsText("一个账号也没有建立");
    assertThat(page.locator("#accounts tbody tr")).hasCount(1);
    assertThat(page.locator("#accounts tbody tr")).containsText("没有的岗位");
    look(page, "account-import-faults");
    upload(page, "账号,姓名,岗位\npage.one,甲,监测人员\npage.two,乙,监测人员\n");
    assertThat(page.locator("#accounts")).containsText("名单无误，共 2 个账号");
    button(page, "建立这 2 个账号").click();
    assertThat(page.locator("#handed tbody tr")).hasCount(2);
    look(page, "account-import-made");
  }

  @Test
  void whoever_is_refused_claims_the_company_and_the_accepting_body_decides() {
    Case taken = office.applies("M05-1", SCENARIO);
    String claimant = office.newApplicant().account();
    Page page = chromium.blank(claimant);
    page.navigate("/apply/M05-1");
    page.locator("[name='applicant.uscc']").fill(taken.applicant().uscc());
    page.locator("[name='applicant.name']").fill("北京某生物科技有限公司");
    page.locator("[name='applicant.entityType']").selectOption("enterprise");
    page.locator("[name='matter']").fill("二号场景");
    page.locator("[name='facts.scenario']").selectOption("drug-discovery");
    page.locator("[data-field='facts.exemplary']").getByLabel("是").check();
    page.locator("[name='facts.changpingTie']").selectOption("registered");
    page.locator("[name='facts.projectInvestment']").fill("86000000");
    button(page, "提交申报").click();
    Locator claim = page.locator(".claim form");
    claim.getByLabel("认领的理由").fill("原经办人已离职，本人持授权书，电话 010-80000000");
    look(page, "company-claim");
    button(page, "提交认领申请").click();
    assertThat(page.locator(".claim")).containsText("认领申请已提交");

    Page handler = chromium.blank("cp-gov");
    handler.navigate("/");
    handler
        .locator("main")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("单位与账号"))
        .click();
    handler.waitForURL("**/companies");
    Locator waiting =
        handler
            .locator("#claims li")
            .filter(new Locator.FilterOptions().setHasText(taken.applicant().uscc()));
    waiting.getByText("处理", new Locator.GetByTextOptions().setExact(true)).click();
    waiting.getByLabel("变更为申请账号").check();
    waiting.getByLabel("理由").fill("已核对授权书");
    look(handler, "companies");
    waiting.getByRole(AriaRole.BUTTON).click();
    assertThat(handler.locator("#said")).containsText("认领申请已处理");
    assertThat(waiting).hasCount(0);
    handler.navigate("/companies?q=" + taken.applicant().uscc());
    Locator company = handler.locator("#companies li");
    assertThat(company).containsText(claimant);
    company.getByText("变更记录").click();
    assertThat(company.locator("tbody")).containsText("认领申请：已核对授权书");
    look(handler, "company-changes");

    page.reload();
    assertThat(page.locator("#apply")).containsText("已认领，今后由本账号为该单位办理。已核对授权书");
    page.navigate("/cases/" + taken.no());
    assertThat(page.locator("main")).containsText(taken.no());
  }

  @Test
  void the_pages_have_no_fault_that_keeps_somebody_out() {
    office.newAccount(FIRST, "security-admins");
    office.newAccount(SECOND, "security-admins");
    office.newAccount("page-none");
    Case taken = office.applies("M05-1", SCENARIO);
    office.post(
        office.newApplicant().account(),
        "/api/claims",
        Map.of("uscc", taken.applicant().uscc(), "text", "本单位的账号"));
    office.post(
        FIRST,
        "/api/accounts",
        Map.of("id", "page.waiting", "name", "待确认", "posts", List.of("cp-fsc-payer")));
    Accessibility security = new Accessibility(chromium.blank(FIRST));
    for (String view :
        new String[] {
          "",
          "?view=new",
          "?view=import",
          "?view=proposals",
          "?view=findings",
          "?view=changes",
          "?view=log-ins",
          "?q=nobody-is-called-so"
        }) {
      assertThat(security.faultsAt("/accounts" + view)).as(view).isEmpty();
    }
    Accessibility accepting = new Accessibility(chromium.blank("cp-gov"));
    assertThat(accepting.faultsAt("/companies")).isEmpty();
    assertThat(accepting.faultsAt("/earlier-awards")).isEmpty();
    assertThat(accepting.faultsAt("/companies?q=nobody-is-called-so")).isEmpty();
  }

  @Test
  void nothing_is_wider_than_a_phone() {
    office.newAccount(FIRST, "security-admins");
    Page page = chromium.blank(FIRST);
    page.setViewportSize(390, 844);
    for (String address :
        new String[] {
          "/accounts", "/accounts?view=new", "/accounts?view=import", "/accounts?view=changes"
        }) {
      page.navigate(address);
      page.locator("#accounts:not([aria-busy]) > *").first().waitFor();
      assertThat(
              ((Number)
                      page.evaluate(
                          "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                  .intValue())
          .as(address)
          .isZero();
    }
    look(page, "account-phone");
    page.navigate("/accounts?view=new");
    page.locator("#accounts form").waitFor();
    look(page, "account-new-phone");
  }

  private static void upload(Page page, String content) {
    page.locator("[name=file]")
        .setInputFiles(
            new FilePayload("名单.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    button(page, "检查名单").click();
  }

  private static void open(Locator form, String kind) {
    Locator folded =
        form.locator("details").filter(new Locator.FilterOptions().setHasText(kind)).first();
    if (folded.getAttribute("open") == null) {
      folded.locator("summary").click();
    }
  }

  private static Locator link(Page page, String name) {
    return link(page.locator("main"), name);
  }

  private static Locator link(Locator within, String name) {
    return within
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }
}
