package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Numbers, days and credit codes as people type and paste them, in the portal and in Tasklist. */
@ServiceTest
class TypedNumbersTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "12600000.00");

  @LocalServerPort int port;
  @Autowired Office office;

  private Chromium chromium;

  @BeforeEach
  void open() {
    chromium = Chromium.at(port);
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  @Test
  void an_amount_is_read_in_one_way_or_not_at_all() {
    Page page = chromium.window();
    page.navigate("/");
    Map<String, String> read =
        Map.ofEntries(
            Map.entry("３０００００", "300000"),
            Map.entry("3000万", "30000000"),
            Map.entry("3,000.50", "3000.50"),
            Map.entry("3，000", "3000"),
            Map.entry("3 000 元", "3000"),
            Map.entry("3000 万元", "30000000"),
            Map.entry("1.2亿", "120000000"),
            Map.entry("1亿2000万元", "120000000"),
            Map.entry("1亿500万", "105000000"),
            Map.entry("0.5千万", "5000000"),
            Map.entry("￥３，０００．５０元", "3000.50"),
            Map.entry("3,0000", "30000"),
            Map.entry("0.0001万", "1"),
            Map.entry("1.23456万", "12345.6"),
            Map.entry("-5", "-5"),
            Map.entry("\u00a03000\u200b", "3000"),
            Map.entry("3000万元整", "30000000"),
            Map.entry("人民币5000元正", "5000"),
            Map.entry("3000\u3164\ufe00万", "30000000"));
    read.forEach(
        (typed, value) ->
            assertThat(number(page, typed, "元").get("value")).as(typed).isEqualTo(value));

    for (String typed :
        List.of(
            "3,5",
            "3,00",
            "12,3456,78",
            "3.000.000",
            "3万5",
            "1.2亿3000万",
            "1亿20000万",
            "1e6",
            "约3000",
            "3000-5000",
            "三千万",
            "30%",
            "100美元",
            "5²",
            "abc",
            "1,",
            "--5")) {
      Map<String, Object> answer = number(page, typed, "元");
      assertThat(answer.get("value")).as(typed).isNull();
      assertThat((String) answer.get("error")).as(typed).containsPattern("\\p{IsHan}");
    }
    assertThat(number(page, "30％", "%").get("value")).isEqualTo("30");
    assertThat(number(page, "12人", "人").get("value")).isEqualTo("12");
    assertThat((String) number(page, "3000万", "万美元").get("error")).contains("单位已是“万美元”");
    assertThat(number(page, "", "元")).containsEntry("value", null).containsEntry("error", null);
  }

  @Test
  void a_day_is_read_with_its_year_first() {
    Page page = chromium.window();
    page.navigate("/");
    for (String typed :
        List.of("2026/3/1", "2026年3月1日", "20260301", "2026.3.1", "2026-03-01", "２０２６／３／１")) {
      assertThat(day(page, typed).get("value")).as(typed).isEqualTo("2026-03-01");
    }
    for (String typed :
        List.of("3/1/2026", "0026-03-01", "2026-2-30", "26-3-1", "2026年3月", "2026131", "明天")) {
      assertThat((String) day(page, typed).get("error")).as(typed).contains("不是日期");
    }
  }

  @Test
  void the_portal_shows_what_it_understood_and_sends_nothing_that_it_did_not() {
    Page page = chromium.window();
    page.navigate("/items/M05-1");
    page.locator("[name='facts.scenario']").selectOption("drug-discovery");
    page.locator("[data-field='facts.exemplary']").getByLabel("是").check();
    page.locator("[name='facts.changpingTie']").selectOption("registered");
    Locator amount = page.getByLabel("项目工程投资总额");
    Locator spoken = page.locator("[data-field='facts.projectInvestment'] .spoken");

    amount.fill("２亿");
    assertThat(spoken).hasText("= 200,000,000.00 元，合 20,000 万元");
    amount.press("Tab");
    assertThat(amount).hasValue("200,000,000");
    test(page);
    assertThat(page.locator("#result")).containsText("奖补上限 50,000,000.00 元（5,000 万元）");

    amount.fill("");
    amount.pressSequentially("3,5");
    assertThat(amount).hasValue("3,5");
    assertThat(spoken).containsText("看不清是千位分隔还是小数点");
    test(page);
    assertThat(page.locator("[data-field='facts.projectInvestment'] .error"))
        .containsText("看不清是千位分隔还是小数点");
    assertThat(amount).hasValue("3,5");

    amount.fill("");
    amount.pressSequentially("3,500");
    assertThat(amount).hasValue("3,500");
    amount.pressSequentially("0");
    assertThat(amount).hasValue("35,000");
    assertThat(spoken).hasText("= 35,000.00 元，合 3.5 万元");
  }

  @Test
  void a_pasted_code_is_not_cut_and_a_wrong_check_character_is_confirmed_before_it_is_sent() {
    Office.Applicant applicant = office.newApplicant();
    Page page = chromium.blank(applicant.account());
    page.navigate("/apply/R07-1");
    Locator code = page.getByLabel("统一社会信用代码").first();
    code.fill(String.join(" ", applicant.uscc().split("(?<=\\G.{4})")) + "\u00a0");
    code.press("Tab");
    assertThat(code).hasValue(applicant.uscc());
    Locator confirmation = page.getByText("证照上确为此代码");
    assertThat(confirmation).isHidden();

    code.fill("91110114M0003QKD19");
    assertThat(confirmation).isVisible();
    confirmation.click();
    page.getByLabel("单位名称").fill("北京某生物科技有限公司");
    page.getByLabel("主体类型").selectOption("enterprise");
    page.getByLabel("事由").fill("某三类器械");
    page.locator("[name='facts.deviceClass']").selectOption("III");
    page.locator("[name='facts.changpingTie']").selectOption("registered");
    page.locator("[data-field='facts.medicalField']").getByLabel("是").check();
    page.locator("[data-field='facts.certificateObtained']").getByLabel("是").check();
    page.locator("[name='facts.certificateNumber']").fill("国械注准20263120001");
    page.locator("[name='facts.certifiedOn']").fill("2026-01-15");
    page.locator("[name='facts.rdExpense']").fill("1260万元");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交申报")).click();
    page.waitForURL("**/cases/CP*");
    assertThat(page.locator("main")).containsText("12,600,000.00 元（1,260 万元）");
    assertThat(page.locator("main")).containsText("校验位不符，申报单位确认与证照一致");
  }

  @Test
  void tasklist_takes_numbers_as_they_are_typed_and_completes_nothing_that_it_did_not_understand() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("verifying");
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc"));
    handler.claim(handler.card("待核定", device));
    Locator amount = handler.field("取证产品研发投入");
    Locator words = handler.form().locator(".fjs-form-field-number .spoken").first();
    handler.choice("数据已核定").check();
    handler.type("核定说明", "审计报告载明");

    amount.fill("");
    amount.pressSequentially("3,5");
    assertThat(words).containsText("看不清是千位分隔还是小数点");
    handler.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("办结")).click();
    assertThat(words).containsText("看不清是千位分隔还是小数点");
    assertThat(amount).hasValue("3,5");
    device.is("verifying");

    amount.fill("");
    amount.pressSequentially("12,000,000.50");
    assertThat(words).hasText("= 12,000,000.50 元，合 1,200.00005 万元");
    amount.press("Tab");
    assertThat(amount).hasValue("12,000,000.50");

    amount.fill("１２００万元");
    assertThat(words).hasText("= 12,000,000.00 元，合 1,200 万元");
    assertThat(handler.complete()).isEqualTo("204");
    office.runJobs();
    assertThat(device.is("concluding").file().path("verified").path("rdExpense").asText())
        .isEqualTo("12000000.00");
  }

  @Test
  void tasklist_takes_a_day_as_it_is_typed() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("paying");
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc-payer"));
    handler.claim(handler.card("本部门全部", device));
    handler.type("拨付凭证号", "TYPED-" + device.no());
    Locator day = handler.form().locator(".fjs-form-field-datetime input").first();
    Locator words = handler.form().locator(".fjs-form-field-datetime .spoken");

    day.fill("明天");
    day.press("Tab");
    assertThat(words).containsText("不是日期");
    Locator complete =
        handler.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("办结"));
    complete.click(new Locator.ClickOptions().setForce(true));
    assertThat(words).containsText("不是日期");
    device.is("paying");

    day.fill("2026年3月1日");
    assertThat(handler.complete())
        .as("understood, and refused for what it is")
        .startsWith("400")
        .contains("\"2026-03-01\"")
        .contains("拨付日期不能早于审定日期");
    day.fill("2026年3月2日");
    assertThat(handler.complete()).isEqualTo("204");
    office.runJobs();
    assertThat(device.is("paid").file().path("award").path("payment").path("paidOn").asText())
        .isEqualTo("2026-03-02");
  }

  private static void test(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("测算").setExact(true))
        .click();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> number(Page page, String typed, String unit) {
    return (Map<String, Object>)
        page.evaluate(
            "async ([typed, unit]) => (await import('/assets/numbers.js')).readNumber(typed, unit)",
            List.of(typed, unit));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> day(Page page, String typed) {
    return (Map<String, Object>)
        page.evaluate("async typed => (await import('/assets/numbers.js')).readDay(typed)", typed);
  }
}
