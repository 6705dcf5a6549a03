package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class CorrectedTest {

  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");

  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  @Test
  void an_application_corrected_at_acceptance_goes_on_with_the_corrected_facts() {
    Case corrected =
        office
            .applies("M05-1", SCENARIO)
            .does("cp-gov", "acceptApplication", "decision", "correct", "remark", "投资额请按合同填写")
            .is("correcting");

    assertThat(corrected.file().path("correctionRequest").asText()).contains("投资额请按合同填写");
    assertThat(corrected.file().path("respondUntil").asText())
        .as("ten working days")
        .isEqualTo("2026-03-16T23:59:59+08:00");
    assertThat(notices(corrected)).contains("correction");
    corrected
        .applicantDoes(
            "corrections", "facts", Map.of("projectInvestment", "90000000.00"), "text", "已按合同更正")
        .is("accepting")
        .goesOnTo("concluding");
    assertThat(corrected.file().path("assessment").path("ceiling").asText())
        .isEqualTo("27000000.00");
    assertThat(corrected.file().path("respondUntil").isTextual()).isFalse();
    assertThat(corrected.told("corrected")).containsExactly("提交补正：已按合同更正");
  }

  @Test
  void a_correction_that_leaves_the_facts_wrong_is_not_taken() {
    Case corrected =
        office
            .applies("M05-1", SCENARIO)
            .does("cp-gov", "acceptApplication", "decision", "correct", "remark", "请补充");

    assertThat(
            corrected
                .applicantTries(
                    "corrections", "facts", Map.of("projectInvestment", -1), "text", "更正")
                .errors())
        .contains("facts.projectInvestment");
    assertThat(
            corrected
                .applicantTries("corrections", "facts", Map.of("nothing", 1), "text", "更正")
                .errors())
        .contains("facts.nothing");
    assertThat(
            corrected
                .applicantTries("corrections", "facts", Map.of("scenario", ""), "text", "更正")
                .errors())
        .contains("facts.scenario");
    assertThat(corrected.applicantTries("corrections", "facts", Map.of()).errors())
        .contains("text: 请填写补正说明");
    corrected.is("correcting").applicantDoes("corrections", "text", "数据无误，补充材料已上传").is("accepting");
    assertThat(corrected.applicantTries("corrections", "text", "再补一次").status()).isEqualTo(409);
  }

  @Test
  void two_bureaus_ask_in_one_notice_and_only_they_and_who_watches_a_changed_fact_review_again() {
    Case asked = office.applies("M05-1", SCENARIO).goesOnTo("reviewing");
    // the delivered routing has no bureau that watches a fact
    jdbc.sql(
            "update routed_bureau set watches = '{scenario,projectInvestment}' where application_no = :no and bureau = 'bj-mpa'")
        .param("no", asked.no())
        .update();
    jdbc.sql(
            "update routed_bureau set watches = '{scenario}' where application_no = :no and bureau = 'cp-gov'")
        .param("no", asked.no())
        .update();

    asked
        .does("bj-drc", "reviewApplication", "opinion", "correct", "remark", "请补充立项批复")
        .does("bj-health", "reviewApplication", "opinion", "agree")
        .does("bj-insurance", "reviewApplication", "opinion", "correct", "remark", "请说明医保衔接")
        .does("bj-mpa", "reviewApplication", "opinion", "agree")
        .is("reviewing")
        .does("cp-gov", "reviewApplication", "opinion", "agree")
        .is("correcting");

    assertThat(asked.told("correction-requested"))
        .singleElement()
        .asString()
        .contains("请补充立项批复")
        .contains("请说明医保衔接");
    assertThat(asked.holders()).isEmpty();
    asked
        .applicantDoes(
            "corrections", "facts", Map.of("projectInvestment", "80000000.00"), "text", "已补充")
        .is("reviewing");
    assertThat(asked.holders())
        .containsExactlyInAnyOrder(
            "bj-drc/reviewApplication",
            "bj-insurance/reviewApplication",
            "bj-mpa/reviewApplication");
    asked.goesOnTo("evaluating");
  }

  @Test
  void the_verifier_asks_for_a_correction_and_verifies_what_comes_back() {
    Case corrected =
        office
            .applies("M11-1", Map.of("projectInvestment", 1_000_000))
            .goesOnTo("verifying")
            .does("bj-drc", "verifyFacts", "decision", "correct", "remark", "请提供决算报告")
            .is("correcting")
            .applicantDoes(
                "corrections", "facts", Map.of("projectInvestment", 800_000), "text", "已附决算")
            .is("verifying")
            .goesOnTo("paid");

    assertThat(corrected.award()).isEqualTo("400000.00");
  }

  @Test
  void the_applicant_is_reminded_before_the_time_runs_out() {
    Case asked =
        office
            .applies("M11-1", Map.of("projectInvestment", 1_000_000))
            .does("cp-gov", "acceptApplication", "decision", "correct", "remark", "请补充")
            .after("reminderDue")
            .is("correcting");

    assertThat(notices(asked)).contains("reminder");
    assertThat(asked.told("reminded")).singleElement().asString().contains("2026年3月16日");
  }

  @Test
  void an_unanswered_correction_at_acceptance_lapses() {
    Case lapsed =
        office
            .applies("M11-1", Map.of("projectInvestment", 1_000_000))
            .does("cp-gov", "acceptApplication", "decision", "correct", "remark", "请补充")
            .after("correctionExpired")
            .is("lapsed");

    endedWithoutAward(lapsed);
  }

  @Test
  void an_unanswered_correction_at_review_lapses() {
    Case lapsed =
        office
            .applies(
                "M12-2",
                Map.of("orgKind", "start-up", "settledInBeijing", true, "requestedAmount", 1))
            .goesOnTo("reviewing");
    lapsed
        .does("bj-stc", "reviewApplication", "opinion", "correct", "remark", "请补充")
        .does("cp-gov", "reviewApplication", "opinion", "agree")
        .after("correctionExpired")
        .is("lapsed");

    endedWithoutAward(lapsed);
  }

  @Test
  void an_unanswered_correction_at_verification_lapses() {
    Case lapsed =
        office
            .applies("M11-1", Map.of("projectInvestment", 1_000_000))
            .goesOnTo("verifying")
            .does("bj-drc", "verifyFacts", "decision", "correct", "remark", "请补充")
            .after("correctionExpired")
            .is("lapsed");

    endedWithoutAward(lapsed);
  }

  private static void endedWithoutAward(Case lapsed) {
    BpmnAwareTests.assertThat(lapsed.process()).isNull();
    assertThat(lapsed.holders()).isEmpty();
    assertThat(lapsed.award()).isEmpty();
    assertThat(lapsed.applicantTries("corrections", "text", "补正").status()).isEqualTo(409);
  }

  private List<String> notices(Case told) {
    return StreamSupport.stream(
            office
                .get(told.applicant().account(), "/api/notices")
                .body()
                .path("content")
                .spliterator(),
            false)
        .map(notice -> notice.path("kind").asText())
        .toList();
  }
}
