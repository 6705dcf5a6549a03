package cn.lianban.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.intake.Status;
import cn.lianban.intake.Status.Course;
import cn.lianban.intake.Status.WaitsFor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line of steps that an applicant sees. */
class CaseStepsTest {

  private static final Status ACCEPTING = status("accepting", Course.ALWAYS, WaitsFor.OFFICIALS);
  private static final Status CORRECTING = status("correcting", Course.BESIDE, WaitsFor.APPLICANT);
  private static final Status EVALUATING =
      status("evaluating", Course.SOMETIMES, WaitsFor.OFFICIALS);
  private static final Status APPROVING = status("approving", Course.ALWAYS, WaitsFor.OFFICIALS);
  private static final Status PAID = status("paid", Course.ALWAYS, WaitsFor.NOBODY);
  private static final Status REFUSED = status("refused", Course.END, WaitsFor.NOBODY);
  private static final List<Status> ALL =
      List.of(ACCEPTING, CORRECTING, EVALUATING, APPROVING, PAID, REFUSED);

  @Test
  void what_comes_after_the_present_step_is_ahead() {
    assertThat(steps(ACCEPTING, List.of("accepting")))
        .containsExactly("accepting current", "approving ahead", "paid ahead");
  }

  @Test
  void a_step_that_only_some_cases_have_is_shown_to_those() {
    assertThat(steps(APPROVING, List.of("accepting", "evaluating", "approving")))
        .containsExactly("accepting done", "evaluating done", "approving current", "paid ahead");
    assertThat(steps(EVALUATING, List.of("accepting")))
        .containsExactly("accepting done", "evaluating current", "approving ahead", "paid ahead");
  }

  @Test
  void a_stay_beside_the_way_is_named_with_the_step_before_it() {
    assertThat(steps(CORRECTING, List.of("accepting", "correcting")))
        .containsExactly("accepting（correcting） current", "approving ahead", "paid ahead");
  }

  @Test
  void an_end_comes_after_what_the_case_has_passed() {
    assertThat(steps(REFUSED, List.of("accepting", "approving", "refused")))
        .containsExactly("accepting done", "approving done", "refused end");
  }

  @Test
  void after_the_payment_all_is_done() {
    assertThat(steps(PAID, List.of("accepting", "approving", "paid")))
        .containsExactly("accepting done", "approving done", "paid done");
  }

  @Test
  void a_case_in_a_status_that_no_table_has_any_more_stands_at_its_last_step() {
    Status gone = status("inspecting", Course.BESIDE, WaitsFor.OFFICIALS);
    assertThat(steps(gone, List.of("accepting", "inspecting")))
        .containsExactly("accepting（inspecting） current", "approving ahead", "paid ahead");
  }

  private static List<String> steps(Status now, List<String> passed) {
    return CaseSteps.of(ALL, now, now.label(), passed).stream()
        .map(step -> step.name() + " " + step.state())
        .toList();
  }

  private static Status status(String code, Course course, WaitsFor waitsFor) {
    return new Status(code, code, "阶段", waitsFor, false, course, null, "下一步", null);
  }
}
