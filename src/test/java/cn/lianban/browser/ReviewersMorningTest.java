package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A reviewer's day: ready-made lists with counts, cards and forms that answer at first sight, and decisions from acceptance to payment. */
@ServiceTest
class ReviewersMorningTest {

  private static final Map<String, Object> DEVICE = Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "12600000.00");

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired TaskService tasks;
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
  void acceptance_is_found_in_its_list_with_all_that_a_card_says_and_leaves_it_when_done() {
    Case device = office.applies("R07-1", DEVICE);
    Page page = chromium.loggedIn("cp-fsc");
    int before = counted(page, "待受理");
    Locator card = card(page, "待受理", device);
    assertThat(card).containsText("三类（重大二类）医疗器械注册证");
    assertThat(card).containsText("剩 5 个工作日");
    assertThat(card).containsText("3月9日到期");
    assertThat(card).containsText("按条款最高　3,780,000.00 元（378 万元）");
    claim(page, card);
    assertThat(Chromium.form(page)).containsText(device.applicant().uscc());
    assertThat(Chromium.form(page)).containsText("对获得三类医疗器械注册证的，按照不超过取证产品研发投入的30%");
    assertThat(Chromium.form(page)).containsText("台账中没有该单位此前的奖补");
    look(page, "acceptance");
    page.getByLabel("受理", new Page.GetByLabelOptions().setExact(true)).check();
    assertThat(complete(page)).isEqualTo(204);
    assertThat(Chromium.form(page)).hasCount(0);
    assertThat(count(page, "待受理")).hasText(String.valueOf(before - 1));
    office.runJobs();
    device.is("reviewing");
  }

  @Test
  void a_review_is_done_without_a_mouse() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("reviewing");
    Page page = chromium.loggedIn("cp-fsc");
    claim(page, card(page, "待联审", device));
    page.keyboard().press("Control+Alt+KeyF");
    assertThat(page.getByLabel("同意", new Page.GetByLabelOptions().setExact(true))).isFocused();
    page.keyboard().press("Space");
    look(page, "review");
    Response answer =
        page.waitForResponse(response -> response.url().endsWith("/submit-form"), () -> page.keyboard().press("Control+Enter"));
    assertThat(answer.status()).isEqualTo(204);
    office.runJobs();
    device.is("verifying");
  }

  @Test
  void a_difference_between_declared_and_verified_is_marked_where_the_lead_concludes() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("verifying").isVerifiedAs("cp-fsc", "rdExpense", "12000000.00").is("concluding");
    Page page = chromium.loggedIn("cp-fsc");
    claim(page, card(page, "待汇总", device));
    Locator form = Chromium.form(page);
    assertThat(form.locator("em > strong").first()).hasText("12,000,000.00 元（1,200 万元）（与申报不同）");
    assertThat(form).containsText("核定说明：经现场核查");
    page.getByLabel("建议支持").check();
    field(page, "核定奖补金额").fill("36000000");
    field(page, "核定奖补金额").press("Tab");
    assertThat(form.locator(".amount-in-words")).hasText("36,000,000.00 元（3,600 万元）");
    assertThat(complete(page)).isEqualTo(400);
    assertThat(page.locator(".page-notifications .alert").first()).containsText("认定金额不能超过可奖补额度 3,600,000.00 元（360 万元）");
    look(page, "refused");
    field(page, "核定奖补金额").fill("3600000");
    field(page, "核定奖补金额").press("Tab");
    assertThat(form.locator(".amount-in-words")).hasText("3,600,000.00 元（360 万元）");
    look(page, "conclusion");
    assertThat(complete(page)).isEqualTo(204);
    office.runJobs();
    device.is("approving");
  }

  @Test
  void a_remark_is_marked_as_required_with_every_decision_but_the_favourable_one() {
    Case device = office.applies("R07-1", DEVICE);
    Page page = chromium.loggedIn("cp-fsc");
    claim(page, card(page, "待受理", device));
    Locator marked = Chromium.form(page).locator(".required-now");
    page.getByLabel("一次性告知补正").check();
    assertThat(marked).hasText("受理意见");
    page.getByLabel("受理", new Page.GetByLabelOptions().setExact(true)).check();
    assertThat(marked).hasCount(0);
    page.getByLabel("一次性告知补正").check();
    assertThat(complete(page)).isEqualTo(400);
    assertThat(Chromium.form(page).locator(".refused-here")).containsText("受理意见");
    look(page, "remark");
    device.is("accepting");
  }

  @Test
  void an_approver_sees_who_did_what_and_where_the_case_stands() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("approving");
    Page page = chromium.loggedIn("cp-fsc-approver");
    claim(page, card(page, "待审定", device));
    assertThat(Chromium.form(page)).containsText("牵头部门：予以支持，认定 3,780,000.00 元（378 万元）");
    page.getByText("办理历史", new Page.GetByTextOptions().setExact(true)).first().click();
    assertThat(page.locator(".case-history tbody tr").first()).containsText("审定");
    assertThat(page.locator(".case-history")).containsText("拟予支持 3,780,000.00 元（378 万元）");
    look(page, "history");
    page.locator(".nav-tabs").getByText("流程图").click();
    assertThat(page.locator(".case-here-badge").first()).hasText("办理中");
    look(page, "position");
    page.locator(".nav-tabs").getByText("表单").click();
    page.getByLabel("同意（审定）").check();
    look(page, "approval");
    assertThat(complete(page)).isEqualTo(204);
    office.runJobs();
    device.is("publicised");
  }

  @Test
  void the_diagrams_of_called_processes_show_the_position_too() {
    Case scenario = office.applies("M05-1", Map.of("scenario", "other", "projectInvestment", "86000000.00")).goesOnTo("reviewing");
    Page page = chromium.loggedIn("bj-mpa");
    card(page, "待联审", scenario).locator(".task").first().click();
    page.locator(".nav-tabs").getByText("流程图").click();
    assertThat(page.locator(".case-diagram")).hasCount(2);
    assertThat(page.locator(".case-here-badge").last()).hasText("5 家办理中");
    assertThat(page.locator(".case-holders")).containsText("市药监局");
    look(page, "called");
  }

  @Test
  void a_payment_opens_with_today_and_asks_for_its_reference_alone() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("paying");
    Page page = chromium.loggedIn("cp-fsc-payer");
    claim(page, card(page, "本部门全部", device));
    assertThat(Chromium.form(page)).containsText("应拨金额：3,780,000.00 元（378 万元）");
    assertThat(Chromium.form(page).locator(".fjs-form-field-datetime input").first()).not().hasValue("");
    field(page, "拨付凭证号").fill("PF-" + device.no());
    look(page, "payment");
    assertThat(complete(page)).isEqualTo(204);
    office.runJobs();
    device.is("paid");
  }

  @Test
  void an_overdue_task_stands_in_the_list_of_overdue_ones_and_says_so() {
    Case device = office.applies("R07-1", DEVICE);
    Case soon = office.applies("R07-1", DEVICE);
    tasks.setDueDate(device.task("cp-fsc", "acceptApplication"), at("2026-02-26T23:59:59+08:00"));
    tasks.setDueDate(soon.task("cp-fsc", "acceptApplication"), at("2026-03-04T23:59:59+08:00"));
    Page page = chromium.loggedIn("cp-fsc");
    assertThat(counted(page, "已超期")).isPositive();
    assertThat(counted(page, "即将超期")).isPositive();
    assertThat(card(page, "已超期", device)).containsText("已超期 3 个工作日");
    look(page, "overdue");
    assertThat(card(page, "即将超期", soon)).containsText("剩 2 个工作日");
    assertThat(found(page, device)).hasCount(0);
  }

  /** The card of the case in this list. */
  private static Locator card(Page page, String list, Case wanted) {
    page.locator(".task-filter .name a").filter(new Locator.FilterOptions().setHasText(list)).click();
    page.getByLabel("按编号查找").fill(wanted.no());
    page.getByLabel("按编号查找").press("Enter");
    Locator card = found(page, wanted);
    assertThat(card).hasCount(1);
    return card;
  }

  private static Locator found(Page page, Case wanted) {
    return page.locator("ol.tasks-list > li").filter(new Locator.FilterOptions().setHasText(wanted.no()));
  }

  private static void claim(Page page, Locator card) {
    card.locator(".task").first().click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("认领")).click();
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("办结"))).isEnabled();
  }

  private static Locator count(Page page, String list) {
    return page.locator(".task-filter .name a").filter(new Locator.FilterOptions().setHasText(list)).locator(".worklist-count");
  }

  private static int counted(Page page, String list) {
    assertThat(count(page, list)).hasText(Pattern.compile("\\d+"));
    return Integer.parseInt(count(page, list).innerText());
  }

  private static Locator field(Page page, String label) {
    return Chromium.form(page).getByLabel(label).first();
  }

  private static int complete(Page page) {
    return page.waitForResponse(
            response -> response.url().endsWith("/submit-form"),
            () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("办结")).click())
        .status();
  }

  /** Keeps what a person would see now, for whoever wants to look at it. */
  private static void look(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "reviewer-" + name + ".png")));
  }

  private static Date at(String time) {
    return Date.from(OffsetDateTime.parse(time).toInstant());
  }
}
