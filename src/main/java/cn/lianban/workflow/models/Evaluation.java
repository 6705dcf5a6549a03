package cn.lianban.workflow.models;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a decision.
 *
 * @param decisionId id of the decision in its model
 * @param version version of the deployed decision
 * @param rules ids of the rules that hit, in the order of the table
 * @param rows the outputs of these rules by name; an empty cell is null
 */
public record Evaluation(
    String decisionId, int version, List<String> rules, List<Map<String, Object>> rows)
    implements Serializable {

  /**
   * A text that the rule has to give.
   *
   * @throws IllegalStateException where its cell is empty
   */
  public static String text(Map<String, Object> row, String output) {
    return (String) given(row, output);
  }

  /**
   * A whole number that the rule has to give.
   *
   * @throws IllegalStateException where its cell is empty
   */
  public static int whole(Map<String, Object> row, String output) {
    return new BigDecimal(given(row, output).toString()).intValueExact();
  }

  private static Object given(Map<String, Object> row, String output) {
    Object value = row.get(output);
    if (value == null) {
      throw new IllegalStateException("A rule of a decision has to give " + output + ": " + row);
    }
    return value;
  }

  /** The only row; empty where no rule matched. */
  public Optional<Map<String, Object>> row() {
    if (rows.size() > 1) {
      throw new IllegalStateException(
          "Decision " + decisionId + " should hit one rule but hit " + rules);
    }
    return rows.stream().findFirst();
  }

  /** The only row of a table that always matches. */
  public Map<String, Object> only() {
    return row()
        .orElseThrow(
            () ->
                new IllegalStateException("Decision " + decisionId + " has no rule for its input"));
  }
}
