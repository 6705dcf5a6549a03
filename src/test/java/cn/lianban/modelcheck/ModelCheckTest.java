package cn.lianban.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.hostile.HostileModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may stand in the files of a bundle. */
class ModelCheckTest {

  private static final ModelCheck CHECK = ModelCheck.ofProgram();

  private static final String TABLE =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="表" namespace="urn:x">
        <decision id="x" name="表">
          <decisionTable id="t" hitPolicy="FIRST">
            <output id="o" name="o" typeRef="string" />
            <rule id="r"><outputEntry id="cell"><text>%s</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @Test
  void nothing_is_wrong_with_the_models_of_the_project() throws IOException {
    assertThat(CHECK.findings(project())).isEmpty();
  }

  static Stream<HostileModels.Hostile> hostile() {
    return HostileModels.all();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_model_that_runs_code_is_refused(HostileModels.Hostile model) {
    assertThat(of(model.path(), model.content())).isNotEmpty();
  }

  @Test
  void the_command_tells_what_is_wrong_and_ends_with_one(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("dmn"));
    Files.writeString(folder.resolve("dmn/x.dmn"), TABLE.formatted("function(x) x"));
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    int exit =
        CheckCommand.run(
            List.of(folder.toString()), new PrintStream(told, true, StandardCharsets.UTF_8));

    assertThat(exit).isEqualTo(1);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("dmn/x.dmn〔cell〕 错误：", "自定义函数", "处须改正");
  }

  @Test
  void the_command_ends_with_nought_for_the_models_of_the_project_and_two_for_none(
      @TempDir Path empty) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());

    assertThat(CheckCommand.run(List.of("."), nowhere)).isZero();
    assertThat(CheckCommand.run(List.of(empty.toString()), nowhere)).isEqualTo(2);
    assertThat(CheckCommand.run(List.of(), nowhere)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "bpmn/../x.bpmn",
    "bpmn/forms/x.bpmn",
    "dmn/x.form",
    "x.bpmn",
    "bpmn/评审.bpmn",
    "dmn/awards/deep/x.dmn",
    "src/main/resources/application.yaml"
  })
  void a_file_stands_in_one_of_four_folders_under_a_plain_name(String path) {
    assertThat(CHECK.unsafe(Map.of(path, new byte[0])))
        .extracting(Finding::code)
        .containsExactly("path");
  }

  @Test
  void a_file_is_what_its_name_says() {
    assertThat(of("dmn/x.dmn", "{}")).extracting(Finding::code).containsExactly("not-xml");
    assertThat(of("bpmn/forms/x.form", "<form/>"))
        .extracting(Finding::code)
        .containsExactly("not-json");
    assertThat(of("bpmn/forms/x.form", "[]"))
        .extracting(Finding::code)
        .containsExactly("not-a-form");
    assertThat(of("bpmn/x.bpmn", TABLE.formatted("1")))
        .extracting(Finding::code)
        .containsExactly("element");
  }

  @Test
  void a_document_type_is_refused_before_anything_is_read_from_it() {
    assertThat(
            of("dmn/x.dmn", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>"))
        .extracting(Finding::code)
        .containsExactly("doctype");
  }

  @Test
  void a_file_is_neither_too_deep_nor_too_large() {
    assertThat(of("dmn/x.dmn", "<a>".repeat(50_000)))
        .extracting(Finding::code)
        .containsExactly("too-large");
    assertThat(CHECK.unsafe(Map.of("dmn/x.dmn", new byte[2_000_001])))
        .extracting(Finding::code)
        .containsExactly("too-large");
    assertThat(of("bpmn/forms/x.form", "[".repeat(1000)))
        .extracting(Finding::code)
        .containsExactly("not-json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for i in 1..300000 return i | 循环",
        "for a in x, b in for c in x return c return a | 循环",
        "some x in [1..9] satisfies x > 1 | 区间",
        "function(x) x + 1 | 自定义函数",
        "matches(facts.name, \"(a+)+b\") | matches()",
        "replace (a, \"x\", \"y\") | replace()",
        "\"abc | 引号"
      })
  void a_cell_neither_loops_nor_searches(String cell, String told) {
    assertThat(of("dmn/x.dmn", TABLE.formatted(cell.replace("<", "&lt;"))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cell()).isEqualTo("cell");
              assertThat(finding.message()).contains(told);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"for some function, matches(x)\"",
        "for a in grant.bounds return a.amount",
        "if a then 1 else 2"
      })
  void words_in_quotes_and_plain_functions_are_no_loops(String cell) {
    assertThat(of("dmn/x.dmn", TABLE.formatted(cell))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"html\",\"id\":\"a\",\"content\":\"x\"} | component",
        "{\"type\":\"iframe\",\"id\":\"a\",\"url\":\"x\"} | component",
        "{\"type\":\"image\",\"id\":\"a\",\"source\":\"x\"} | component",
        "{\"type\":\"text\",\"id\":\"a\",\"text\":\"<img src=x>\"} | value",
        "{\"type\":\"text\",\"id\":\"a\",\"text\":\"[这里](https://a)\"} | value",
        "{\"type\":\"text\",\"id\":\"a\",\"text\":\"{{#loop x}}{{y}}{{/loop}}\"} | value",
        "{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"a\",\"onclick\":\"x\"} | property",
        "{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"=x\"} | value",
        "{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"a\",\"conditional\":{\"hide\":\"=for i in 1..9 return i\"}} | value"
      })
  void a_form_neither_shows_pages_nor_links_nor_computes(String component, String code) {
    assertThat(
            of(
                "bpmn/forms/x.form",
                "{\"id\":\"x\",\"type\":\"default\",\"components\":[" + component + "]}"))
        .extracting(Finding::code)
        .contains(code);
  }

  @Test
  void a_wrong_name_is_told_with_those_that_there_are() {
    String diagram =
        """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="urn:x">
          <bpmn:process id="x" isExecutable="true">
            <bpmn:userTask id="step" camunda:dueDate="${deadlines.dew(execution)}" camunda:assignee="${people.any(execution)}" />
            <bpmn:serviceTask id="other" camunda:delegateExpression="${remindBureau}" />
          </bpmn:process>
        </bpmn:definitions>
        """;

    assertThat(of("bpmn/x.bpmn", diagram).stream().map(Finding::forPeople))
        .satisfiesExactly(
            due -> assertThat(due).contains("〔step〕", "deadlines 没有 dew", "due、"),
            who -> assertThat(who).contains("〔step〕", "没有可供模型调用的 people", "evaluationRound"),
            delegate -> assertThat(delegate).contains("〔other〕", "remindBureau", "checkOverlap"));
  }

  private static List<Finding> of(String path, String content) {
    return CHECK.unsafe(Map.of(path, content.getBytes(StandardCharsets.UTF_8)));
  }

  static Map<String, byte[]> project() throws IOException {
    Map<String, byte[]> models = new TreeMap<>();
    for (String folder : List.of("bpmn", "dmn")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          models.put(file.toString().replace('\\', '/'), Files.readAllBytes(file));
        }
      }
    }
    return models;
  }
}
