package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.concurrency.AtOnce;
import cn.lianban.testing.Case;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * A bureau that still says nothing some days after its review became overdue: the documents do not
 * say that it agrees, so it is reported and waited for.
 */
@ServiceTest
class SilentBureauTest extends SilentReviews {

  @Test
  void the_silence_of_a_joint_bureau_is_no_agreement_but_reported_and_waited_for() {
    Case reviewed = scenario();
    List.of("bj-drc", "bj-health", "bj-mpa", "cp-gov")
        .forEach(bureau -> reviewed.does(bureau, "reviewApplication", "opinion", "agree"));

    silent(reviewed, "bj-insurance");

    reviewed.is("reviewing");
    assertThat(reviewed.holders()).containsExactly("bj-insurance/reviewApplication");
    assertThat(opinions.newest(reviewed.no()))
        .filteredOn(opinion -> opinion.bureau().equals("bj-insurance"))
        .isEmpty();
    assertThat(reviewed.told("escalated"))
        .singleElement()
        .asString()
        .contains("市医保局逾期未复：文件没有规定逾期不复视为同意")
        .endsWith("已报市区联动专班");
    assertThat(notices("special-team", reviewed)).contains("escalation");
    assertThat(notices("bj-insurance", reviewed)).contains("silence");
    assertThat(office.get("special-team", reviewed.path()).status()).isEqualTo(200);
    reviewed
        .does("bj-insurance", "reviewApplication", "opinion", "disagree", "remark", "不符合医保目录")
        .is("evaluating");
    assertThat(opinions.newest(reviewed.no()))
        .filteredOn(opinion -> opinion.bureau().equals("bj-insurance"))
        .singleElement()
        .satisfies(opinion -> assertThat(opinion.silent()).isFalse());
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
  void the_silence_of_a_central_office_is_reported_too() {
    Case reviewed = fund();

    silent(reviewed, "bj-csrc");

    assertThat(reviewed.holders()).contains("bj-csrc/reviewApplication");
    assertThat(reviewed.told("escalated")).singleElement().asString().contains("没有规定逾期不复视为同意");
    assertThat(notices("bj-csrc", reviewed)).contains("silence");
    reviewed.goesOnTo("verifying");
  }

  @Test
  void silent_bureaus_of_both_levels_are_reported_each_for_itself_and_none_has_agreed() {
    Case reviewed =
        office
            .applies(
                "M12-2",
                Map.of("orgKind", "start-up", "settledInBeijing", true, "requestedAmount", 1))
            .goesOnTo("reviewing");
    List<String> bureaus =
        reviewed.holders().stream()
            .map(holder -> holder.replace("/reviewApplication", ""))
            .toList();
    assertThat(bureaus).contains("cp-gov", "bj-stc");

    bureaus.forEach(bureau -> silent(reviewed, bureau));

    reviewed.is("reviewing");
    assertThat(reviewed.told("escalated")).hasSameSizeAs(bureaus);
    assertThat(opinions.all(reviewed.no())).isEmpty();
    reviewed.goesOnTo("verifying");
  }

  @RepeatedTest(3)
  void an_answer_in_the_moment_of_the_timer_is_taken_once() {
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

    if (ends.get(0) != 204) {
      // the timer had the case at that moment; the bureau is still asked
      reviewed.does("bj-insurance", "reviewApplication", "opinion", "disagree", "remark", "不同意");
    }
    reviewed.is("evaluating");
    assertThat(opinions.all(reviewed.no()))
        .filteredOn(opinion -> opinion.bureau().equals("bj-insurance"))
        .singleElement()
        .satisfies(opinion -> assertThat(opinion.silent()).isFalse());
  }
}
