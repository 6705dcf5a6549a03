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
 * A reviewer's day: ready-made lists with counts, cards and forms that answer at first sight, and
 * decisions from acceptance to payment.
 */
class ReviewersMorningTest extends BrowserTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "12600000.00");

  @Autowired TaskService tasks;

  @Test
  void acceptance_is_found_in_its_list_with_all_that_a_card_says_and_leaves_it_when_done() {
    Case device = office.applies("R07-1", DEVICE);
    Desk desk = new Desk(chromium.loggedIn("cp-fsc"));
    int before = desk.counted("待受理");
    Locator card = desk.card("待受理", device);
    assertThat(card).containsText("三类（重大二类）医疗器械注册证");
    assertThat(card).containsText("剩 5 个工作日");
    assertThat(card).containsText("3月9日到期");
    assertThat(card).containsText("按条款最高　3,780,000.00 元（378 万元）");
    desk.claim(card);
    assertThat(desk.form()).containsText(device.applicant().uscc());
    assertThat(desk.form()).containsText("对获得三类医疗器械注册证的，按照不超过取证产品研发投入的30%");
    assertThat(desk.form()).containsText("台账中没有该单位此前的奖补");
    look(desk.page(), "reviewer-acceptance");
    desk.choice("受理").check();
    assertThat(desk.complete()).isEqualTo("204");
    assertThat(desk.form()).hasCount(0);
    assertThat(desk.count("待受理")).hasText(String.valueOf(before - 1));
    office.runJobs();
    device.is("reviewing");
  }

  @Test
  void a_review_is_done_without_a_mouse() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("reviewing");
    Desk desk = new Desk(chromium.loggedIn("cp-fsc"));
    desk.claim(desk.card("待联审", device));
    desk.page().keyboard().press("Control+Alt+KeyF");
    assertThat(desk.choice("同意")).isFocused();
    desk.page().keyboard().press("Space");
    look(desk.page(), "reviewer-review");
    assertThat(desk.complete(() -> desk.page().keyboard().press("Control+Enter"))).isEqualTo("204");
    office.runJobs();
    device.is("verifying");
  }

  @Test
  void a_verification_opens_with_what_was_declared_and_is_done_by_changing_what_differs() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("verifying");
    Desk desk = new Desk(chromium.loggedIn("cp-fsc"));
    desk.claim(desk.card("待核定", device));
    assertThat(desk.field("取证产品研发投入")).hasValue("12600000.00");
    assertThat(desk.form().locator(".amount-in-words")).hasText("= 12,600,000.00 元（1,260 万元）");
    desk.type("取证产品研发投入", "12000000");
    assertThat(desk.form().locator(".amount-in-words")).hasText("= 12,000,000.00 元（1,200 万元）");
    desk.choice("数据已核定").check();
    desk.type("核定说明", "审计报告载明 1,200 万元");
    look(desk.page(), "reviewer-verification");
    assertThat(desk.complete()).isEqualTo("204");
    assertThat(desk.form()).hasCount(0);
    office.runJobs();
    assertThat(device.is("concluding").file().path("verified").path("rdExpense").asText())
        .isEqualTo("12000000.00");
  }

  @Test
  void what_the_service_refuses_is_not_offered() {
    Case device = office.applies("R07-1", DEVICE);
    Desk desk = new Desk(chromium.loggedIn("cp-fsc"));
    desk.claim(desk.card("待受理", device));
    for (String offer :
        List.of("新建任务", "发起流程", "启动流程", "添加批注", "批注", "新建筛选器", "设置到期日", "设置跟进日", "添加候选组")) {
      assertThat(desk.page().getByText(offer).filter(new Locator.FilterOptions().setVisible(true)))
          .hasCount(0);
    }
    assertThat(
            desk.page()
                .locator(".task-card .reset-assignee:visible, .task-card .instance-link:visible"))
        .hasCount(0);
    assertThat(desk.page().locator(".task-card .assignee [cam-widget-inline-field]"))
        .hasCSS("pointer-events", "none");
    assertThat(desk.page().locator(".task-card .groups")).hasCSS("pointer-events", "none");
  }

  @Test
  void a_difference_between_declared_and_verified_is_marked_where_the_lead_concludes() {
    Case device =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("verifying")
            .isVerifiedAs("cp-fsc", "rdExpense", "12000000.00")
            .is("concluding");
    Desk desk = new Desk(chromium.loggedIn("cp-fsc"));
    desk.claim(desk.card("待汇总", device));
    Locator form = desk.form();
    assertThat(form.locator("em > strong").first()).hasText("12,000,000.00 元（1,200 万元）（与申报不同）");
    assertThat(form).containsText("核定说明：经现场核查");
    desk.page().getByLabel("建议支持").check();
    desk.field("核定奖补金额").fill("36000000");
    desk.field("核定奖补金额").press("Tab");
    assertThat(form.locator(".amount-in-words")).hasText("= 36,000,000.00 元（3,600 万元）");
    assertThat(desk.complete()).startsWith("400");
    assertThat(desk.page().locator(".page-notifications .alert").first())
        .containsText("认定金额不能超过可奖补额度 3,600,000.00 元（360 万元）");
    assertThat(form.locator(".refused-here")).containsText("核定奖补金额");
    look(desk.page(), "reviewer-refused");
    desk.field("核定奖补金额").fill("3600000");
    desk.field("核定奖补金额").press("Tab");
    assertThat(form.locator(".amount-in-words")).hasText("= 3,600,000.00 元（360 万元）");
    look(desk.page(), "reviewer-conclusion");
    assertThat(desk.complete()).isEqualTo("204");
    office.runJobs();
    device.is("approving");
  }

  @Test
  void a_remark_is_marked_as_required_with_every_decision_but_the_favourable_one() {
    Case device = office.applies("R07-1", DEVICE);
    Desk desk = new Desk(chromium.loggedIn("cp-fsc"));
    desk.claim(desk.card("待受理", device));
    Locator marked = desk.form().locator(".required-now");
    desk.page().getByLabel("一次性告知补正").check();
    assertThat(marked).hasText("受理意见");
    desk.choice("受理").check();
    assertThat(marked).hasCount(0);
    desk.page().getByLabel("一次性告知补正").check();
    assertThat(desk.complete()).startsWith("400");
    assertThat(desk.form().locator(".refused-here")).containsText("受理意见");
    look(desk.page(), "reviewer-remark");
    device.is("accepting");
  }

  @Test
  void an_approver_sees_who_did_what_and_where_the_case_stands() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("approving");
    Desk desk = new Desk(chromium.loggedIn("cp-fsc-approver"));
    desk.claim(desk.card("待审定", device));
    assertThat(desk.form()).containsText("牵头部门：予以支持，认定 3,780,000.00 元（378 万元）");
    desk.page().getByText("办理历史", new Page.GetByTextOptions().setExact(true)).first().click();
    assertThat(desk.page().locator(".case-history tbody tr").first()).containsText("审定");
    assertThat(desk.page().locator(".case-history")).containsText("拟予支持 3,780,000.00 元（378 万元）");
    assertThat(desk.page().locator(".case-history")).containsText("未来科学城管委会（生命科学园管委会） 审核员");
    look(desk.page(), "reviewer-history");
    desk.page().locator(".nav-tabs").getByText("流程图").click();
    assertThat(desk.page().locator(".case-here-badge").first()).hasText("办理中");
    look(desk.page(), "reviewer-position");
    desk.page().locator(".nav-tabs").getByText("表单").click();
    desk.page().getByLabel("同意（审定）").check();
    look(desk.page(), "reviewer-approval");
    assertThat(desk.complete()).isEqualTo("204");
    office.runJobs();
    device.is("publicised");
  }

  @Test
  void the_diagrams_of_called_processes_show_the_position_too() {
    Case scenario =
        office
            .applies("M05-1", Map.of("scenario", "other", "projectInvestment", "86000000.00"))
            .goesOnTo("reviewing");
    Desk desk = new Desk(chromium.loggedIn("bj-mpa"));
    desk.card("待联审", scenario).locator(".task").first().click();
    desk.page().locator(".nav-tabs").getByText("流程图").click();
    assertThat(desk.page().locator(".case-diagram")).hasCount(2);
    assertThat(desk.page().locator(".case-here-badge").last()).hasText("5 家办理中");
    assertThat(desk.page().locator(".case-holders")).containsText("市药监局");
    look(desk.page(), "reviewer-called");
  }

  @Test
  void a_payment_opens_with_today_and_asks_for_its_reference_alone() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("paying");
    Desk desk = new Desk(chromium.loggedIn("cp-fsc-payer"));
    desk.claim(desk.card("本部门全部", device));
    assertThat(desk.form()).containsText("应拨金额：3,780,000.00 元（378 万元）");
    assertThat(desk.form().locator(".fjs-form-field-datetime input").first()).not().hasValue("");
    desk.field("拨付凭证号").fill("PF-" + device.no());
    look(desk.page(), "reviewer-payment");
    assertThat(desk.complete()).isEqualTo("204");
    office.runJobs();
    device.is("paid");
  }

  @Test
  void an_overdue_task_stands_in_the_list_of_overdue_ones_and_says_so() {
    Case device = office.applies("R07-1", DEVICE);
    Case soon = office.applies("R07-1", DEVICE);
    tasks.setDueDate(device.task("cp-fsc", "acceptApplication"), at("2026-02-26T23:59:59+08:00"));
    tasks.setDueDate(soon.task("cp-fsc", "acceptApplication"), at("2026-03-04T23:59:59+08:00"));
    Desk desk = new Desk(chromium.loggedIn("cp-fsc"));
    assertThat(desk.counted("已超期")).isPositive();
    assertThat(desk.counted("即将超期")).isPositive();
    assertThat(desk.card("已超期", device)).containsText("已超期 3 个工作日");
    look(desk.page(), "reviewer-overdue");
    assertThat(desk.card("即将超期", soon)).containsText("剩 2 个工作日");
    assertThat(desk.found(device)).hasCount(0);
  }

  private static Date at(String time) {
    return Date.from(OffsetDateTime.parse(time).toInstant());
  }
}
