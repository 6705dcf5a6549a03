package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.lianban.kernel.Actor;
import cn.lianban.models.SharedDecisions.Column;
import cn.lianban.models.SharedDecisions.Table;
import cn.lianban.review.EvaluationPlan;
import cn.lianban.workflow.models.Evaluation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.NamedElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conventions of the shared decisions, so that all open and evaluate in the same way, and values on
 * which they have to agree.
 */
class SharedDecisionConventionsTest {

  private static final SharedDecisions DECISIONS = new SharedDecisions();
  private static final List<String> TYPES = List.of("string", "boolean", "integer");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
  private static final Pattern DRAWN =
      Pattern.compile("<dmndi:DMN(?:Shape|Edge) [^>]*dmnElementRef=\"([^\"]+)\"");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Path FORMS = Path.of("bpmn/forms");

  static List<Path> files() {
    return SharedDecisions.files();
  }

  static List<Table> tables() {
    return SharedDecisions.tables();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsNamedAfterItsDecisionAndHoldsOnlyTablesAndLiteralExpressions(Path file) {
    DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
    assertThat(model.<Decision>getModelElementById(SharedDecisions.nameOf(file)).getExpression())
        .isInstanceOf(DecisionTable.class);
    assertThat(model.getModelElementsByType(Decision.class))
        .allSatisfy(
            decision -> {
              assertThat(decision.getName()).containsPattern(CHINESE);
              assertThat(decision.getCamundaHistoryTimeToLiveString())
                  .as("history time to live")
                  .isNotBlank();
              assertThat(decision.getExpression())
                  .isInstanceOfAny(DecisionTable.class, LiteralExpression.class);
              if (decision.getExpression() instanceof LiteralExpression) {
                assertThat(decision.getDescription().getTextContent()).containsPattern(CHINESE);
                assertThat(decision.getVariable().getName()).isEqualTo(decision.getId());
              }
            });
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyDecisionAndEveryRequirementIsDrawn(Path file) throws IOException {
    DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
    List<String> elements =
        Stream.concat(
                model.getModelElementsByType(Decision.class).stream().map(NamedElement::getId),
                model.getModelElementsByType(InformationRequirement.class).stream()
                    .map(one -> one.getAttributeValue("id")))
            .toList();
    assertThat(groups(DRAWN, Files.readString(file))).containsExactlyInAnyOrderElementsOf(elements);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyIdIsChosen(Path file) throws IOException {
    assertThat(groups(ID, Files.readString(file)))
        .doesNotHaveDuplicates()
        .noneMatch(id -> id.matches("[A-Za-z]+_[0-9a-z]{6,}"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyColumnIsNamedTypedAndLabelled(Table table) {
    assertThat(table.decision().getInputs())
        .isNotEmpty()
        .allSatisfy(
            input -> {
              assertThat(input.getLabel()).containsPattern(CHINESE);
              assertThat(input.getInputExpression().getTypeRef()).isIn(TYPES);
            });
    assertThat(table.decision().getOutputs())
        .isNotEmpty()
        .allSatisfy(
            output -> {
              assertThat(output.getLabel()).containsPattern(CHINESE);
              assertThat(output.getName()).matches("[a-z][A-Za-z]*");
              assertThat(output.getTypeRef()).isIn(TYPES);
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTextColumnListsItsAllowedValuesAndNoCellAsksForAnother(Table table) {
    assertThat(table.columns())
        .filteredOn(column -> column.type().equals("string"))
        .allSatisfy(
            column -> {
              assertThat(column.allowedValues())
                  .as("allowed values of %s", column.expression())
                  .isNotEmpty()
                  .doesNotHaveDuplicates();
              assertThat(column.allowedValues())
                  .containsAll(
                      column.cells().stream()
                          .flatMap(cell -> groups(TEXT, cell).stream())
                          .toList());
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTextOutputThatListsItsValuesGivesNoOther(Table table) {
    List<List<String>> allowed =
        table.decision().getOutputs().stream()
            .map(
                output ->
                    output.getOutputValues() == null
                        ? List.<String>of()
                        : groups(TEXT, output.getOutputValues().getText().getTextContent()))
            .toList();
    assertThat(table.rows())
        .allSatisfy(
            row -> {
              List<String> cells =
                  row.getOutputEntries().stream()
                      .map(entry -> entry.getText().getTextContent())
                      .toList();
              for (int column = 0; column < cells.size(); column++) {
                if (!allowed.get(column).isEmpty()) {
                  assertThat(allowed.get(column)).containsAll(groups(TEXT, cells.get(column)));
                }
              }
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyRowNamesItsClauseOrSaysThatItIsOurs(Table table) {
    assertThat(table.rows())
        .allSatisfy(
            row -> {
              assertThat(row.getDescription()).as("annotation of %s", row.getId()).isNotNull();
              assertThat(row.getDescription().getTextContent())
                  .containsPattern("若干措施（|支持办法第|解读：\\w+");
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void emptyCellsAreEmpty(Table table) {
    assertThat(table.columns()).flatMap(Column::cells).doesNotContain("-");
  }

  @Test
  void theTablesAgreeOnTheItems() {
    List<String> awards = DECISIONS.texts("itemCatalogue", Map.of("kind", "award"), "id");
    List<String> all =
        Stream.of("award", "service", "duty")
            .flatMap(kind -> DECISIONS.texts("itemCatalogue", Map.of("kind", kind), "id").stream())
            .toList();
    assertThat(all).hasSize(135).doesNotHaveDuplicates();
    assertThat(allowed("bureauRouting", "itemId")).isEqualTo(all);
    assertThat(allowed("handlingPlan", "itemId")).isEqualTo(awards);
    assertThat(allowed("dutyPlan", "itemId"))
        .isEqualTo(DECISIONS.texts("itemCatalogue", Map.of("kind", "duty"), "id"));
    assertThat(allowed("servicePlan", "itemId"))
        .containsExactlyInAnyOrderElementsOf(
            DECISIONS.texts("itemCatalogue", Map.of("kind", "service"), "id"));
    assertThat(allowed("overlap", "item")).isEqualTo(awards);
    assertThat(allowed("aftercarePlan", "itemId")).isEqualTo(awards);
    assertThat(allowed("bureauSilence", "itemId")).isEqualTo(awards);
    assertThat(allowed("overlap", "otherItem"))
        .startsWith(awards.toArray(String[]::new))
        .endsWith("external")
        .hasSize(awards.size() + 1);
  }

  @Test
  void everyPlanOfAnEvaluationCanBeWorkedBy() {
    for (Rule row : SharedDecisions.table("evaluationPlan").rows()) {
      List<String> cells =
          row.getOutputEntries().stream()
              .map(entry -> entry.getText().getTextContent().strip())
              .toList();
      List<String> names =
          SharedDecisions.table("evaluationPlan").decision().getOutputs().stream()
              .map(output -> output.getName())
              .toList();
      Map<String, Object> outputs = new HashMap<>();
      for (int column = 0; column < cells.size(); column++) {
        String cell = cells.get(column);
        outputs.put(
            names.get(column),
            cell.isEmpty()
                ? null
                : cell.startsWith("\"")
                    ? cell.substring(1, cell.length() - 1)
                    : Integer.valueOf(cell));
      }
      assertThatCode(
              () ->
                  EvaluationPlan.of(
                      new Evaluation("evaluationPlan", 1, List.of(row.getId()), List.of(outputs))))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theTablesAgreeOnTheBureaus() {
    List<String> register =
        DECISIONS.texts("bureauRegister", Collections.singletonMap("level", null), "id");
    assertThat(outputs("bureauRouting", "bureau")).isSubsetOf(register);
    assertThat(allowed("bureauSilence", "bureau")).isEqualTo(register);
    assertThat(outputs("dutyPlan", "escalationBody")).isSubsetOf(register);
    assertThat(outputs("dutyPlan", "supervisor"))
        .allMatch(group -> register.contains(group) || group.equals(Actor.SPECIAL_TEAM));
    assertThat(outputs("handlingPlan", "acceptingBody")).isSubsetOf(register);
    assertThat(outputs("servicePlan", "acceptingBody")).isSubsetOf(register);
    assertThat(outputs("handlingPlan", "approverGroup"))
        .allMatch(group -> register.contains(group.replaceAll("-approver$", "")));
    assertThat(outputs("handlingPlan", "payerGroup"))
        .allMatch(group -> register.contains(group.replaceAll("-payer$", "")));
  }

  @Test
  void theSilenceOfALeadBureauNeverCountsAsAgreement() {
    List<String> register =
        DECISIONS.texts("bureauRegister", Collections.singletonMap("level", null), "id");
    assertThat(register)
        .allSatisfy(
            bureau ->
                assertThat(
                        Stream.of("municipal", "district")
                            .flatMap(
                                level ->
                                    DECISIONS
                                        .texts(
                                            "bureauSilence",
                                            Map.of(
                                                "role",
                                                "lead",
                                                "level",
                                                level,
                                                "bureau",
                                                bureau,
                                                "clause",
                                                "M05",
                                                "itemId",
                                                "M05-1",
                                                "readings",
                                                Map.of("bureauSilence", "agreement")),
                                            "effect")
                                        .stream()))
                    .hasSize(2)
                    .doesNotContain("agreement"));
  }

  @Test
  void aStepWithALimitIsATaskWithAFormOrAWaitThatNobodyClaims() {
    assertThat(allowed("timeLimits", "step"))
        .filteredOn(step -> !Files.exists(FORMS.resolve(step + ".form")))
        .containsExactlyInAnyOrder(
            "correction",
            "reconsideration",
            "annualReport",
            "breachReply",
            "bankAccount",
            "reviewSilence",
            "dutyReporting",
            "dutyRevision",
            "dutyMerging",
            "supplement",
            "rating",
            "replaceExpert",
            "awaitEvaluations");
  }

  @ParameterizedTest
  @CsvSource({"R05-1, milestone", "R06-1, drugClass", "R07-1, deviceClass"})
  void thePlanKnowsTheValuesThatTheFormOffers(String item, String fact) throws IOException {
    JsonNode form = new ObjectMapper().readTree(FORMS.resolve(item + ".form").toFile());
    List<String> offered =
        Stream.of(form.path("components"))
            .flatMap(components -> components.findParents("key").stream())
            .filter(component -> component.path("key").asText().equals(fact))
            .flatMap(component -> component.path("values").findValuesAsText("value").stream())
            .toList();
    assertThat(allowed("handlingPlan", "facts." + fact)).isNotEmpty().isEqualTo(offered);
  }

  private static List<String> allowed(String table, String expression) {
    return SharedDecisions.table(table).column(expression).allowedValues();
  }

  private static Collection<String> outputs(String table, String output) {
    DecisionTable decision = SharedDecisions.table(table).decision();
    int column = decision.getOutputs().stream().map(one -> one.getName()).toList().indexOf(output);
    return decision.getRules().stream()
        .map(
            row ->
                List.copyOf(row.getOutputEntries())
                    .get(column)
                    .getText()
                    .getTextContent()
                    .replace("\"", ""))
        .distinct()
        .toList();
  }

  private static List<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
