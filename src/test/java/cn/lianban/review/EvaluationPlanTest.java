package cn.lianban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.kernel.Conflict;
import cn.lianban.workflow.models.Evaluation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationPlanTest {

  @Test
  void a_row_of_the_table_is_a_plan() {
    EvaluationPlan plan =
        EvaluationPlan.of(
            row(
                "fields",
                "新药研发， 临床医学、人工智能,,新药研发",
                "experts",
                7,
                "meanRule",
                "trimmed",
                "trim",
                2,
                "minimumScore",
                60));

    assertThat(plan.fields()).containsExactly("新药研发", "临床医学", "人工智能");
    assertThat(plan.experts()).isEqualTo(7);
    assertThat(plan.trimmed()).isTrue();
    assertThat(plan.trim()).isEqualTo(2);
    assertThat(plan.minimumScore()).isEqualByComparingTo("60");
    assertThat(plan.rule()).isEqualTo("R06-1");
  }

  @Test
  void a_plain_mean_trims_nothing_and_a_plan_may_ask_for_no_field_and_no_score() {
    EvaluationPlan plan = EvaluationPlan.of(row("experts", 3, "meanRule", "plain", "trim", 1));

    assertThat(plan.fields()).isEmpty();
    assertThat(plan.trim()).isZero();
    assertThat(plan.minimumScore()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2,    plain,   0, 60,  专家人数为 2",
    "0,    plain,   0, 60,  至少应为 3 名",
    ",     plain,   0, 60,  专家人数未填",
    "3,    trimmed, 0, 60,  至少各去掉 1 个",
    "3,    trimmed, , 60,   两端各去掉的个数未填",
    "4,    trimmed, 2, 60,  应至少余下 1 个",
    "5,    trimmed, 3, 60,  应至少余下 1 个",
    "3,    plain,   0, 101, 最低得分应在 0 至 100 之间",
    "3,    plain,   0, -1,  最低得分应在 0 至 100 之间",
  })
  void a_row_that_nobody_can_work_by_is_an_error_that_its_owner_understands(
      Integer experts, String meanRule, Integer trim, Integer minimum, String told) {
    assertThatThrownBy(
            () ->
                EvaluationPlan.of(
                    row(
                        "experts",
                        experts,
                        "meanRule",
                        meanRule,
                        "trim",
                        trim,
                        "minimumScore",
                        minimum)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("evaluationPlan")
        .hasMessageContaining("R06-1")
        .hasMessageContaining(told);
  }

  private static Evaluation row(Object... cells) {
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put((String) cells[i], cells[i + 1]);
    }
    return new Evaluation("evaluationPlan", 1, List.of("R06-1"), List.of(row));
  }
}
