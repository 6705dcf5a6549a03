package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/**
 * Tasks as officials work them: found in Tasklist, claimed, filled in as Camunda Forms, completed.
 */
class TasklistTest extends BrowserTest {

  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");

  /**
   * Text with addresses that Markdown turns into links, with Markdown's own characters, and with
   * what the form would evaluate.
   */
  private static final String TYPED =
      "见 https://evil.example/a、HTTP://evil.example、www.evil.example 或 boss@evil.example，a_b_c *d* {{1+1}}";

  @Test
  void a_bureau_finds_its_task_by_the_number_of_the_case_claims_it_and_agrees() {
    Case scenario =
        office
            .applies("M05-1", SCENARIO)
            .does("cp-gov", "acceptApplication", "decision", "accept")
            .is("reviewing");
    TasklistPage handler = claim("bj-mpa", scenario, "部门联审");
    assertThat(handler.form()).containsText("100,000,000.00 元（10,000 万元）");

    handler.choice("同意").check();
    assertThat(handler.complete()).isEqualTo("204");
    assertThat(handler.form()).hasCount(0);

    office.runJobs();
    assertThat(scenario.holders()).hasSize(4).doesNotContain("bj-mpa/reviewApplication");
    assertThat(events(scenario, "opinion")).containsExactly("市药监局：意见：同意");
    List.of("bj-drc", "bj-health", "bj-insurance", "cp-gov")
        .forEach(bureau -> scenario.does(bureau, "reviewApplication", "opinion", "agree"));
    BpmnAwareTests.assertThat(scenario.process()).hasPassed("bureauReview");
  }

  @Test
  void a_refused_answer_is_told_in_chinese_and_what_was_typed_stays() {
    Case scenario =
        office.applies("M05-1", SCENARIO).does("cp-gov", "acceptApplication", "decision", "accept");
    TasklistPage handler = claim("bj-mpa", scenario, "部门联审");

    handler.choice("不同意").check();
    assertThat(handler.complete()).startsWith("400");
    Locator told = handler.told("未能办结");
    assertThat(told).containsText("请填写“意见说明”");
    assertThat(told.innerText()).doesNotContainPattern("[A-Za-z]{3}");
    assertThat(handler.choice("不同意")).isChecked();
    assertThat(handler.form().locator(".refused-here")).containsText("意见说明");
    scenario.is("reviewing");
    assertThat(scenario.holders()).contains("bj-mpa/reviewApplication");

    handler.type("意见说明", "示范场景尚未取得医疗机构书面同意。");
    assertThat(told).hasCount(0);
    assertThat(handler.form().locator(".refused-here")).hasCount(0);
    assertThat(handler.complete()).isEqualTo("204");
    assertThat(handler.form()).hasCount(0);
    office.runJobs();
    assertThat(scenario.holders()).doesNotContain("bj-mpa/reviewApplication");
  }

  @Test
  void addresses_that_an_applicant_has_typed_are_text_and_lead_nowhere() {
    Office.Applicant applicant = office.newApplicant();
    Map<String, Object> body =
        Office.anApplication(
            "R12-2b",
            applicant,
            Map.of(
                "partner",
                TYPED,
                "multinationalLeader",
                true,
                "contractNumber",
                "LO-1",
                "contractTotalUsd",
                "1.00",
                "contractSigned",
                true,
                "requestedAmount",
                "1.00"));
    body.put("matter", TYPED);
    Case contract = office.applies(applicant, body);
    TasklistPage handler = claim("cp-fsc", contract, "受理审查");
    assertThat(handler.form().getByText(TYPED)).hasCount(2);
    assertThat(links(handler)).isNotEmpty().allMatch(address -> address.startsWith("/"));

    contract
        .does("cp-fsc", "acceptApplication", "decision", "accept")
        .does("cp-fsc", "reviewApplication", "opinion", "agree")
        .is("verifying");
    handler = claim("cp-fsc", contract, "核定数据");
    assertThat(handler.form().getByText("申报：" + TYPED.replace("{{", "{\u200B{"))).hasCount(1);
    assertThat(links(handler)).isNotEmpty().allMatch(address -> address.startsWith("/"));
    assertThat(
            office
                .get("cp-fsc", contract.path() + "/comparison")
                .body()
                .path("facts")
                .findValuesAsText("declared"))
        .contains(TYPED);
  }

  /** All links except the one to the makers of the forms, which their licence requires. */
  private static List<String> links(TasklistPage handler) {
    return handler.form().locator("a:not([href='https://bpmn.io'])").all().stream()
        .map(link -> link.getAttribute("href"))
        .toList();
  }

  @Test
  void the_lead_verifies_amounts_numbers_and_ticks_that_open_as_declared() {
    Case contract =
        office
            .applies(
                "R12-2b",
                Map.of(
                    "partner",
                    "某跨国药企",
                    "multinationalLeader",
                    true,
                    "contractNumber",
                    "LO-2026-001",
                    "contractTotalUsd",
                    "180000000.5",
                    "contractSigned",
                    false,
                    "requestedAmount",
                    "5000000.10"))
            .does("cp-fsc", "acceptApplication", "decision", "accept")
            .does("cp-fsc", "reviewApplication", "opinion", "agree")
            .is("verifying");
    TasklistPage handler = claim("cp-fsc", contract, "核定数据");
    assertThat(handler.field("合作方名称")).hasValue("某跨国药企");
    assertThat(handler.field("合同总额")).hasValue("180000000.5");
    assertThat(handler.field("申请金额")).hasValue("5,000,000.10");
    assertThat(handler.field("合作方为跨国龙头企业")).isChecked();
    assertThat(handler.field("合同已签订")).not().isChecked();
    assertThat(handler.form()).containsText("申报：5,000,000.10 元（500.00001 万元）");

    handler.type("申请金额", "4,500,000.05");
    handler.field("合同已签订").check();
    handler.choice("数据已核定").check();
    assertThat(handler.complete()).startsWith("400").contains("合同已签订、申请金额");
    assertThat(handler.told("未能办结")).containsText("核定数据与申报数据不一致（合同已签订、申请金额），请填写说明");
    handler.type("核定说明", "合同已于审查期间签订；申请金额按合同首付款核减。");
    assertThat(handler.complete()).isEqualTo("204");
    assertThat(handler.form()).hasCount(0);

    office.runJobs();
    JsonNode verified = contract.is("concluding").file().path("verified");
    assertThat(verified.path("requestedAmount").asText()).isEqualTo("4500000.05");
    assertThat(verified.path("contractTotalUsd").decimalValue())
        .isEqualByComparingTo("180000000.5");
    assertThat(verified.path("contractSigned").asBoolean()).isTrue();
  }

  @Test
  void the_lead_verifies_years_that_open_as_declared() {
    Case platform =
        office
            .applies(
                "R08-2",
                Map.of("fiscalYear", 2025, "salesPlatform", true, "annualSales", "268000000.00"))
            .does("cp-fsc", "acceptApplication", "decision", "accept")
            .does("cp-fsc", "reviewApplication", "opinion", "agree");
    TasklistPage handler = claim("cp-fsc", platform, "核定数据");
    assertThat(handler.field("销售收入所属年度")).hasValue("2025");
    assertThat(handler.field("年度销售收入")).hasValue("268,000,000.00");
    handler.choice("数据已核定").check();
    assertThat(handler.complete()).isEqualTo("204");
    assertThat(handler.form()).hasCount(0);
    office.runJobs();
    assertThat(platform.is("concluding").file().path("verified").path("fiscalYear").asInt())
        .isEqualTo(2025);
  }

  @Test
  void the_lead_verifies_dates_and_choices_that_open_as_declared() {
    Case insured =
        office
            .applies(
                "M02-1",
                Map.of(
                    "insuranceKind",
                    "clinical-trial",
                    "policyNumber",
                    "PD-1",
                    "policyStart",
                    "2026-01-15",
                    "premiumPaid",
                    "320000.00"))
            .does("cp-gov", "acceptApplication", "decision", "accept");
    List.of("bj-health", "bj-stc", "bj-mpa", "bj-finreg", "bj-finoffice", "cp-gov")
        .forEach(bureau -> insured.does(bureau, "reviewApplication", "opinion", "agree"));
    TasklistPage handler = claim("bj-health", insured, "核定数据");
    assertThat(handler.form().locator(".fjs-form-field-datetime input").first()).not().hasValue("");
    assertThat(handler.form().locator(".fjs-form-field-select option:checked").first())
        .containsText("临床试验");
    handler.choice("数据已核定").check();
    assertThat(handler.complete()).isEqualTo("204");
    assertThat(handler.form()).hasCount(0);
    office.runJobs();
    JsonNode verified = insured.is("concluding").file().path("verified");
    assertThat(verified.path("policyStart").asText()).isEqualTo("2026-01-15");
    assertThat(verified.path("insuranceKind").asText()).isEqualTo("clinical-trial");
  }

  @Test
  void numbers_and_texts_are_what_was_typed_last_however_soon_the_task_is_completed() {
    Case device =
        office
            .applies(
                "R07-1",
                Map.of(
                    "deviceClass", "III", "certificateObtained", true, "rdExpense", "12600000.00"))
            .does("cp-fsc", "acceptApplication", "decision", "accept")
            .does("cp-fsc", "reviewApplication", "opinion", "agree");
    TasklistPage handler = claim("cp-fsc", device, "核定数据");
    handler.choice("数据已核定").check();
    // without leaving a field, and at once
    String completed =
        handler.complete(
            () ->
                handler
                    .form()
                    .evaluate(
                        """
                        async form => {
                          const type = (field, text) => {
                            field.value = text;
                            field.dispatchEvent(new InputEvent('input', {bubbles: true}));
                          };
                          type(form.querySelector('.fjs-form-field-number input'), '12000000.5');
                          type(form.querySelector('.fjs-form-field-textarea textarea'), '审计报告载明 12,000,000.50 元');
                          await new Promise(drawn => setTimeout(drawn));
                          [...document.querySelectorAll('button')].find(button => button.textContent.trim() === '办结').click();
                        }
                        """));
    assertThat(completed).isEqualTo("204");
    office.runJobs();
    assertThat(device.is("concluding").file().path("verified").path("rdExpense").asText())
        .isEqualTo("12000000.50");
  }

  /**
   * Logs in, looks for the case's number among the bureau's tasks, opens the task and claims it.
   */
  private TasklistPage claim(String account, Case wanted, String taskName) {
    TasklistPage handler = new TasklistPage(chromium.loggedIn(account));
    assertThat(handler.page().url()).contains("/camunda/app/tasklist/");
    Locator card = handler.card(wanted);
    assertThat(card).containsText(taskName);
    handler.claim(card);
    assertThat(handler.form()).containsText(wanted.no());
    return handler;
  }

  private static List<String> events(Case scenario, String event) {
    return scenario.file().path("timeline").findParents("event").stream()
        .filter(entry -> entry.path("event").asText().equals(event))
        .map(entry -> entry.path("actor").asText() + "：" + entry.path("text").asText())
        .toList();
  }
}
