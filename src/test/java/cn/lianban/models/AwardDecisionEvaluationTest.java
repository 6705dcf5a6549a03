package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.award.AwardDecisions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the engine says of all award decisions. What can be read from the tables alone is held by
 * the check of models.
 */
class AwardDecisionEvaluationTest {

  private static final AwardDecisions DECISIONS = new AwardDecisions();
  private static final Map<String, Object> FIRST_AWARD = Map.of("priorYears", 0, "priorGranted", 0);

  static Stream<Table> tables() {
    return AwardDecisions.files().stream().flatMap(AwardDecisionEvaluationTest::tablesOf);
  }

  /** Facts that are unknown or not asked for in this case never lead to a refusal. */
  @ParameterizedTest
  @MethodSource("tables")
  void noRowRefusesOverAFactThatIsNotKnown(Table table) {
    List<AwardDecisions.Hit> hits = DECISIONS.evaluate(table.item, Map.of(), FIRST_AWARD);
    assertThat(hits)
        .as("refusals of %s", table)
        .filteredOn(AwardDecisions.Hit::isRefusal)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void exactlyOneRowGrantsForEveryCombinationOfAllowedValues(Table table) {
    assertThat(combinations(table.decision.getInputs()))
        .allSatisfy(
            facts -> {
              List<AwardDecisions.Hit> hits = DECISIONS.evaluate(table.item, facts, FIRST_AWARD);
              assertThat(hits)
                  .filteredOn(AwardDecisions.Hit::isGrant)
                  .as("rows that grant for %s", facts)
                  .hasSize(1);
            });
  }

  private static List<Map<String, Object>> combinations(Collection<Input> inputs) {
    List<Map<String, Object>> combinations = new ArrayList<>(List.of(Map.of()));
    for (Input input : inputs) {
      String expression = input.getInputExpression().getText().getTextContent().strip();
      if (expression.matches("facts\\.\\w+") && !allowedValues(input).isEmpty()) {
        List<Map<String, Object>> longer = new ArrayList<>();
        combinations.forEach(
            shorter ->
                allowedValues(input)
                    .forEach(
                        value -> {
                          Map<String, Object> combination = new LinkedHashMap<>(shorter);
                          combination.put(expression.substring("facts.".length()), value);
                          longer.add(combination);
                        }));
        combinations = longer;
      }
    }
    return combinations;
  }

  private static List<Object> allowedValues(Input input) {
    if (input.getInputExpression().getTypeRef().equals("boolean")) {
      return List.of(true, false);
    }
    if (input.getInputValues() == null) {
      return List.of();
    }
    return Stream.of(input.getInputValues().getText().getTextContent().split(","))
        .<Object>map(text -> text.strip().replace("\"", ""))
        .toList();
  }

  private static Stream<Table> tablesOf(Path file) {
    return Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream()
        .map(decision -> new Table(decision.getId(), (DecisionTable) decision.getExpression()));
  }

  /** The table of one item. */
  record Table(String item, DecisionTable decision) {

    @Override
    public String toString() {
      return item;
    }
  }
}
