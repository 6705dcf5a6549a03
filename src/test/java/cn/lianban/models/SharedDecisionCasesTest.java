package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.models.SharedDecisions.Hit;
import cn.lianban.models.SharedDecisions.Table;
import cn.lianban.testing.ExactYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Evaluates the decision named by the file for every sentence in {@code
 * src/test/resources/cases/shared}.
 *
 * <p>{@code expect} is the row that must match, or the list of rows. An output that it leaves out
 * must be empty, except the reason, which is compared only where given, and then as a part.
 * Registers hardly have conditions and are compared with the sources elsewhere; here each of their
 * rows must be reached by one of the allowed values of the first column.
 */
class SharedDecisionCasesTest {

  private static final SharedDecisions DECISIONS = new SharedDecisions();
  private static final Path CASES = Path.of("src/test/resources/cases/shared");
  private static final String REASON = "reason";
  private static final String READING = "reading";

  private record SharedCase(
      String decision,
      String sentence,
      Map<String, Object> inputs,
      List<Map<String, Object>> expected) {

    @SuppressWarnings("unchecked")
    static SharedCase of(String decision, Map<String, Object> entry) {
      Object expected = entry.get("expect");
      return new SharedCase(
          decision,
          (String) entry.get("sentence"),
          (Map<String, Object>) entry.get("inputs"),
          expected instanceof List<?> rows
              ? (List<Map<String, Object>>) rows
              : List.of((Map<String, Object>) expected));
    }
  }

  static List<Table> tables() {
    return SharedDecisions.tables();
  }

  @TestFactory
  Stream<DynamicTest> sentences() {
    return tables().stream()
        .flatMap(table -> cases(table).stream())
        .map(one -> DynamicTest.dynamicTest(one.decision + " " + one.sentence, () -> holds(one)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void someCaseHitsEveryRow(Table table) {
    Set<String> hit = new HashSet<>();
    inputs(table)
        .forEach(
            inputs -> DECISIONS.evaluate(table.name(), inputs).forEach(row -> hit.add(row.rule())));
    assertThat(table.rowIds())
        .as("rows that no case hits")
        .filteredOn(row -> !hit.contains(row))
        .isEmpty();
  }

  private Stream<Map<String, Object>> inputs(Table table) {
    List<SharedCase> cases = cases(table);
    return cases.isEmpty()
        ? table.columns().get(0).allowedValues().stream()
            .map(value -> Map.of(table.columns().get(0).expression(), value))
        : cases.stream().map(SharedCase::inputs);
  }

  private void holds(SharedCase one) {
    List<Hit> hits = DECISIONS.evaluate(one.decision, one.inputs);
    assertThat(hits).as("rows that hit").hasSameSizeAs(one.expected);
    SoftAssertions softly = new SoftAssertions();
    for (int row = 0; row < hits.size(); row++) {
      compare(softly, hits.get(row), one.expected.get(row));
    }
    softly.assertAll();
  }

  private static void compare(SoftAssertions softly, Hit hit, Map<String, Object> expected) {
    softly
        .assertThat(hit.outputs())
        .as("outputs")
        .containsKeys(expected.keySet().toArray(String[]::new));
    Map<String, Object> given = new LinkedHashMap<>(hit.outputs());
    Map<String, Object> wanted = new LinkedHashMap<>(expected);
    String reason = (String) given.remove(REASON);
    Object part = wanted.remove(REASON);
    if (part != null) {
      softly.assertThat(reason).contains(part.toString());
    }
    given.values().removeIf(Objects::isNull);
    if (!wanted.containsKey(READING)) {
      // told where a case is about it, and held for all tables by the test of the register
      given.remove(READING);
    }
    softly.assertThat(given).as(hit.rule()).isEqualTo(wanted);
  }

  private static List<SharedCase> cases(Table table) {
    Path file = CASES.resolve(table.name() + ".yaml");
    return Files.exists(file)
        ? ExactYaml.entries(file).stream().map(entry -> SharedCase.of(table.name(), entry)).toList()
        : List.of();
  }
}
