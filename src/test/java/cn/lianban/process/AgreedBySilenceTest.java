package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.concurrency.AtOnce;
import cn.lianban.review.Opinions;
import cn.lianban.testing.Case;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A bureau that still says nothing some days after its review became overdue, where an owner has
 * confirmed that silence counts as agreement.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreedBySilenceTest extends SilentReviews {

  @Autowired ReleasedModels models;

  @BeforeAll
  void silence_is_agreement() {
    models.withAnswers(Map.of("bureauSilence", "agreement"));
  }

  @AfterAll
  void it_is_no_longer() {
    models.asTheyAre();
  }

  @Test
  void the_silence_of_a_joint_bureau_counts_as_agreement_and_is_shown_as_such() {
    Case reviewed = scenario();
    List.of("bj-drc", "bj-health", "bj-mpa", "cp-gov")
        .forEach(bureau -> reviewed.does(bureau, "reviewApplication", "opinion", "agree"));
    reviewed.is("reviewing");

    silent(reviewed, "bj-insurance");

    reviewed.is("evaluating");
    assertThat(opinions.newest(reviewed.no()))
        .filteredOn(opinion -> opinion.bureau().equals("bj-insurance"))
        .singleElement()
        .satisfies(
            opinion -> {
              assertThat(opinion.opinion()).isEqualTo("agree");
              assertThat(opinion.silent()).isTrue();
              assertThat(opinion.person()).isNull();
              assertThat(opinion.label()).isEqualTo("视为同意（逾期未复）");
            });
    assertThat(opinions.summary(reviewed.no()))
        .contains("| 市医保局 | 视为同意（逾期未复） |")
        .contains("按规则视为同意");
    assertThat(reviewed.told("opinion")).contains("市医保局逾期未复，视为同意：市级会同部门在时限届满后仍未回复，按规则视为同意");
    assertThat(notices("bj-insurance", reviewed)).contains("silence");
    assertThat(office.get(reviewed.applicant().account(), reviewed.path()).body().toString())
        .as("bureaus among themselves")
        .doesNotContain("视为同意");
    reviewed.goesOnTo("paid");
  }

  @Test
  void the_silence_of_a_lead_bureau_is_reported_and_its_task_stays_open() {
    Case reviewed = scenario();
    List.of("bj-health", "bj-insurance", "bj-mpa", "cp-gov")
        .forEach(bureau -> reviewed.does(bureau, "reviewApplication", "opinion", "agree"));

    silent(reviewed, "bj-drc");

    reviewed.is("reviewing");
    assertThat(reviewed.holders()).containsExactly("bj-drc/reviewApplication");
    assertThat(notices("special-team", reviewed)).contains("escalation");
    assertThat(notices("bj-drc", reviewed)).contains("silence");
    assertThat(reviewed.told("escalated"))
        .singleElement()
        .asString()
        .contains("市发展改革委逾期未复：牵头部门须明确表态")
        .endsWith("已报市区联动专班");
    assertThat(office.get("special-team", reviewed.path()).status()).isEqualTo(200);
    reviewed.does("bj-drc", "reviewApplication", "opinion", "agree").is("evaluating");
  }

  @Test
  void a_bureau_that_may_not_be_silent_is_waited_for() {
    Case reviewed = scenario();

    silent(reviewed, "bj-mpa");

    assertThat(reviewed.holders()).contains("bj-mpa/reviewApplication");
    assertThat(reviewed.told("escalated")).singleElement().asString().contains("药械与医疗安全");
    reviewed.goesOnTo("evaluating");
  }

  @Test
  void a_central_office_is_waited_for_without_more_ado() {
    Case reviewed = fund();

    silent(reviewed, "bj-csrc");

    assertThat(reviewed.holders()).contains("bj-csrc/reviewApplication");
    assertThat(reviewed.told("escalated")).isEmpty();
    assertThat(notices("bj-csrc", reviewed)).isEmpty();
    reviewed.goesOnTo("verifying");
  }

  @Test
  void each_silent_bureau_ends_its_own_part_and_the_last_one_ends_the_review() {
    Case reviewed =
        office
            .applies(
                "M12-2",
                Map.of("orgKind", "start-up", "settledInBeijing", true, "requestedAmount", 1))
            .goesOnTo("reviewing");
    List<String> silent =
        reviewed.holders().stream()
            .map(holder -> holder.replace("/reviewApplication", ""))
            .filter(bureau -> !bureau.equals("bj-stc"))
            .toList();
    assertThat(silent).isNotEmpty();

    silent.forEach(bureau -> silent(reviewed, bureau));

    assertThat(reviewed.holders()).containsExactly("bj-stc/reviewApplication");
    reviewed.does("bj-stc", "reviewApplication", "opinion", "agree").is("verifying");
  }

  @Test
  void a_bureau_that_asked_for_a_correction_and_then_says_nothing_agrees() {
    Case reviewed = scenario();
    reviewed.does("bj-insurance", "reviewApplication", "opinion", "correct", "remark", "请补充说明");
    List.of("bj-drc", "bj-health", "bj-mpa", "cp-gov")
        .forEach(bureau -> reviewed.does(bureau, "reviewApplication", "opinion", "agree"));
    reviewed.is("correcting").applicantDoes("corrections", "text", "已补充");
    assertThat(reviewed.holders()).containsExactly("bj-insurance/reviewApplication");

    silent(reviewed, "bj-insurance");

    reviewed.is("evaluating");
    assertThat(opinions.all(reviewed.no()))
        .filteredOn(opinion -> opinion.bureau().equals("bj-insurance"))
        .extracting(Opinions.Opinion::label)
        .containsExactly("需补正", "视为同意（逾期未复）");
  }

  @Test
  void an_answer_after_the_rule_has_spoken_is_told_that_it_comes_too_late() {
    Case reviewed = scenario();
    String task = reviewed.task("bj-insurance", "reviewApplication");

    silent(reviewed, "bj-insurance");

    assertThat(
            office
                .post(
                    "bj-insurance",
                    "/api/tasks/" + task + "/completion",
                    Map.of("opinion", "disagree", "remark", "不同意"))
                .status())
        .isEqualTo(409);
    assertThat(opinions.all(reviewed.no()))
        .filteredOn(opinion -> opinion.bureau().equals("bj-insurance"))
        .hasSize(1);
    reviewed.goesOnTo("evaluating");
  }

  @RepeatedTest(5)
  void an_answer_in_the_moment_of_the_timer_doubles_nothing() {
    Case reviewed = scenario();
    List.of("bj-drc", "bj-health", "bj-mpa", "cp-gov")
        .forEach(bureau -> reviewed.does(bureau, "reviewApplication", "opinion", "agree"));
    String task = reviewed.task("bj-insurance", "reviewApplication");
    String timer = timer(reviewed, "bj-insurance");

    List<Integer> ends =
        AtOnce.all(
            List.<Callable<Integer>>of(
                () ->
                    office
                        .post(
                            "bj-insurance",
                            "/api/tasks/" + task + "/completion",
                            Map.of("opinion", "disagree", "remark", "不同意"))
                        .status(),
                () -> fires(timer)));
    office.runJobs();

    assertThat(ends.get(0)).isIn(204, 409);
    reviewed.is("evaluating");
    assertThat(opinions.all(reviewed.no()))
        .filteredOn(opinion -> opinion.bureau().equals("bj-insurance"))
        .singleElement()
        .satisfies(
            opinion ->
                assertThat(opinion.silent())
                    .as("whoever was first counts")
                    .isEqualTo(ends.get(0).equals(409)));
    assertThat(reviewed.told("opinion")).hasSize(5);
  }
}
