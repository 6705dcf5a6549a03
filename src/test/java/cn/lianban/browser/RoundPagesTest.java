package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.Round;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of a round, as its owner changes it before it opens. */
@ServiceTest
class RoundPagesTest {

  private static final String CHANGE = "修改批次";

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;
  private Chromium chromium;

  @BeforeEach
  void open() {
    chromium = Chromium.at(port);
  }

  @AfterEach
  void close() {
    jdbc.sql(
            "update selection_round set status = 'cancelled' where status in ('planned', 'open', 'evaluating')")
        .update();
    jdbc.sql("delete from item_in_rounds").update();
    if (chromium != null) {
      assertThat(chromium.failures()).as("failures of scripts").isEmpty();
      chromium.close();
    }
  }

  @Test
  void an_owner_changes_a_planned_round_with_the_keyboard_and_reads_what_is_wrong_where_it_is() {
    Round round =
        office.plans(
            "R16-2b",
            OffsetDateTime.parse("2026-04-01T09:00:00+08:00"),
            "minimumScore",
            60,
            "places",
            10,
            "reservePlaces",
            2,
            "reserveDays",
            15);
    Page page = chromium.blank("owner1");
    page.navigate("/rounds/" + round.no());
    Locator form = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName(CHANGE));
    assertThat(form).isHidden();
    page.locator("summary", new Page.LocatorOptions().setHasText(CHANGE)).focus();
    page.keyboard().press("Enter");
    assertThat(form).isVisible();
    assertThat(form).containsText("未来科学城管委会");
    assertThat(form.getByLabel("批次名称")).hasValue("2026年第一批");
    assertThat(form.getByLabel("开放时间")).hasValue("2026-04-01T09:00");
    assertThat(form.getByLabel("批次预算")).hasValue("3,000,000.00");
    assertThat(form.getByLabel("最低分")).hasValue("60");
    assertThat(form.getByLabel("候补有效期")).hasValue("15");
    assertThat(form.getByLabel("不调减")).isChecked();

    form.getByLabel("截止时间").fill("2026-03-31T17:00");
    form.getByLabel("候补有效期").fill("");
    form.getByLabel("批次预算").fill("0");
    form.getByLabel("批次预算").press("Enter");
    assertThat(error(form, "closesAt")).containsText("截止时间应晚于开放时间");
    assertThat(error(form, "reserveDays")).containsText("设候补名额的必填");
    assertThat(error(form, "budget")).containsText("批次预算应为大于 0");
    assertThat(form.getByLabel("截止时间")).isFocused();

    form.getByLabel("截止时间").fill("2026-05-08T17:30");
    form.getByLabel("候补有效期").fill("20");
    form.getByLabel("批次预算").fill("4000000");
    form.getByLabel("名额（件）", new Locator.GetByLabelOptions().setExact(true)).fill("");
    form.getByLabel("在“不超过”的范围内调减").check();
    form.getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("修改已保存");
    assertThat(page.locator("main")).containsText("4,000,000.00 元（400 万元）");
    assertThat(page.locator(".timeline")).containsText("调整批次的时间与条件");

    JsonNode changed = round.read();
    assertThat(changed.path("closesAt").asText()).isEqualTo("2026-05-08T17:30:00+08:00");
    assertThat(changed.path("opensAt").asText()).isEqualTo("2026-04-01T09:00:00+08:00");
    assertThat(changed.path("places").isNull()).isTrue();
    assertThat(changed.path("reserveDays").asInt()).isEqualTo(20);
    assertThat(changed.path("scaling").asBoolean()).isTrue();
  }

  @Test
  void the_budget_of_a_round_is_confirmed_by_another_owner() {
    Round round = office.plansAlone("R16-2b", OffsetDateTime.now(clock)).opens();
    Page own = chromium.loggedIn("owner1");
    own.navigate("/rounds/" + round.no());
    assertThat(own.locator("main")).containsText("批次预算由您提出，待另一位流程管理员确认");
    own.getByText("提出别的批次预算").click();
    own.locator("[name=budget]").fill("250万");
    own.locator("[name=reason]").fill("财政压减");
    own.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提出").setExact(true))
        .click();
    assertThat(own.getByRole(AriaRole.STATUS)).containsText("已提出新的批次预算");
    Page other = chromium.loggedIn("owner2");
    other.navigate("/rounds/" + round.no());
    assertThat(other.locator("main")).containsText("owner1 提出批次预算 2,500,000.00 元");
    other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("确认批次预算")).click();
    assertThat(other.getByRole(AriaRole.STATUS)).containsText("批次预算已确认");
    assertThat(other.locator("main")).containsText("由 owner1 提出，owner2 已确认");
    assertThat(other.locator(".timeline")).containsText("提出批次预算 2,500,000.00");
  }

  @Test
  void nobody_else_is_offered_to_change_it_and_no_one_once_it_is_open() {
    Round round = office.plans("R16-2b", OffsetDateTime.now(clock));
    for (String other : new String[] {"cp-fsc", "monitor", "admin"}) {
      Page page = chromium.blank(other);
      page.navigate("/rounds/" + round.no());
      assertThat(page.locator("h1")).containsText("2026年第一批");
      assertThat(page.getByText(CHANGE)).hasCount(0);
    }
    round.opens();
    Page owner = chromium.blank("owner1");
    owner.navigate("/rounds/" + round.no());
    assertThat(owner.locator("h1")).containsText("受理中");
    assertThat(owner.getByText(CHANGE)).hasCount(0);
  }

  @Test
  void rounds_are_found_by_the_item_that_is_chosen() {
    office.plans("R16-2b", OffsetDateTime.parse("2026-04-01T09:00:00+08:00"), "title", "共享服务平台批次");
    office.plans("M05-1", OffsetDateTime.parse("2026-04-01T09:00:00+08:00"), "title", "示范场景批次");
    Page page = chromium.window();
    page.navigate("/rounds?itemId=M05-1");
    assertThat(page.locator("#rounds")).containsText("示范场景批次");
    assertThat(page.locator("#rounds")).not().containsText("共享服务平台批次");
    page.getByLabel("事项").selectOption("R16-2b");
    assertThat(page.locator("#rounds")).containsText("共享服务平台批次");
    assertThat(page.locator("#rounds")).not().containsText("示范场景批次");
  }

  private static Locator error(Locator form, String field) {
    return form.locator("[data-field='" + field + "'] .error");
  }
}
