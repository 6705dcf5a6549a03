package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is asked of an applicant after the payment: conditions to keep, and a report each year where
 * an owner has confirmed that reports are asked for and the plan says so.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnualReportTest {

  private static final Map<String, Object> SCENE =
      Map.of("scenario", "other", "projectInvestment", 1_000_000);

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired RuntimeService runtime;
  @Autowired ReleasedModels models;

  @BeforeAll
  void reports_are_asked_for() {
    models.withAnswers(Map.of("annualReports", "asListed"));
  }

  @AfterAll
  void they_are_no_longer() {
    models.asTheyAre();
  }

  @AfterEach
  void itIsTheBeginningAgain() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void a_project_reports_for_two_years_and_then_is_left_alone() {
    Case project = paid();
    assertThat(aftercare(project).path("conditions").asText()).contains("示范项目");
    assertThat(project.told("aftercare")).singleElement().asString().contains("拨付之后须保持");
    assertThat(report(project, 2026, "尚早").errors()).contains("现在没有需要提交的年度报告");

    beginsToReport(project, "2027-01-04");
    assertThat(aftercare(project).path("reportWanted").path("year").asInt()).isEqualTo(2026);
    assertThat(aftercare(project).path("reportWanted").path("until").isNull()).isFalse();
    assertThat(report(project, 2027, "今年").errors()).contains("year: 现在应提交 2026 年度的报告");
    assertThat(report(project, null, " ").errors()).contains("year: 请填写", "text: 请填写");
    assertThat(report(project, 2026, "运行良好").status()).isEqualTo(204);
    assertThat(report(project, 2026, "再交一次").status())
        .as("there is one report a year")
        .isEqualTo(409);
    assertThat(project.holders()).containsExactly("bj-drc/reviewReport");
    project.does("bj-drc", "reviewReport", "finding", "accepted").is("paid");

    beginsToReport(project, "2028-01-04");
    assertThat(report(project, 2027, "运行良好", Map.of("projectInvestment", "1200000.00")).status())
        .isEqualTo(204);
    project.does("bj-drc", "reviewReport", "finding", "accepted").is("paid");
    assertThat(aftercare(project).path("reports").findValuesAsText("status"))
        .containsExactly("accepted", "accepted");
    assertThat(running(project)).as("nothing is watched any more").isZero();
  }

  @Test
  void an_incomplete_report_goes_back_until_it_is_complete() {
    Case project = paid();
    beginsToReport(project, "2027-01-04");
    report(project, 2026, "运行良好");

    assertThat(project.tries("bj-drc", "reviewReport", "finding", "supplement").errors())
        .contains("remark");
    project.does("bj-drc", "reviewReport", "finding", "supplement", "remark", "请附运行日志");
    assertThat(aftercare(project).path("reportWanted").path("year").asInt()).isEqualTo(2026);
    assertThat(project.told("report-returned")).singleElement().asString().contains("请附运行日志");
    assertThat(report(project, 2026, "运行日志见附件").status()).isEqualTo(204);
    project.does("bj-drc", "reviewReport", "finding", "accepted").is("paid");
  }

  @Test
  void figures_in_a_report_are_checked_against_the_form_of_the_item() {
    Case project = paid();
    beginsToReport(project, "2027-01-04");

    assertThat(report(project, 2026, "有误", Map.of("projectInvestment", "很多")).errors())
        .contains("facts.projectInvestment");
    assertThat(report(project, 2026, "有误", Map.of("nothing", 1)).errors())
        .contains("facts.nothing");
    assertThat(aftercare(project).path("reportWanted").path("year").asInt()).isEqualTo(2026);
  }

  @Test
  void
      a_missing_report_is_reminded_escalated_and_put_to_the_lead_who_may_still_accept_a_late_one() {
    Case project = paid();
    beginsToReport(project, "2027-01-04");

    project.after("reminderDue");
    assertThat(office.get(project.applicant().account(), "/api/notices").body().toString())
        .contains("提交年度报告");
    project.after("reportExpired").is("paid");
    assertThat(project.holders()).containsExactly("bj-drc/reviewReport");
    assertThat(office.get("special-team", "/api/notices").body().toString())
        .contains("2026 年度报告逾期未提交");
    assertThat(project.tries("bj-drc", "reviewReport", "finding", "accepted").errors())
        .contains("remark: 报告逾期未提交");

    assertThat(report(project, 2026, "迟到的报告").status()).isEqualTo(204);
    assertThat(project.told("report-submitted")).singleElement().asString().contains("逾期提交");
    project.does("bj-drc", "reviewReport", "finding", "accepted").is("paid");
  }

  @Test
  void a_missing_report_can_lead_to_a_recovery() {
    Case project = paid();
    beginsToReport(project, "2027-01-04");
    project.after("reportExpired");

    assertThat(
            project
                .tries("bj-drc", "reviewReport", "finding", "breach", "remark", "多次催告未果")
                .errors())
        .contains("ground: 请填写");
    assertThat(
            project
                .tries(
                    "bj-drc",
                    "reviewReport",
                    "finding",
                    "breach",
                    "ground",
                    "nonsense",
                    "remark",
                    "多次催告未果")
                .errors())
        .contains("ground");
    project
        .does(
            "bj-drc",
            "reviewReport",
            "finding",
            "breach",
            "ground",
            "report-missing",
            "remark",
            "多次催告未果")
        .is("recovering");
    assertThat(aftercare(project).path("breaches").get(0).path("groundName").asText())
        .isEqualTo("未按要求提交年度报告");
    assertThat(running(project)).as("the other year is still to come").isEqualTo(2);
  }

  @Test
  void a_report_is_the_applicants_own() {
    Case project = paid();
    beginsToReport(project, "2027-01-04");
    String stranger = office.newApplicant().account();

    assertThat(
            office
                .post(stranger, project.path() + "/reports", Map.of("year", 2026, "text", "冒名"))
                .status())
        .isEqualTo(404);
    assertThat(office.get(stranger, project.path() + "/aftercare").status()).isEqualTo(404);
  }

  @Test
  void a_review_is_due_reminded_and_escalated() {
    Case project = paid();
    beginsToReport(project, "2027-01-04");
    report(project, 2026, "运行良好");

    project.onTime("reviewReportReminder").onTime("reviewReportEscalation").is("paid");
    assertThat(project.told("reminded")).hasSize(1);
    assertThat(project.told("escalated")).hasSize(1);
  }

  @Test
  void an_item_that_asks_for_nothing_begins_nothing() {
    Case device =
        office
            .applies(
                "R07-1",
                Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000))
            .goesOnTo("paid");

    assertThat(aftercare(device).path("conditions").isNull()).isTrue();
    assertThat(aftercare(device).path("reportYears").asInt()).isZero();
    assertThat(running(device)).isZero();
  }

  private Case paid() {
    return office.applies("M05-1", SCENE).goesOnTo("paid");
  }

  private void beginsToReport(Case project, String day) {
    clock.set(day + "T09:30:00+08:00");
    project.after("reportOpens");
  }

  private long running(Case project) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(project.no())
        .rootProcessInstances()
        .count();
  }

  private Answer report(Case project, Integer year, String text) {
    return report(project, year, text, null);
  }

  private Answer report(Case project, Integer year, String text, Map<String, Object> facts) {
    Map<String, Object> body = new HashMap<>();
    body.put("year", year);
    body.put("text", text);
    body.put("facts", facts);
    return office.post(project.applicant().account(), project.path() + "/reports", body);
  }

  private JsonNode aftercare(Case project) {
    return office.get(project.applicant().account(), project.path() + "/aftercare").body();
  }
}
