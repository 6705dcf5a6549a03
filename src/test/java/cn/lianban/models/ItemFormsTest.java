package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.award.AwardDecisions;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The form of an award item asks for the facts that the item's decision needs, in the words of its
 * clause.
 */
class ItemFormsTest {

  private static final Pattern FACT = Pattern.compile("\\bfacts\\.(\\w+)");
  private static final Pattern NAME = Pattern.compile("[a-z]\\w*");
  static final Map<String, String> COMPONENT_OF_TYPE =
      Map.of(
          "money",
          "number",
          "number",
          "number",
          "year",
          "number",
          "date",
          "datetime",
          "text",
          "textfield",
          "bool",
          "checkbox",
          "enum",
          "select");
  private static final List<String> DIRECTIONS =
      List.of(
          "frontier-drugs-ai",
          "high-end-devices",
          "new-formats",
          "animal-medicines",
          "service-platforms");
  static final Map<String, String> SOURCES = Map.of("measures", "若干措施", "support-rules", "支持办法");

  private static final Map<String, Map<String, String>> AWARDS = ofTheCatalogue("award");
  private static final Map<String, Decision> DECISIONS =
      AwardDecisions.files().stream()
          .flatMap(
              file ->
                  Dmn.readModelFromFile(file.toFile())
                      .getModelElementsByType(Decision.class)
                      .stream())
          .collect(Collectors.toMap(Decision::getId, Function.identity()));

  static List<FormFile> forms() {
    return FormFile.all().stream()
        .filter(FormFile::isOfAnItem)
        .filter(form -> !ServiceFormsTest.SERVICES.containsKey(form.name()))
        .toList();
  }

  @Test
  void everyAwardItemOfTheCatalogueHasAFormAndADecision() {
    assertThat(AWARDS).hasSizeGreaterThanOrEqualTo(43);
    assertThat(forms())
        .extracting(FormFile::name)
        .containsExactlyInAnyOrderElementsOf(AWARDS.keySet());
    assertThat(DECISIONS).containsOnlyKeys(AWARDS.keySet());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itQuotesItsClauseFirst(FormFile form) {
    Map<String, String> item = AWARDS.get(form.name());
    JsonNode first = form.components().get(0);
    assertThat(first.path("type").asText()).isEqualTo("text");
    assertThat(first.path("id").asText()).isEqualTo("clause");
    assertThat(first.path("text").asText())
        .startsWith("**" + SOURCES.get(item.get("document")) + item.get("clauseText") + "**")
        .matches("(?s).+“.{15,}”");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itAsksForEveryFactThatTheDecisionUses(FormFile form) {
    Set<String> used = new TreeSet<>();
    textsOf(DECISIONS.get(form.name()))
        .map(FACT::matcher)
        .flatMap(Matcher::results)
        .forEach(hit -> used.add(hit.group(1)));
    assertThat(used).isNotEmpty().isSubsetOf(form.keys());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itOffersTheValuesThatTheDecisionAllows(FormFile form) {
    DecisionTable table = (DecisionTable) DECISIONS.get(form.name()).getExpression();
    for (Input input : table.getInputs()) {
      String expression = input.getInputExpression().getText().getTextContent().strip();
      if (FACT.matcher(expression).matches()
          && input.getInputExpression().getTypeRef().equals("string")) {
        List<String> allowed =
            Stream.of(input.getInputValues().getText().getTextContent().split(","))
                .map(ItemFormsTest::unquoted)
                .toList();
        JsonNode field = form.field(expression.substring("facts.".length()));
        assertThat(FormFile.optionsOf(field)).as(expression).isEqualTo(allowed);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFieldIsAFactOfAKnownType(FormFile form) {
    assertThat(form.fields())
        .isNotEmpty()
        .allSatisfy(
            field -> {
              String type = field.path("properties").path("factType").asText();
              assertThat(COMPONENT_OF_TYPE).containsKey(type);
              assertThat(field.path("type").asText()).isEqualTo(COMPONENT_OF_TYPE.get(type));
              assertThat(field.path("validate").path("required").asBoolean())
                  .as("required")
                  .isEqualTo(!type.equals("bool"));
              switch (type) {
                case "money" -> isMoney(field);
                case "number" -> isNumber(field);
                case "year" -> isYear(field);
                case "text" ->
                    assertThat(field.path("validate").path("maxLength").asInt()).isEqualTo(200);
                case "enum" -> assertThat(FormFile.optionsOf(field)).hasSizeGreaterThan(1);
                default -> assertThat(field.has("values")).isFalse();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFactThatNeedNotBeAskedDependsOnOtherFactsOfTheForm(FormFile form) {
    assertThat(form.fields())
        .filteredOn(field -> field.has("conditional"))
        .allSatisfy(
            field -> {
              String hide = field.path("conditional").path("hide").asText();
              assertThat(hide).startsWith("=");
              List<String> names =
                  NAME.matcher(hide.replaceAll("\"[^\"]*\"", ""))
                      .results()
                      .map(hit -> hit.group())
                      .filter(name -> !name.equals("true"))
                      .toList();
              assertThat(names)
                  .isNotEmpty()
                  .isSubsetOf(form.keys())
                  .doesNotContain(field.path("key").asText());
            });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theAmountAppliedForIsLabelledAlike(FormFile form) {
    if (form.keys().contains("requestedAmount")) {
      JsonNode amount = form.field("requestedAmount");
      assertThat(amount.path("label").asText()).isEqualTo("申请金额");
      assertThat(amount.path("properties").path("factType").asText()).isEqualTo("money");
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itNamesTheMaterialsAndUnderTheSupportRulesTheDirection(FormFile form) {
    assertThat(form.materials())
        .hasSizeBetween(3, 6)
        .doesNotHaveDuplicates()
        .allMatch(FormFile.CHINESE.asPredicate());
    if (AWARDS.get(form.name()).get("document").equals("support-rules")) {
      JsonNode direction = form.field("direction");
      assertThat(direction.path("defaultValue").asText()).isIn(DIRECTIONS);
      assertThat(FormFile.optionsOf(direction)).isEqualTo(allowed("facts.direction"));
    } else {
      assertThat(form.keys()).doesNotContain("direction");
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itAsksForWhatEveryApplicationOfItsDocumentHasToBe(FormFile form) {
    boolean rules = AWARDS.get(form.name()).get("document").equals("support-rules");
    assertThat(FormFile.optionsOf(form.field("changpingTie")))
        .isEqualTo(allowed("facts.changpingTie"));
    assertThat(form.field("changpingTie").path("description").asText())
        .contains(rules ? "支持办法第二条“昌平医药健康产业”" : "若干措施首段“昌平区医药健康产业”");
    assertThat(form.keys().contains("medicalField")).isEqualTo(rules);
    if (rules) {
      assertThat(form.field("medicalField").path("description").asText()).contains("支持办法第二条");
      assertThat(form.field("direction").path("description").asText()).contains("支持办法第三条");
    }
  }

  private static List<String> allowed(String expression) {
    return SharedDecisions.table("generalEligibility").column(expression).allowedValues();
  }

  private static void isMoney(JsonNode field) {
    isNumber(field);
    assertThat(field.path("decimalDigits").asInt()).isEqualTo(2);
    assertThat(field.path("serializeToString").asBoolean()).as("kept exact").isTrue();
    assertThat(field.path("validate").path("max").decimalValue())
        .isEqualByComparingTo(new BigDecimal("999999999999.99"));
    assertThat(unitOf(field)).isEqualTo("元");
  }

  private static void isYear(JsonNode field) {
    assertThat(field.path("decimalDigits").asInt(-1)).isZero();
    assertThat(field.path("validate").path("min").asInt()).isEqualTo(2000);
    assertThat(field.path("validate").path("max").asInt()).isEqualTo(2100);
    assertThat(unitOf(field)).isEqualTo("年");
  }

  private static void isNumber(JsonNode field) {
    assertThat(field.path("decimalDigits").asInt(-1)).isBetween(0, 4);
    assertThat(field.path("validate").path("min").asInt(-1)).isZero();
    assertThat(unitOf(field)).containsPattern(FormFile.CHINESE);
  }

  private static String unitOf(JsonNode field) {
    return field.path("appearance").path("suffixAdorner").asText();
  }

  private static Stream<String> textsOf(Decision decision) {
    return decision.getExpression().getDomElement().getChildElements().stream()
        .flatMap(ItemFormsTest::texts);
  }

  private static Stream<String> texts(DomElement element) {
    return element.getLocalName().equals("text")
        ? Stream.of(element.getTextContent())
        : element.getChildElements().stream().flatMap(ItemFormsTest::texts);
  }

  /** The rows of the catalogue of this kind: by item id, the outputs by name. */
  static Map<String, Map<String, String>> ofTheCatalogue(String kind) {
    DecisionTable table =
        Dmn.readModelFromFile(Path.of("dmn/itemCatalogue.dmn").toFile())
            .getModelElementsByType(DecisionTable.class)
            .iterator()
            .next();
    List<String> names = table.getOutputs().stream().map(Output::getName).toList();
    return table.getRules().stream()
        .filter(
            rule ->
                rule.getInputEntries()
                    .iterator()
                    .next()
                    .getTextContent()
                    .strip()
                    .equals("\"" + kind + "\""))
        .map(rule -> cells(rule, names))
        .collect(Collectors.toMap(row -> row.get("id"), Function.identity()));
  }

  private static Map<String, String> cells(Rule rule, List<String> names) {
    List<String> cells =
        rule.getOutputEntries().stream().map(entry -> text(entry.getText())).toList();
    return IntStream.range(0, names.size())
        .boxed()
        .collect(Collectors.toMap(names::get, cells::get));
  }

  private static String text(Text text) {
    return text == null ? "" : unquoted(text.getTextContent());
  }

  private static String unquoted(String text) {
    return text.strip().replaceAll("^\"|\"$", "");
  }
}
