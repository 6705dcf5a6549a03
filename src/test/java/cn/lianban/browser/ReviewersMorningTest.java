package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A reviewer's day: standard lists with counts, cards and forms that answer at first sight, and
 * decisions from acceptance to payment.
 */
class ReviewersMorningTest extends BrowserTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "12600000.00");

  @Autowired TaskService tasks;

  @Test
  void acceptance_is_found_in_its_list_with_all_that_a_card_says_and_leaves_it_when_done() {
    Case device = office.applies("R07-1", DEVICE);
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc"));
    int before = handler.counted("待受理");
    Locator card = handler.card("待受理", device);
    assertThat(card).containsText("三类（重大二类）医疗器械注册证");
    assertThat(card).containsText("剩 5 个工作日");
    assertThat(card).containsText("3月9日到期");
    assertThat(card).containsText("按条款最高　3,780,000.00 元（378 万元）");
    handler.claim(card);
    assertThat(handler.form()).containsText(device.applicant().uscc());
    assertThat(handler.form()).containsText("对获得三类医疗器械注册证的，按照不超过取证产品研发投入的30%");
    assertThat(handler.form()).containsText("台账中没有该单位此前的奖补");
    look(handler.page(), "reviewer-acceptance");
    handler.choice("受理").check();
    assertThat(handler.complete()).isEqualTo("204");
    assertThat(handler.form()).hasCount(0);
    assertThat(handler.count("待受理")).hasText(String.valueOf(before - 1));
    office.runJobs();
    device.is("reviewing");
  }

  @Test
  void a_review_is_done_without_a_mouse() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("reviewing");
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc"));
    handler.claim(handler.card("待联审", device));
    // the button is ready a moment before the fields are
    assertThat(handler.choice("同意")).isEnabled();
    handler.page().keyboard().press("Control+Alt+KeyF");
    assertThat(handler.choice("同意")).isFocused();
    handler.page().keyboard().press("Space");
    look(handler.page(), "reviewer-review");
    assertThat(handler.complete(() -> handler.page().keyboard().press("Control+Enter")))
        .isEqualTo("204");
    office.runJobs();
    device.is("verifying");
  }

  @Test
  void a_verification_opens_with_what_was_declared_and_is_done_by_changing_what_differs() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("verifying");
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc"));
    handler.claim(handler.card("待核定", device));
    assertThat(handler.field("取证产品研发投入")).hasValue("12,600,000.00");
    assertThat(handler.form().locator(".fjs-form-field-number .spoken"))
        .hasText("= 12,600,000.00 元，合 1,260 万元");
    handler.type("取证产品研发投入", "12,000,000");
    assertThat(handler.form().locator(".fjs-form-field-number .spoken"))
        .hasText("= 12,000,000.00 元，合 1,200 万元");
    handler.choice("数据已核定").check();
    handler.type("核定说明", "审计报告载明 1,200 万元");
    look(handler.page(), "reviewer-verification");
    assertThat(handler.complete()).isEqualTo("204");
    assertThat(handler.form()).hasCount(0);
    office.runJobs();
    assertThat(device.is("concluding").file().path("verified").path("rdExpense").asText())
        .isEqualTo("12000000.00");
  }

  @Test
  void what_the_service_refuses_is_not_offered() {
    Case device = office.applies("R07-1", DEVICE);
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc"));
    handler.claim(handler.card("待受理", device));
    for (String offer :
        List.of("新建任务", "发起流程", "启动流程", "添加批注", "批注", "新建筛选器", "设置到期日", "设置跟进日", "添加候选组")) {
      assertThat(
              handler.page().getByText(offer).filter(new Locator.FilterOptions().setVisible(true)))
          .hasCount(0);
    }
    assertThat(
            handler
                .page()
                .locator(".task-card .reset-assignee:visible, .task-card .instance-link:visible"))
        .hasCount(0);
    assertThat(handler.page().locator(".task-card .assignee [cam-widget-inline-field]"))
        .hasCSS("pointer-events", "none");
    assertThat(handler.page().locator(".task-card .groups")).hasCSS("pointer-events", "none");
  }

  @Test
  void a_difference_between_declared_and_verified_is_marked_where_the_lead_concludes() {
    Case device =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("verifying")
            .isVerifiedAs("cp-fsc", "rdExpense", "12000000.00")
            .is("concluding");
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc"));
    handler.claim(handler.card("待汇总", device));
    Locator form = handler.form();
    assertThat(form.locator("em > strong").first()).hasText("12,000,000.00 元（1,200 万元）（与申报不同）");
    assertThat(form).containsText("核定说明：经现场核查");
    handler.page().getByLabel("建议支持").check();
    handler.field("核定奖补金额").fill("36000000");
    handler.field("核定奖补金额").press("Tab");
    assertThat(form.locator(".fjs-form-field-number .spoken"))
        .hasText("= 36,000,000.00 元，合 3,600 万元");
    assertThat(handler.complete()).startsWith("400");
    assertThat(handler.page().locator(".page-notifications .alert").first())
        .containsText("认定金额不能超过可奖补额度 3,600,000.00 元（360 万元）");
    assertThat(form.locator(".refused-here")).containsText("核定奖补金额");
    look(handler.page(), "reviewer-refused");
    handler.field("核定奖补金额").fill("3600000");
    handler.field("核定奖补金额").press("Tab");
    assertThat(form.locator(".fjs-form-field-number .spoken")).hasText("= 3,600,000.00 元，合 360 万元");
    look(handler.page(), "reviewer-conclusion");
    assertThat(handler.complete()).isEqualTo("204");
    office.runJobs();
    device.is("approving");
  }

  @Test
  void a_remark_is_marked_as_required_with_every_decision_but_the_favourable_one() {
    Case device = office.applies("R07-1", DEVICE);
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc"));
    handler.claim(handler.card("待受理", device));
    Locator marked = handler.form().locator(".required-now");
    handler.page().getByLabel("一次性告知补正").check();
    assertThat(marked).hasText("受理意见");
    handler.choice("受理").check();
    assertThat(marked).hasCount(0);
    handler.page().getByLabel("一次性告知补正").check();
    assertThat(handler.complete()).startsWith("400");
    assertThat(handler.form().locator(".refused-here")).containsText("受理意见");
    look(handler.page(), "reviewer-remark");
    device.is("accepting");
  }

  @Test
  void an_approver_sees_who_did_what_and_where_the_case_stands() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("approving");
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc-approver"));
    handler.claim(handler.card("待审定", device));
    assertThat(handler.form()).containsText("牵头部门：予以支持，认定 3,780,000.00 元（378 万元）");
    handler.page().getByText("办理历史", new Page.GetByTextOptions().setExact(true)).first().click();
    assertThat(handler.page().locator(".case-history tbody tr").first()).containsText("审定");
    assertThat(handler.page().locator(".case-history")).containsText("拟予支持 3,780,000.00 元（378 万元）");
    assertThat(handler.page().locator(".case-history")).containsText("未来科学城管委会（生命科学园管委会） 审核员");
    look(handler.page(), "reviewer-history");
    handler.page().locator(".nav-tabs").getByText("流程图").click();
    assertThat(handler.page().locator(".case-here-badge").first()).hasText("办理中");
    look(handler.page(), "reviewer-position");
    handler.page().locator(".nav-tabs").getByText("表单").click();
    handler.page().getByLabel("同意（审定）").check();
    look(handler.page(), "reviewer-approval");
    assertThat(handler.complete()).isEqualTo("204");
    office.runJobs();
    device.is("publicised");
  }

  @Test
  void the_diagrams_of_called_processes_show_the_position_too() {
    Case scenario =
        office
            .applies("M05-1", Map.of("scenario", "other", "projectInvestment", "86000000.00"))
            .goesOnTo("reviewing");
    TasklistPage handler = new TasklistPage(chromium.loggedIn("bj-mpa"));
    handler.card("待联审", scenario).locator(".task").first().click();
    handler.page().locator(".nav-tabs").getByText("流程图").click();
    assertThat(handler.page().locator(".case-diagram")).hasCount(2);
    assertThat(handler.page().locator(".case-here-badge").last()).hasText("5 家办理中");
    assertThat(handler.page().locator(".case-holders")).containsText("市药监局");
    look(handler.page(), "reviewer-called");
  }

  @Test
  void a_payment_opens_with_today_and_asks_for_its_reference_alone() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("paying");
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc-payer"));
    handler.claim(handler.card("本部门全部", device));
    assertThat(handler.form()).containsText("应拨金额：3,780,000.00 元（378 万元）");
    assertThat(handler.form().locator(".fjs-form-field-datetime input").first()).not().hasValue("");
    handler.field("拨付凭证号").fill("PF-" + device.no());
    look(handler.page(), "reviewer-payment");
    assertThat(handler.complete()).isEqualTo("204");
    office.runJobs();
    device.is("paid");
  }

  @Test
  void an_overdue_task_stands_in_the_list_of_overdue_ones_and_says_so() {
    Case device = office.applies("R07-1", DEVICE);
    Case soon = office.applies("R07-1", DEVICE);
    tasks.setDueDate(device.task("cp-fsc", "acceptApplication"), at("2026-02-26T23:59:59+08:00"));
    tasks.setDueDate(soon.task("cp-fsc", "acceptApplication"), at("2026-03-04T23:59:59+08:00"));
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc"));
    assertThat(handler.counted("已超期")).isPositive();
    assertThat(handler.counted("即将超期")).isPositive();
    assertThat(handler.card("已超期", device)).containsText("已超期 3 个工作日");
    look(handler.page(), "reviewer-overdue");
    assertThat(handler.card("即将超期", soon)).containsText("剩 2 个工作日");
    assertThat(handler.found(device)).hasCount(0);
  }

  private static Date at(String time) {
    return Date.from(OffsetDateTime.parse(time).toInstant());
  }
}
