package cn.lianban.award;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The decisions of all award items as they stand in {@code dmn/awards}, on a DMN engine without a
 * process engine around it.
 */
public final class AwardDecisions {

  public static final Path FOLDER = Path.of("dmn/awards");

  private final List<DmnEvaluatedDecisionRule> lastHits = new ArrayList<>();
  private final DefaultDmnEngineConfiguration configuration;
  private final DmnEngine engine;
  private final Map<String, DmnDecision> decisions = new TreeMap<>();

  public AwardDecisions() {
    configuration =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
    engine = configuration.buildEngine();
    files()
        .forEach(
            file -> parse(file).forEach(decision -> decisions.put(decision.getKey(), decision)));
  }

  /** The files of the award decisions, one a clause, in the order of their names. */
  public static List<Path> files() {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot list " + FOLDER, unreadable);
    }
  }

  /** The engine that reads FEEL for the tables. */
  FeelEngine feel() {
    return configuration.getFeelEngine();
  }

  /** The rows that hit for an application of the usual day, in the order of the table. */
  public List<Hit> evaluate(String item, Map<String, Object> facts, Map<String, Object> ledger) {
    return evaluate(item, facts, ledger, ReadingsInUse.answers(), AwardCase.APPLICATION);
  }

  private List<Hit> evaluate(
      String item,
      Map<String, Object> facts,
      Map<String, Object> ledger,
      Map<String, Object> readings,
      Map<String, Object> application) {
    DmnDecision decision = decisions.get(item);
    if (decision == null) {
      throw new IllegalArgumentException("no decision " + item + " in " + FOLDER);
    }
    lastHits.clear();
    engine.evaluateDecisionTable(
        decision,
        Variables.putValue("facts", facts)
            .putValue("ledger", ledger)
            .putValue("readings", readings)
            .putValue("application", application));
    return lastHits.stream().map(AwardDecisions::hit).toList();
  }

  List<Hit> evaluate(AwardCase one) {
    return evaluate(one.item(), one.facts(), one.ledger(), one.answers(), one.application());
  }

  private void remember(DmnDecisionTableEvaluationEvent event) {
    lastHits.addAll(event.getMatchingRules());
  }

  private List<DmnDecision> parse(Path file) {
    try (InputStream model = Files.newInputStream(file)) {
      return engine.parseDecisions(model);
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
   * @param rule id of the row
   * @param outputs what its cells say, by the name of the output; empty cells are null
   */
  public record Hit(String rule, Map<String, Object> outputs) {

    /** What one cell says, or null where it is empty. */
    public String text(String output) {
      return (String) outputs.get(output);
    }

    /** A refusal carries a reason. */
    public boolean isRefusal() {
      return text("reason") != null;
    }

    /** A grant carries a formula; a row with only a question is neither refusal nor grant. */
    public boolean isGrant() {
      return text("formula") != null;
    }
  }
}
