package cn.lianban.workflow.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  @Test
  void what_a_rule_gives_is_read() {
    Map<String, Object> row = Map.of("funder", "district", "publicityDays", 5L);

    assertThat(Evaluation.text(row, "funder")).isEqualTo("district");
    assertThat(Evaluation.whole(row, "publicityDays")).isEqualTo(5);
  }

  @Test
  void an_empty_cell_that_a_rule_has_to_fill_is_named() {
    Map<String, Object> row = new HashMap<>();
    row.put("funder", null);

    assertThatIllegalStateException()
        .isThrownBy(() -> Evaluation.text(row, "funder"))
        .withMessageContaining("has to give funder");
    assertThatIllegalStateException()
        .isThrownBy(() -> Evaluation.whole(row, "publicityDays"))
        .withMessageContaining("has to give publicityDays");
  }
}
