package cn.lianban.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases reach every row of every award decision, and both sides of every condition; exceptions
 * are listed.
 */
class AwardRowsTest {

  private static final AwardDecisions DECISIONS = new AwardDecisions();
  private static final List<AwardCase> CASES = AwardCase.all();
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"])\\d+(\\.\\d+)?(?![\\w.\"])");
  private static final Pattern COMPARISON = Pattern.compile("\\s*(<=|>=|<|>)\\s*");
  private static final Pattern FACT = Pattern.compile("(facts|ledger)\\.\\w+");

  /** How FEEL writes the days between two dates. */
  private static final Pattern DAYS = Pattern.compile("(-?)P(\\d+)D");

  private static final BigDecimal FEN = new BigDecimal("0.01");

  static Stream<Table> tables() {
    return AwardDecisions.files().stream().flatMap(AwardRowsTest::tablesOf);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void someCaseHitsEveryRow(Table table) {
    Set<String> hit =
        table.cases().stream().flatMap(one -> hits(one).stream()).collect(Collectors.toSet());
    assertThat(table.rows())
        .as("%s: rows that no case hits", table)
        .filteredOn(row -> !hit.contains(row))
        .isEmpty();
  }

  /**
   * Every refusal depends on one circumstance: two cases differ only in it, and only one of them is
   * refused.
   */
  @ParameterizedTest
  @MethodSource("tables")
  void everyRefusalHasACaseThatEscapesItByOneCircumstance(Table table) {
    assertThat(table.refusals())
        .as("%s: refusals without a pair of cases that differ in one circumstance", table)
        .filteredOn(
            refusal ->
                table.cases().stream()
                    .filter(one -> hits(one).contains(refusal))
                    .noneMatch(
                        refused ->
                            table.cases().stream()
                                .filter(one -> !hits(one).contains(refusal))
                                .anyMatch(escaped -> differInOne(refused, escaped))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyAllowedValueOfAConditionOccurs(Table table) {
    List<String> missing = new ArrayList<>();
    table.eachCondition(
        (condition, cells) -> {
          Set<Object> seen =
              table.cases().stream()
                  .map(one -> value(condition.expression(), one))
                  .filter(Objects::nonNull)
                  .collect(Collectors.toSet());
          condition.allowedValues().stream()
              .filter(value -> !seen.contains(value))
              .forEach(value -> missing.add(condition.expression() + " = " + value));
        });
    assertThat(missing).as("%s: values that no case has", table).isEmpty();
  }

  /**
   * Every limit in a condition has a case that meets it exactly and one that misses it by the
   * smallest step.
   */
  @ParameterizedTest
  @MethodSource("tables")
  void everyBoundaryIsMetAndMissedByTheLeast(Table table) {
    List<String> missing = new ArrayList<>();
    table.eachCondition(
        (condition, cells) -> {
          cells.forEach(
              cell ->
                  boundaries(cell)
                      .forEach(
                          boundary ->
                              table.requireBothSides(condition.expression(), boundary, missing)));
          List<String> comparisons = List.of(condition.expression().split("\\s+(and|or)\\s+"));
          if (comparisons.stream()
              .allMatch(comparison -> COMPARISON.split(comparison, -1).length == 2)) {
            comparisons.forEach(
                comparison -> requireBothSidesOfComparison(table, comparison, missing));
          } else if (COMPARISON.matcher(condition.expression()).find()) {
            figures(condition.expression())
                .forEach(
                    figure -> table.requireSomeFactAround(condition.expression(), figure, missing));
          }
        });
    assertThat(missing)
        .as("%s: boundaries that no case meets or misses by the least", table)
        .isEmpty();
  }

  private static void requireBothSidesOfComparison(
      Table table, String comparison, List<String> missing) {
    String operator =
        COMPARISON
            .matcher(comparison)
            .results()
            .findFirst()
            .map(MatchResult::group)
            .orElseThrow()
            .strip();
    String[] sides = COMPARISON.split(comparison.replaceAll("^\\(+", "").replaceAll("\\)+$", ""));
    String difference = "(" + sides[0] + ") - (" + sides[1] + ")";
    table.requireBothSides(
        difference,
        new Boundary(BigDecimal.ZERO, operator.equals(">") || operator.equals("<=")),
        missing);
  }

  private static List<BigDecimal> figures(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(BigDecimal::new)
        .filter(figure -> figure.signum() > 0)
        .distinct()
        .toList();
  }

  /**
   * The boundaries of a cell such as {@code >= 3}, {@code < 30000000} or {@code
   * (50000000..100000000]}; none in a list of values.
   */
  private static List<Boundary> boundaries(String cell) {
    List<Boundary> boundaries = new ArrayList<>();
    Matcher comparison = Pattern.compile("(<=|>=|<|>)\\s*(\\d+(\\.\\d+)?)").matcher(cell);
    while (comparison.find()) {
      boundaries.add(
          new Boundary(
              new BigDecimal(comparison.group(2)),
              comparison.group(1).equals(">") || comparison.group(1).equals("<=")));
    }
    Matcher interval =
        Pattern.compile(
                "([\\[\\](])\\s*(\\d+(?:\\.\\d+)?)\\s*\\.\\.\\s*(\\d+(?:\\.\\d+)?)\\s*([\\])\\[])")
            .matcher(cell);
    while (interval.find()) {
      boundaries.add(
          new Boundary(new BigDecimal(interval.group(2)), !interval.group(1).equals("[")));
      boundaries.add(
          new Boundary(new BigDecimal(interval.group(3)), interval.group(4).equals("]")));
    }
    return boundaries;
  }

  private static boolean differInOne(AwardCase one, AwardCase other) {
    Map<String, Object> mine = one.circumstances();
    Map<String, Object> theirs = other.circumstances();
    Set<String> names = new HashSet<>(mine.keySet());
    names.addAll(theirs.keySet());
    return names.stream().filter(name -> !Objects.equals(mine.get(name), theirs.get(name))).count()
        == 1;
  }

  private static Set<String> hits(AwardCase one) {
    return DECISIONS.evaluate(one).stream()
        .map(AwardDecisions.Hit::rule)
        .collect(Collectors.toSet());
  }

  private static Object value(String expression, AwardCase one) {
    return DECISIONS
        .feel()
        .evaluateSimpleExpression(
            expression,
            Variables.putValue("facts", one.facts())
                .putValue("ledger", one.ledger())
                .putValue("readings", one.answers())
                .putValue("application", one.application())
                .asVariableContext());
  }

  private static BigDecimal number(String expression, AwardCase one) {
    Object text = value("string(" + expression + ")", one);
    if (text == null || text.equals("null")) {
      return null;
    }
    Matcher days = DAYS.matcher(text.toString());
    return new BigDecimal(days.matches() ? days.group(1) + days.group(2) : text.toString());
  }

  private static Stream<Table> tablesOf(Path file) {
    return Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream()
        .map(decision -> new Table(decision.getId(), (DecisionTable) decision.getExpression()));
  }

  /**
   * A figure where a condition turns.
   *
   * @param figure the figure itself
   * @param turnsAbove true where the other side begins above the figure, false where it begins
   *     below
   */
  private record Boundary(BigDecimal figure, boolean turnsAbove) {

    BigDecimal farSide(BigDecimal step) {
      return turnsAbove ? figure.add(step) : figure.subtract(step);
    }
  }

  /** A column of conditions. */
  private record Condition(String expression, List<Object> allowedValues) {

    static Condition of(Input input) {
      String expression = input.getInputExpression().getText().getTextContent().strip();
      if (input.getInputExpression().getTypeRef().equals("boolean")) {
        return new Condition(expression, List.of(true, false));
      }
      if (input.getInputValues() == null) {
        return new Condition(expression, List.of());
      }
      Stream<String> values =
          Stream.of(input.getInputValues().getText().getTextContent().split(","));
      return new Condition(
          expression, values.<Object>map(value -> value.strip().replace("\"", "")).toList());
    }
  }

  /** The table of one item with the cases that are put to it. */
  record Table(String item, DecisionTable decision) {

    List<AwardCase> cases() {
      return CASES.stream().filter(one -> one.item().equals(item)).toList();
    }

    List<String> rows() {
      return decision.getRules().stream().map(Rule::getId).toList();
    }

    List<String> refusals() {
      return rows().stream().filter(row -> !row.startsWith(item + "-grant")).toList();
    }

    /** Visits the columns that some row sets a condition in, with the cells that are not empty. */
    private void eachCondition(BiConsumer<Condition, List<String>> check) {
      List<Input> inputs = List.copyOf(decision.getInputs());
      for (int column = 0; column < inputs.size(); column++) {
        int index = column;
        List<String> cells =
            decision.getRules().stream()
                .map(
                    row ->
                        List.copyOf(row.getInputEntries())
                            .get(index)
                            .getText()
                            .getTextContent()
                            .strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
        if (!cells.isEmpty()) {
          check.accept(Condition.of(inputs.get(column)), cells);
        }
      }
    }

    private void requireBothSides(String expression, Boundary boundary, List<String> missing) {
      List<BigDecimal> values =
          cases().stream().map(one -> number(expression, one)).filter(Objects::nonNull).toList();
      require(values, boundary.figure(), expression, missing);
      require(values, boundary.farSide(step(expression)), expression, missing);
    }

    private void requireSomeFactAround(String expression, BigDecimal figure, List<String> missing) {
      List<BigDecimal> values =
          FACT.matcher(expression)
              .results()
              .map(MatchResult::group)
              .distinct()
              .flatMap(fact -> cases().stream().map(one -> number(fact, one)))
              .filter(Objects::nonNull)
              .toList();
      require(values, figure, "a fact of " + expression, missing);
      require(values, figure.add(step(expression)), "a fact of " + expression, missing);
    }

    /** The smallest step: a fen for money, one for whole numbers and days. */
    private BigDecimal step(String expression) {
      boolean whole =
          FACT.matcher(expression)
              .results()
              .map(MatchResult::group)
              .allMatch(
                  fact ->
                      cases().stream()
                          .map(one -> one.circumstances().get(fact))
                          .allMatch(
                              value -> value instanceof Integer || value instanceof LocalDate));
      return whole ? BigDecimal.ONE : FEN;
    }

    private static void require(
        Collection<BigDecimal> values, BigDecimal wanted, String expression, List<String> missing) {
      if (values.stream().noneMatch(value -> value.compareTo(wanted) == 0)) {
        missing.add(expression + " = " + wanted.toPlainString());
      }
    }

    @Override
    public String toString() {
      return item;
    }
  }
}
