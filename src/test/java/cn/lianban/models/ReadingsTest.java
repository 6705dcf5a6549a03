package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.award.AwardDecisions;
import cn.lianban.award.ReadingsInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The register of readings, and that the models agree with it. */
class ReadingsTest {

  private static final Map<String, Map<String, String>> REGISTER = ReadingsInUse.rows();
  private static final List<String> NUMERALS =
      List.of(
          "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六",
          "十七", "十八", "十九");
  private static final Path REGISTER_FILE = Path.of("dmn/readings.dmn");
  private static final Pattern ASKED = Pattern.compile("\\breadings\\.(\\w+)");
  private static final Pattern DESCRIBED = Pattern.compile("解读：([\\w、]+)");
  private static final Pattern UNREGISTERED = Pattern.compile("系解读|暂定|暂按");

  @TestFactory
  Stream<DynamicTest> every_reading_is_complete() {
    List<String> items = items();
    return REGISTER.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> isComplete(entry.getKey(), entry.getValue(), items)));
  }

  private static void isComplete(String id, Map<String, String> row, List<String> items) {
    assertThat(id).matches("[a-z][A-Za-z0-9]*").isEqualTo(row.get("id"));
    assertThat(row.get("clause")).matches("(M|R)\\d\\d(\\.\\d)?");
    assertThat(row.get("clauseText")).isEqualTo(cited(row.get("clause")));
    assertThat(row.get("words")).isNotBlank();
    assertThat(row.get("question")).endsWith("？");
    List<String[]> answers =
        Arrays.stream(row.get("answers").split(";")).map(one -> one.split("=", 2)).toList();
    assertThat(answers)
        .as("possible answers")
        .hasSizeGreaterThan(1)
        .allSatisfy(
            one -> {
              assertThat(one).hasSize(2);
              assertThat(one[0]).matches("[a-z][A-Za-z0-9]*");
              assertThat(one[1]).containsPattern("\\p{IsHan}");
            });
    assertThat(answers)
        .extracting(one -> one[0])
        .doesNotHaveDuplicates()
        .contains(row.get("answer"));
    assertThat(row.get("standing")).isIn("open", "confirmed");
    if (row.get("standing").equals("confirmed")) {
      assertThat(row.get("confirmedBy")).as("document or person").isNotBlank();
      assertThat(LocalDate.parse(row.get("confirmedOn")))
          .isBeforeOrEqualTo(LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")));
    } else {
      assertThat(row.get("confirmedBy") + row.get("confirmedOn")).isEmpty();
    }
    assertThat(row.get("items").split(" "))
        .isNotEmpty()
        .allMatch(one -> items.contains(one) || Set.of("*", "M*", "R*", "D*").contains(one));
  }

  /** The clause in the words of an official letter. */
  private static String cited(String clause) {
    if (clause.equals("M00")) {
      return "若干措施首段";
    }
    String[] places = clause.substring(1).split("\\.");
    String article = NUMERALS.get(Integer.parseInt(places[0]) - 1);
    return clause.startsWith("M")
        ? "若干措施（" + article + "）"
        : "支持办法第"
            + article
            + "条"
            + (places.length > 1 ? "（" + NUMERALS.get(Integer.parseInt(places[1]) - 1) + "）" : "");
  }

  @Test
  void every_reading_that_a_model_names_is_in_the_register() {
    assertThat(named()).isSubsetOf(REGISTER.keySet());
  }

  @Test
  void every_reading_is_used_or_says_why_it_only_shapes_a_procedure() {
    Set<String> named = named();
    Set<String> asked = asked();
    assertThat(REGISTER.keySet()).as("readings that no model names").isSubsetOf(named);
    assertThat(REGISTER.keySet())
        .as("readings that no table asks for, without a remark")
        .filteredOn(id -> !asked.contains(id) && REGISTER.get(id).get("remark").isBlank())
        .isEmpty();
  }

  /** What stands in a description and not in the register would be decided in silence. */
  @Test
  void no_model_states_a_reading_beside_the_register() {
    assertThat(
            Stream.concat(files("dmn"), files("bpmn")).filter(file -> !file.equals(REGISTER_FILE)))
        .filteredOn(file -> UNREGISTERED.matcher(text(file)).find())
        .isEmpty();
  }

  @Test
  void every_bound_beyond_the_clause_names_the_one_reading_that_sets_it() {
    List<String> bounds = new ArrayList<>();
    AwardDecisions.files().stream()
        .flatMap(
            file ->
                Dmn.readModelFromFile(file.toFile())
                    .getModelElementsByType(Decision.class)
                    .stream())
        .map(decision -> (DecisionTable) decision.getExpression())
        .forEach(
            table ->
                table
                    .getRules()
                    .forEach(
                        row -> {
                          if (!cell(table, row, "bound").isEmpty()) {
                            bounds.add(row.getId());
                            assertThat(readings(cell(table, row, "reading")))
                                .as(row.getId())
                                .filteredOn(id -> REGISTER.get(id).get("kind").equals("bound"))
                                .hasSize(1);
                          }
                        }));
    assertThat(bounds).isNotEmpty();
  }

  private static Set<String> named() {
    Set<String> named = asked();
    Stream.concat(files("dmn"), files("bpmn"))
        .forEach(
            file ->
                DESCRIBED
                    .matcher(text(file))
                    .results()
                    .flatMap(match -> Arrays.stream(match.group(1).split("、")))
                    .forEach(named::add));
    files("dmn")
        .flatMap(
            file ->
                Dmn.readModelFromFile(file.toFile())
                    .getModelElementsByType(DecisionTable.class)
                    .stream())
        .forEach(
            table ->
                table
                    .getRules()
                    .forEach(row -> named.addAll(readings(cell(table, row, "reading")))));
    return named;
  }

  private static Set<String> asked() {
    return files("dmn")
        .filter(file -> !file.equals(REGISTER_FILE))
        .flatMap(
            file ->
                ASKED.matcher(text(file)).results().map(match -> match.group(1)).toList().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> readings(String cell) {
    return Pattern.compile("\\w+").matcher(cell).results().map(MatchResult::group).toList();
  }

  private static String cell(DecisionTable table, Rule row, String output) {
    int column = table.getOutputs().stream().map(Output::getName).toList().indexOf(output);
    return column < 0
        ? ""
        : List.<OutputEntry>copyOf(row.getOutputEntries())
            .get(column)
            .getText()
            .getTextContent()
            .strip();
  }

  private static List<String> items() {
    SharedDecisions decisions = new SharedDecisions();
    return Stream.of("award", "service", "duty")
        .flatMap(kind -> decisions.texts("itemCatalogue", Map.of("kind", kind), "id").stream())
        .toList();
  }

  private static Stream<Path> files(String folder) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(dmn|bpmn)"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
