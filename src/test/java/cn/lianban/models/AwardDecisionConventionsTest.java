package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.award.AwardDecisions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conventions of all award decisions, so that all can be read and evaluated in the same way. */
class AwardDecisionConventionsTest {

  private static final AwardDecisions DECISIONS = new AwardDecisions();
  private static final Map<String, Object> FIRST_AWARD = Map.of("priorYears", 0, "priorGranted", 0);
  private static final List<String> OUTPUTS =
      List.of(
          "fact",
          "reason",
          "formula",
          "base",
          "rate",
          "cap",
          "bound",
          "standard",
          "part",
          "question",
          "reading");
  private static final List<String> OPTIONAL = List.of("standard", "question", "reading");
  private static final List<String> FORMULAS =
      List.of("\"exact-share\"", "\"share-ceiling\"", "\"amount-ceiling\"", "\"recognised\"");
  private static final List<String> TYPES = List.of("string", "boolean", "integer", "double");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern GENERATED_ID =
      Pattern.compile(
          "(Definitions?|(Decision)?(Rule|Table)|Decision|(Input|Output)(Clause|Expression)?|UnaryTests|LiteralExpression)_\\w+");
  private static final List<String> NUMERALS =
      List.of(
          "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六",
          "十七");

  static Stream<Table> tables() {
    return AwardDecisions.files().stream().flatMap(AwardDecisionConventionsTest::tablesOf);
  }

  static Stream<Path> files() {
    return AwardDecisions.files().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileHoldsTheItemsOfOneClauseAndOnlyTables(Path file) {
    DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
    String clause = clauseOf(file);
    assertThat(model.getDefinitions().getId()).isEqualTo(clause);
    assertThat(model.getModelElementsByType(Decision.class))
        .isNotEmpty()
        .allSatisfy(
            decision -> {
              assertThat(decision.getId()).matches(clause + "-\\d[a-z]?");
              assertThat(decision.getName()).containsPattern(CHINESE);
              assertThat(decision.getCamundaHistoryTimeToLiveString()).isNotBlank();
              assertThat(decision.getExpression()).isInstanceOf(DecisionTable.class);
              assertThat(decision.getInformationRequirements()).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyDecisionIsDrawn(Path file) {
    DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
    assertThat(descendants(model.getDocument().getRootElement()))
        .filteredOn(element -> element.getLocalName().equals("DMNShape"))
        .extracting(shape -> shape.getAttribute("dmnElementRef"))
        .containsExactlyInAnyOrderElementsOf(
            model.getModelElementsByType(Decision.class).stream().map(Decision::getId).toList());
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyIdIsChosen(Path file) {
    DomElement root = Dmn.readModelFromFile(file.toFile()).getDocument().getRootElement();
    assertThat(
            descendants(root).map(element -> element.getAttribute("id")).filter(Objects::nonNull))
        .doesNotHaveDuplicates()
        .noneMatch(id -> GENERATED_ID.matcher(id).matches());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyColumnIsNamedTypedAndLabelled(Table table) {
    assertThat(table.decision.getHitPolicy()).isEqualTo(HitPolicy.RULE_ORDER);
    List<String> names = table.decision.getOutputs().stream().map(Output::getName).toList();
    assertThat(names)
        .isEqualTo(
            OUTPUTS.stream()
                .filter(output -> !OPTIONAL.contains(output) || names.contains(output))
                .toList());
    assertThat(table.decision.getOutputs())
        .allSatisfy(
            output -> {
              assertThat(output.getLabel()).containsPattern(CHINESE);
              assertThat(output.getTypeRef()).isEqualTo("string");
            });
    assertThat(table.decision.getInputs())
        .isNotEmpty()
        .allSatisfy(
            input -> {
              assertThat(input.getId()).isNotBlank();
              assertThat(input.getLabel()).containsPattern(CHINESE);
              assertThat(input.getInputExpression().getTypeRef()).isIn(TYPES);
              if (input.getInputExpression().getTypeRef().equals("string")) {
                assertThat(allowedValues(input))
                    .as("allowed values of %s", input.getLabel())
                    .isNotEmpty();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void refusalsComeBeforeGrantsAndEachSaysWhatItIs(Table table) {
    List<Boolean> grants = table.rows().stream().map(Table::isGrant).toList();
    assertThat(grants).as("%s: refusals first, then grants", table).isSorted().endsWith(true);
    assertThat(table.rows())
        .allSatisfy(
            row -> {
              assertThat(row.getId()).startsWith(table.item + "-");
              Map<String, String> cells = table.outputs(row);
              if (Table.isGrant(row)) {
                assertThat(row.getId()).startsWith(table.item + "-grant");
                assertThat(cells)
                    .as(row.getId())
                    .doesNotContainKeys("fact", "reason")
                    .containsKey("formula");
                assertThat(cells.get("formula")).isIn(FORMULAS);
              } else if (cells.containsKey("question")) {
                cells.remove("reading");
                assertThat(cells).as(row.getId()).containsOnlyKeys("question");
                assertThat(cells.get("question")).containsPattern(CHINESE);
              } else {
                cells.remove("reading");
                assertThat(cells).as(row.getId()).containsOnlyKeys("fact", "reason");
                assertThat(cells.get("reason")).containsPattern(CHINESE);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aFormulaHasTheCellsThatItNeeds(Table table) {
    assertThat(table.rows().stream().filter(Table::isGrant))
        .allSatisfy(
            row -> {
              Map<String, String> cells = table.outputs(row);
              switch (cells.get("formula")) {
                case "\"exact-share\"", "\"share-ceiling\"" ->
                    assertThat(cells).as(row.getId()).containsKeys("base", "rate");
                case "\"amount-ceiling\"" ->
                    assertThat(cells)
                        .as(row.getId())
                        .containsKey("cap")
                        .doesNotContainKeys("base", "rate");
                default -> {
                  assertThat(cells).as(row.getId()).doesNotContainKeys("base", "rate");
                  assertThat(table.decision.getOutputs())
                      .extracting(Output::getName)
                      .contains("standard");
                }
              }
            });
  }

  /**
   * A standard has to be a plain amount in quotes, because anything else would be read as none or
   * as a wrong one.
   */
  @ParameterizedTest
  @MethodSource("tables")
  void aFilledStandardIsAPlainAmountWithinItsCap(Table table) {
    assertThat(table.rows().stream().filter(Table::isGrant))
        .allSatisfy(
            row -> {
              Map<String, String> cells = table.outputs(row);
              String standard = cells.get("standard");
              if (standard != null) {
                assertThat(standard).as(row.getId()).matches("\"[1-9]\\d{0,11}(\\.\\d{1,2})?\"");
                if (cells.getOrDefault("cap", "").matches("\"\\d+\"")) {
                  assertThat(amount(standard))
                      .as(row.getId())
                      .isLessThanOrEqualTo(amount(cells.get("cap")));
                }
              }
            });
  }

  private static BigDecimal amount(String cell) {
    return new BigDecimal(cell.replace("\"", ""));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyRowQuotesItsClause(Table table) {
    int number = Integer.parseInt(table.clause.substring(1));
    String clause =
        table.clause.startsWith("M")
            ? "（" + NUMERALS.get(number) + "）"
            : "第" + NUMERALS.get(number) + "条";
    assertThat(table.rows())
        .allSatisfy(
            row -> {
              assertThat(row.getDescription()).as("annotation of %s", row.getId()).isNotNull();
              assertThat(row.getDescription().getTextContent())
                  .as("annotation of %s", row.getId())
                  .contains(clause)
                  .containsPattern("“.+”");
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void emptyCellsAreEmpty(Table table) {
    assertThat(table.rows())
        .allSatisfy(
            row ->
                assertThat(row.getInputEntries())
                    .as(row.getId())
                    .extracting(entry -> entry.getText().getTextContent().strip())
                    .doesNotContain("-"));
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

  private static Stream<DomElement> descendants(DomElement element) {
    return Stream.concat(
        Stream.of(element),
        element.getChildElements().stream().flatMap(AwardDecisionConventionsTest::descendants));
  }

  private static Stream<Table> tablesOf(Path file) {
    return Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream()
        .map(
            decision ->
                new Table(
                    clauseOf(file), decision.getId(), (DecisionTable) decision.getExpression()));
  }

  private static String clauseOf(Path file) {
    return file.getFileName().toString().replace(".dmn", "");
  }

  /** The table of one item. */
  record Table(String clause, String item, DecisionTable decision) {

    List<Rule> rows() {
      return List.copyOf(decision.getRules());
    }

    /** The cells of a row that are not empty, by the name of their output. */
    Map<String, String> outputs(Rule row) {
      List<Output> columns = List.copyOf(decision.getOutputs());
      List<OutputEntry> entries = List.copyOf(row.getOutputEntries());
      Map<String, String> cells = new LinkedHashMap<>();
      for (int column = 0; column < entries.size(); column++) {
        String text = entries.get(column).getText().getTextContent().strip();
        if (!text.isEmpty()) {
          cells.put(columns.get(column).getName(), text);
        }
      }
      return cells;
    }

    static boolean isGrant(Rule row) {
      return row.getId().matches(".+-grant(-.+)?");
    }

    @Override
    public String toString() {
      return item;
    }
  }
}
