package cn.lianban.models;

import cn.lianban.award.ReadingsInUse;
import cn.lianban.workflow.models.CachingFeelEngineFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * The decisions that all items share, as they stand in {@code dmn}, on a DMN engine without a
 * process engine around it.
 */
final class SharedDecisions {

  private static final Path FOLDER = Path.of("dmn");

  private final List<DmnEvaluatedDecisionRule> lastHits = new ArrayList<>();
  private final Map<String, DmnDecision> decisions = new TreeMap<>();
  private final DmnEngine engine;

  SharedDecisions() {
    DefaultDmnEngineConfiguration configuration =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration.setFeelEngineFactory(new CachingFeelEngineFactory());
    configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
    engine = configuration.buildEngine();
    files().forEach(file -> decisions.put(nameOf(file), parse(file)));
  }

  static List<Path> files() {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot list " + FOLDER, unreadable);
    }
  }

  static String nameOf(Path file) {
    return file.getFileName().toString().replace(".dmn", "");
  }

  /** The tables of all files, in the order of their names. */
  static List<Table> tables() {
    return files().stream().map(SharedDecisions::nameOf).map(SharedDecisions::table).toList();
  }

  static Table table(String name) {
    Decision decision =
        Dmn.readModelFromFile(FOLDER.resolve(name + ".dmn").toFile()).getModelElementById(name);
    return new Table(name, (DecisionTable) decision.getExpression());
  }

  /**
   * The rows that hit, in the order of the table; answers of readings other than those in use may
   * be given as {@code readings}.
   *
   * @throws org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException where rows of a UNIQUE
   *     table overlap
   */
  List<Hit> evaluate(String decision, Map<String, Object> inputs) {
    lastHits.clear();
    Map<String, Object> known = new LinkedHashMap<>(inputs);
    known.put("readings", ReadingsInUse.answersBut(others(inputs)));
    engine.evaluateDecision(decisions.get(decision), Variables.fromMap(known));
    return lastHits.stream().map(SharedDecisions::hit).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> others(Map<String, Object> inputs) {
    return (Map<String, Object>) inputs.getOrDefault("readings", Map.of());
  }

  /** The texts in one column of the rows that hit. */
  List<String> texts(String decision, Map<String, Object> inputs, String output) {
    return evaluate(decision, inputs).stream()
        .map(hit -> (String) hit.outputs.get(output))
        .toList();
  }

  private void remember(DmnDecisionTableEvaluationEvent event) {
    lastHits.addAll(event.getMatchingRules());
  }

  private DmnDecision parse(Path file) {
    try (InputStream model = Files.newInputStream(file)) {
      return engine.parseDecision(nameOf(file), model);
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot read " + file, unreadable);
    }
  }

  private static Hit hit(DmnEvaluatedDecisionRule rule) {
    Map<String, Object> outputs = new LinkedHashMap<>();
    rule.getOutputEntries()
        .values()
        .forEach(output -> outputs.put(output.getOutputName(), output.getValue().getValue()));
    return new Hit(rule.getId(), outputs);
  }

  /**
   * A row that hit.
   *
   * @param outputs what its cells say, by the name of the output; empty cells are null
   */
  record Hit(String rule, Map<String, Object> outputs) {}

  /** One table, with its name. */
  record Table(String name, DecisionTable decision) {

    List<Rule> rows() {
      return List.copyOf(decision.getRules());
    }

    List<String> rowIds() {
      return decision.getRules().stream().map(Rule::getId).toList();
    }

    List<Column> columns() {
      List<Input> inputs = List.copyOf(decision.getInputs());
      return Stream.iterate(0, index -> index < inputs.size(), index -> index + 1)
          .map(index -> column(inputs.get(index), index))
          .toList();
    }

    /** The column that asks for an expression. */
    Column column(String expression) {
      return columns().stream()
          .filter(column -> column.expression.equals(expression))
          .findFirst()
          .orElseThrow();
    }

    private Column column(Input input, int index) {
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
      List<String> allowed =
          input.getInputValues() == null
              ? List.of()
              : Stream.of(input.getInputValues().getText().getTextContent().split(","))
                  .map(value -> value.strip().replace("\"", ""))
                  .toList();
      return new Column(
          input.getInputExpression().getText().getTextContent().strip(),
          input.getInputExpression().getTypeRef(),
          allowed,
          cells);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A column of conditions.
   *
   * @param allowedValues the texts that it lists; none where it lists none
   * @param cells the cells that are not empty
   */
  record Column(String expression, String type, List<String> allowedValues, List<String> cells) {}
}
