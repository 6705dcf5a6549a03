package cn.lianban.review;

import cn.lianban.kernel.Conflict;
import cn.lianban.workflow.models.Evaluation;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How experts evaluate an application, from the decision {@code evaluationPlan}.
 *
 * <p>Serialisable because the engine requires it of every variable, although this one is never
 * stored.
 *
 * @param fields the fields of knowledge; an expert of any of them is drawn before others; empty for
 *     any field
 * @param criteria what the experts are asked to look at; null where nothing is said
 * @param experts how many evaluate, at least three
 * @param trimmed whether the highest and the lowest scores are left out of the mean
 * @param trim how many are left out at each end; 0 unless trimmed
 * @param minimumScore lowest mean score that is sufficient; null for none
 * @param version version of the decision
 * @param rule the rule that hit
 */
public record EvaluationPlan(
    List<String> fields,
    @Nullable String criteria,
    int experts,
    boolean trimmed,
    int trim,
    @Nullable BigDecimal minimumScore,
    int version,
    @Nullable String rule)
    implements Serializable {

  /**
   * The fewest experts for an evaluation. A bound of the program, as four eyes are: the table says
   * how many there are, and cannot let one or two opinions decide.
   */
  private static final int FEWEST_EXPERTS = 3;

  private static final BigDecimal HIGHEST_SCORE = BigDecimal.valueOf(100);

  /**
   * Reads the plan from the only row of the decision's result.
   *
   * @throws Conflict where the row is not usable; the message tells the owner of the table why
   */
  public static EvaluationPlan of(Evaluation decision) {
    Map<String, Object> row = decision.only();
    String rule = decision.rules().isEmpty() ? null : decision.rules().get(0);
    boolean trimmed = "trimmed".equals(row.get("meanRule"));
    EvaluationPlan plan =
        new EvaluationPlan(
            fields((String) row.get("fields")),
            (String) row.get("criteria"),
            whole(rule, "专家人数", row.get("experts")),
            trimmed,
            trimmed ? whole(rule, "两端各去掉的个数", row.get("trim")) : 0,
            row.get("minimumScore") == null
                ? null
                : new BigDecimal(row.get("minimumScore").toString()),
            decision.version(),
            rule);
    plan.check();
    return plan;
  }

  /** The fields of knowledge that a cell of the table names. */
  static List<String> fields(@Nullable String cell) {
    return cell == null
        ? List.of()
        : Arrays.stream(cell.split("[,，、]"))
            .map(String::strip)
            .filter(field -> !field.isEmpty())
            .distinct()
            .toList();
  }

  private void check() {
    if (experts < FEWEST_EXPERTS) {
      throw fault(rule, "专家人数为 " + experts + "，至少应为 " + FEWEST_EXPERTS + " 名");
    }
    if (trimmed && (trim < 1 || experts - 2 * trim < 1)) {
      throw fault(rule, "去掉最高分、最低分各 " + trim + " 个后，" + experts + " 名专家的评分应至少余下 1 个，且至少各去掉 1 个");
    }
    if (minimumScore != null
        && (minimumScore.signum() < 0 || minimumScore.compareTo(HIGHEST_SCORE) > 0)) {
      throw fault(rule, "最低得分应在 0 至 100 之间");
    }
  }

  private static int whole(@Nullable String rule, String label, @Nullable Object value) {
    if (value == null) {
      throw fault(rule, label + "未填");
    }
    return new BigDecimal(value.toString()).intValueExact();
  }

  private static Conflict fault(@Nullable String rule, String what) {
    return new Conflict("评审方案（evaluationPlan）的“" + rule + "”一行有误：" + what + "。请流程管理员更正后重试");
  }
}
