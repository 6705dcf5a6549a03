package cn.lianban.process;

import static cn.lianban.testing.Recovery.wholeAward;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The documents say nothing of reports after the payment and of bars after a recovery: there are
 * none until an owner has confirmed that reading. What is recovered stays on record all the same.
 */
@ServiceTest
class NothingBeyondTheDocumentsTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired Office office;
  @Autowired RuntimeService runtime;
  @Autowired ReleasedModels models;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void the_models_of_the_project_are_the_newest_again() {
    models.asTheyAre();
  }

  @Test
  void a_paid_project_is_told_what_its_clause_asks_it_to_keep_and_reports_nothing() {
    Case project = project().goesOnTo("paid");

    assertThat(aftercare(project).path("conditions").asText()).contains("示范项目");
    assertThat(project.told("aftercare")).singleElement().asString().contains("拨付之后须保持");
    assertThat(aftercare(project).path("reportYears").asInt()).isZero();
    assertThat(aftercare(project).path("reportWanted").isNull()).isTrue();
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project.no())
                .rootProcessInstances()
                .count())
        .isZero();
    assertThat(
            office
                .post(
                    project.applicant().account(),
                    project.path() + "/reports",
                    Map.of("year", 2026, "text", "自愿报告"))
                .errors())
        .contains("现在没有需要提交的年度报告");
  }

  @Test
  void conditions_are_kept_after_the_payment_by_a_reading_too() {
    models.withAnswers(Map.of("conditionsKept", "none"));
    Case project = project().goesOnTo("paid");

    assertThat(aftercare(project).path("conditions").isNull()).isTrue();
    assertThat(project.told("aftercare")).isEmpty();
  }

  @Test
  void a_false_statement_is_paid_back_and_on_record_but_bars_nobody() {
    Case award = device();
    recovers(award);

    JsonNode finding = aftercare(award).path("breaches").get(0);
    assertThat(finding.path("barredUntil").isNull()).isTrue();
    assertThat(finding.path("amount").asText()).isEqualTo("3000000.00");
    assertThat(barredUntil(award)).isNull();
    repays(award);

    award.is("recovered");
    assertThat(award.told("recovery").toString()).doesNotContain("限制申报");
    assertThat(award.told("recovery-completed").toString())
        .contains("已全部退还")
        .doesNotContain("限制申报");
    JsonNode entry =
        office
            .get("cp-fsc", "/api/ledger?uscc=" + award.applicant().uscc())
            .body()
            .path("content")
            .get(0);
    assertThat(entry.path("amount").asText()).isEqualTo("0.00");
    assertThat(entry.path("recovered").asText()).as("what was recovered").isEqualTo("3000000.00");
    assertThat(
            office.get("auditor", award.path() + "/aftercare").body().path("breaches").toString())
        .contains("注册证系伪造");

    Case next = office.applies(award.applicant(), "R07-1", "另一产品", DEVICE).goesOnTo("concluding");
    assertThat(next.file().path("assessment").path("eligible").asBoolean()).isTrue();
    next.goesOnTo("paid");
  }

  @Test
  void a_bar_of_models_that_barred_does_not_refuse_the_cases_of_models_that_do_not() {
    models.withAnswers(Map.of("barringPeriod", "asListed"));
    Case award = device();
    recovers(award);
    assertThat(barredUntil(award)).isEqualTo("2031-03-02");
    Case barred = office.applies(award.applicant(), "R07-1", "另一产品", DEVICE);
    models.asTheyAre();

    Case next = office.applies(award.applicant(), "R07-1", "第三产品", DEVICE).goesOnTo("concluding");
    assertThat(next.file().path("assessment").path("eligible").asBoolean()).isTrue();
    barred.goesOnTo("concluding");
    assertThat(barred.file().path("assessment").path("unmet").toString()).contains("限制申报");
  }

  private void recovers(Case award) {
    assertThat(
            office
                .post(
                    "cp-fsc",
                    award.path() + "/breaches",
                    Map.of("ground", "false-statement", "text", "注册证系伪造"))
                .status())
        .isEqualTo(201);
    award
        .after("replyExpired")
        .does("cp-fsc", "proposeRecovery", wholeAward("材料不实"))
        .does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");
  }

  private static void repays(Case award) {
    award.does(
        "cp-fsc-payer",
        "registerRepayment",
        "repaymentReference",
        "N-" + award.no(),
        "repaidOn",
        "2026-03-02",
        "repaidAmount",
        "3000000.00");
  }

  private Case project() {
    return office.applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_000_000));
  }

  private Case device() {
    return office.applies("R07-1", DEVICE).goesOnTo("paid");
  }

  private String barredUntil(Case award) {
    return jdbc.sql(
            "select coalesce(cast(barred_until as text), '') from applicant where uscc = :uscc")
        .param("uscc", award.applicant().uscc())
        .query(String.class)
        .optional()
        .filter(until -> !until.isEmpty())
        .orElse(null);
  }

  private JsonNode aftercare(Case award) {
    return office.get(award.applicant().account(), award.path() + "/aftercare").body();
  }
}
