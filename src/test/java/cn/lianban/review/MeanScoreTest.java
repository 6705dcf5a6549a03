package cn.lianban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanScoreTest {

  @ParameterizedTest
  @CsvSource({
    "80 90.5 85,          0, 85.17",
    "80 80 80.1,          0, 80.03",
    "0 0 0.1,             0, 0.03",
    "100 100 100,         0, 100.00",
    "59.9 60 60.1,        0, 60.00",
    "0 71.5 100,          1, 71.50",
    "100 60 70 80 0,      1, 70.00",
    "100 60 70 80 0,      2, 70.00",
    "70 70 70 70 100,     1, 70.00",
    "33.3 33.3 33.4 0 99, 1, 33.33",
    "0.1 0.2 0.3 0.4,     1, 0.25"
  })
  void the_mean_is_exact_and_rounded_once(String scores, int trim, String mean) {
    assertThat(MeanScore.of(numbers(scores), trim)).hasToString(mean);
  }

  @Test
  void half_a_hundredth_is_rounded_up() {
    assertThat(MeanScore.of(numbers("80.1 80.2 80.1 80.1 80.1 80.1 80.1 80.2"), 0))
        .as("80.125")
        .hasToString("80.13");
  }

  @Test
  void the_order_of_the_scores_does_not_matter() {
    assertThat(MeanScore.of(numbers("90 10 50 70"), 1))
        .isEqualTo(MeanScore.of(numbers("10 50 70 90"), 1))
        .hasToString("60.00");
  }

  @Test
  void nothing_has_no_mean() {
    assertThatThrownBy(() -> MeanScore.of(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MeanScore.of(numbers("80 90"), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<BigDecimal> numbers(String scores) {
    return Stream.of(scores.split(" ")).map(BigDecimal::new).toList();
  }
}
