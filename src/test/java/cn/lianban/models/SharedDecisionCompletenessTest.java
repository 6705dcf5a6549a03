package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.models.SharedDecisions.Column;
import cn.lianban.models.SharedDecisions.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No gaps and no overlaps, as the engine evaluates: every combination of distinguishable inputs
 * matches exactly one row of a UNIQUE table.
 */
class SharedDecisionCompletenessTest {

  private static final SharedDecisions DECISIONS = new SharedDecisions();
  private static final int SMALLEST_TABLE = 4;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static Stream<Table> uniqueTables() {
    return SharedDecisions.tables().stream()
        .filter(table -> table.decision().getHitPolicy() == HitPolicy.UNIQUE);
  }

  /** Where two rows of a UNIQUE table match, the engine throws an exception. */
  @ParameterizedTest
  @MethodSource("uniqueTables")
  void everyCombinationHitsExactlyOneRow(Table table) {
    List<Map<String, Object>> combinations = combinations(table);
    assertThat(combinations).as("combinations").hasSizeGreaterThanOrEqualTo(SMALLEST_TABLE);
    for (Map<String, Object> inputs : combinations) {
      assertThat(DECISIONS.evaluate(table.name(), inputs))
          .as("rows that hit for %s", inputs)
          .hasSize(1);
    }
  }

  private static List<Map<String, Object>> combinations(Table table) {
    List<Map<String, Object>> combinations = new ArrayList<>(List.of(Map.of()));
    for (Column column : table.columns()) {
      List<Map<String, Object>> longer = new ArrayList<>();
      combinations.forEach(
          shorter ->
              representatives(column)
                  .forEach(value -> longer.add(with(shorter, column.expression(), value))));
      combinations = longer;
    }
    return combinations;
  }

  /**
   * One value for each case that the cells of a column distinguish: every text in them, one other
   * text, and both sides of every number.
   */
  private static List<Object> representatives(Column column) {
    return switch (column.type()) {
      case "boolean" -> Arrays.asList(true, false, null);
      case "integer" ->
          column.cells().stream()
              .flatMap(cell -> NUMBER.matcher(cell).results())
              .map(MatchResult::group)
              .map(Integer::valueOf)
              .flatMap(number -> Stream.of(number - 1, number, number + 1))
              .distinct()
              .<Object>map(number -> number)
              .toList();
      default -> texts(column);
    };
  }

  private static List<Object> texts(Column column) {
    List<Object> named =
        new ArrayList<>(
            column.allowedValues().stream()
                .filter(value -> column.cells().toString().contains('"' + value + '"'))
                .toList());
    column.allowedValues().stream()
        .filter(value -> !named.contains(value))
        .findFirst()
        .ifPresent(named::add);
    // facts may be unknown before the verification, and an unexpected value must still match the
    // right row
    if (column.expression().startsWith("facts.")) {
      named.addAll(Arrays.asList(null, "unheard-of"));
    }
    return named;
  }

  private static Map<String, Object> with(
      Map<String, Object> shorter, String expression, Object value) {
    Map<String, Object> longer = new HashMap<>(shorter);
    int dot = expression.indexOf('.');
    if (dot < 0) {
      longer.put(expression, value);
    } else {
      @SuppressWarnings("unchecked")
      Map<String, Object> context =
          new HashMap<>(
              (Map<String, Object>) longer.getOrDefault(expression.substring(0, dot), Map.of()));
      context.put(expression.substring(dot + 1), value);
      longer.put(expression.substring(0, dot), context);
    }
    return longer;
  }
}
