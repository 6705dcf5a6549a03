package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasks as officials work them: found in Tasklist, claimed, filled in as Camunda Forms, completed. */
@ServiceTest
class TasklistTest {

  private static final Map<String, Object> SCENARIO = Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");

  @LocalServerPort int port;
  @Autowired Office office;
  private Chromium chromium;

  @BeforeEach
  void open() {
    chromium = Chromium.at(port);
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void a_bureau_finds_its_task_by_the_number_of_the_case_claims_it_and_agrees() {
    Case scenario = office.applies("M05-1", SCENARIO).does("cp-gov", "acceptApplication", "decision", "accept").is("reviewing");
    Page tasklist = claim("bj-mpa", scenario, "部门联审");
    assertThat(Chromium.form(tasklist)).containsText("100,000,000.00 元（10,000 万元）");

    tasklist.getByLabel("同意", new Page.GetByLabelOptions().setExact(true)).check();
    assertThat(complete(tasklist)).isEqualTo("204");
    assertThat(Chromium.form(tasklist)).hasCount(0);

    office.runJobs();
    assertThat(scenario.holders()).hasSize(4).doesNotContain("bj-mpa/reviewApplication");
    assertThat(events(scenario, "opinion")).containsExactly("市药监局：意见：同意");
    List.of("bj-drc", "bj-health", "bj-insurance", "cp-gov").forEach(bureau -> scenario.does(bureau, "reviewApplication", "opinion", "agree"));
    BpmnAwareTests.assertThat(scenario.process()).hasPassed("bureauReview");
  }

  @Test
  void a_refused_answer_is_told_in_chinese_and_what_was_typed_stays() {
    Case scenario = office.applies("M05-1", SCENARIO).does("cp-gov", "acceptApplication", "decision", "accept");
    Page tasklist = claim("bj-mpa", scenario, "部门联审");

    tasklist.getByLabel("不同意").check();
    assertThat(complete(tasklist)).startsWith("400");
    Locator told = told(tasklist, "未能办结");
    assertThat(told).containsText("请填写“意见说明”");
    assertThat(told.innerText()).doesNotContainPattern("[A-Za-z]{3}");
    assertThat(tasklist.getByLabel("不同意")).isChecked();
    scenario.is("reviewing");
    assertThat(scenario.holders()).contains("bj-mpa/reviewApplication");

    type(tasklist, "意见说明", "示范场景尚未取得医疗机构书面同意。");
    assertThat(complete(tasklist)).isEqualTo("204");
    assertThat(Chromium.form(tasklist)).hasCount(0);
    office.runJobs();
    assertThat(scenario.holders()).doesNotContain("bj-mpa/reviewApplication");
  }

  @Test
  void the_lead_verifies_amounts_numbers_and_ticks_that_open_as_declared() {
    Case contract =
        office
            .applies(
                "R12-2b",
                Map.of(
                    "partner", "某跨国药企", "multinationalLeader", true, "contractNumber", "LO-2026-001", "contractTotalUsd", "180000000.5",
                    "contractSigned", false, "requestedAmount", "5000000.10"))
            .does("cp-fsc", "acceptApplication", "decision", "accept")
            .does("cp-fsc", "reviewApplication", "opinion", "agree")
            .is("verifying");
    Page tasklist = claim("cp-fsc", contract, "核定数据");
    assertThat(field(tasklist, "合作方名称")).hasValue("某跨国药企");
    assertThat(field(tasklist, "合同总额")).hasValue("180000000.5");
    assertThat(field(tasklist, "申请金额")).hasValue("5000000.10");
    assertThat(field(tasklist, "合作方为跨国龙头企业")).isChecked();
    assertThat(field(tasklist, "合同已签订")).not().isChecked();
    assertThat(Chromium.form(tasklist)).containsText("申报：5,000,000.10 元（500.00001 万元）");

    type(tasklist, "申请金额", "4500000.05");
    field(tasklist, "合同已签订").check();
    tasklist.getByLabel("数据已核定").check();
    assertThat(complete(tasklist)).startsWith("400");
    assertThat(told(tasklist, "未能办结")).containsText("核定数据与申报数据不一致（合同已签订、申请金额），请填写说明");
    type(tasklist, "核定说明", "合同已于审查期间签订；申请金额按合同首付款核减。");
    assertThat(complete(tasklist)).isEqualTo("204");
    assertThat(Chromium.form(tasklist)).hasCount(0);

    office.runJobs();
    JsonNode verified = contract.is("concluding").file().path("verified");
    assertThat(verified.path("requestedAmount").asText()).isEqualTo("4500000.05");
    assertThat(verified.path("contractTotalUsd").decimalValue()).isEqualByComparingTo("180000000.5");
    assertThat(verified.path("contractSigned").asBoolean()).isTrue();
  }

  @Test
  void the_lead_verifies_years_that_open_as_declared() {
    Case platform =
        office
            .applies("R08-2", Map.of("fiscalYear", 2025, "salesPlatform", true, "annualSales", "268000000.00"))
            .does("cp-fsc", "acceptApplication", "decision", "accept")
            .does("cp-fsc", "reviewApplication", "opinion", "agree");
    Page tasklist = claim("cp-fsc", platform, "核定数据");
    assertThat(field(tasklist, "销售收入所属年度")).hasValue("2025");
    assertThat(field(tasklist, "年度销售收入")).hasValue("268000000.00");
    tasklist.getByLabel("数据已核定").check();
    assertThat(complete(tasklist)).isEqualTo("204");
    assertThat(Chromium.form(tasklist)).hasCount(0);
    office.runJobs();
    assertThat(platform.is("concluding").file().path("verified").path("fiscalYear").asInt()).isEqualTo(2025);
  }

  @Test
  void the_lead_verifies_dates_and_choices_that_open_as_declared() {
    Case insured =
        office
            .applies(
                "M02-1",
                Map.of("insuranceKind", "clinical-trial", "policyNumber", "PD-1", "policyStart", "2026-01-15", "premiumPaid", "320000.00"))
            .does("cp-gov", "acceptApplication", "decision", "accept");
    List.of("bj-health", "bj-stc", "bj-mpa", "bj-finreg", "bj-finoffice", "cp-gov")
        .forEach(bureau -> insured.does(bureau, "reviewApplication", "opinion", "agree"));
    Page tasklist = claim("bj-health", insured, "核定数据");
    assertThat(Chromium.form(tasklist).locator(".fjs-form-field-datetime input").first()).not().hasValue("");
    assertThat(Chromium.form(tasklist).locator(".fjs-form-field-select").first()).containsText("临床试验");
    tasklist.getByLabel("数据已核定").check();
    assertThat(complete(tasklist)).isEqualTo("204");
    assertThat(Chromium.form(tasklist)).hasCount(0);
    office.runJobs();
    JsonNode verified = insured.is("concluding").file().path("verified");
    assertThat(verified.path("policyStart").asText()).isEqualTo("2026-01-15");
    assertThat(verified.path("insuranceKind").asText()).isEqualTo("clinical-trial");
  }

  /** Logs in, looks for the case's number among the bureau's tasks, opens the task and claims it. */
  private Page claim(String account, Case wanted, String taskName) {
    Page page = chromium.loggedIn(account);
    assertThat(page.url()).contains("/camunda/app/tasklist/");
    page.getByLabel("按编号查找").fill(wanted.no());
    page.getByLabel("按编号查找").press("Enter");
    Locator card = page.locator("ol.tasks-list > li").filter(new Locator.FilterOptions().setHasText(wanted.no()));
    assertThat(card).hasCount(1);
    assertThat(card).containsText(taskName);
    card.locator(".task").first().click();
    assertThat(Chromium.form(page)).containsText(wanted.no());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("认领")).click();
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("办结"))).isEnabled();
    return page;
  }

  private static Locator field(Page page, String label) {
    return Chromium.form(page).getByLabel(label, new Locator.GetByLabelOptions().setExact(false)).first();
  }

  /** Types and leaves the field: the form takes a text over a moment after the last letter, or at once when the field is left. */
  private static void type(Page page, String label, String text) {
    Locator input = field(page, label);
    input.fill(text);
    input.press("Tab");
    assertThat(input).hasValue(text);
  }

  /** Presses the button below the form; the status with which the service answers, and what it refuses. */
  private static String complete(Page page) {
    Response answer =
        page.waitForResponse(
            response -> response.url().endsWith("/submit-form"),
            () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("办结")).click());
    return answer.ok() ? String.valueOf(answer.status()) : answer.status() + " " + answer.text() + " for " + answer.request().postData();
  }

  /** The message that Tasklist shows with these words. */
  private static Locator told(Page page, String words) {
    return page.locator(".alert").filter(new Locator.FilterOptions().setHasText(words)).first();
  }

  private static List<String> events(Case scenario, String event) {
    return scenario.file().path("timeline").findParents("event").stream()
        .filter(entry -> entry.path("event").asText().equals(event))
        .map(entry -> entry.path("actor").asText() + "：" + entry.path("text").asText())
        .toList();
  }
}
