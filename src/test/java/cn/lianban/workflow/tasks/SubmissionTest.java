package cn.lianban.workflow.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SubmissionTest {

  private static final Submission FILLED =
      new Submission(
          Map.of(
              "decision",
              "approve",
              "amount",
              new BigDecimal("300000.50"),
              "paidOn",
              LocalDate.of(2026, 3, 2)));
  private static final Submission EMPTY = new Submission(Map.of());

  @Test
  void what_is_there_is_given() {
    assertThat(FILLED.requiredText("decision")).isEqualTo("approve");
    assertThat(FILLED.requiredNumber("amount")).isEqualTo("300000.50");
    assertThat(FILLED.requiredMoney("amount")).isEqualTo(Money.of("300000.50"));
    assertThat(FILLED.requiredDate("paidOn")).isEqualTo(LocalDate.of(2026, 3, 2));
  }

  @Test
  void a_field_that_the_deployed_form_forgot_to_require_is_asked_for_by_name() {
    assertAskedFor("decision", submission -> submission.requiredText("decision"));
    assertAskedFor("score", submission -> submission.requiredNumber("score"));
    assertAskedFor("amount", submission -> submission.requiredMoney("amount"));
    assertAskedFor("paidOn", submission -> submission.requiredDate("paidOn"));
  }

  private static void assertAskedFor(String field, Function<Submission, Object> read) {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> read.apply(EMPTY))
        .satisfies(
            refused ->
                assertThat(refused.errors())
                    .extracting(FieldError::field, FieldError::code)
                    .isEqualTo(List.of(tuple(field, FieldError.REQUIRED))));
  }
}
