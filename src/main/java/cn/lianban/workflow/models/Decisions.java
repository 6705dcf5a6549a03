package cn.lianban.workflow.models;

import cn.lianban.kernel.NotFound;
import cn.lianban.workflow.engine.AsSystem;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/**
 * Evaluates decisions of a bundle without writing history: for estimates, for the catalogue, and
 * for checks outside a process. Inside a process the business rule tasks of the model evaluate, and
 * {@link #taken} reads their results.
 */
@Component
public class Decisions {

  private static final String READINGS = "readings";
  private static final String READING_KIND = "kind";
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  private final RepositoryService repository;
  private final AsSystem asSystem;
  private final ModelBundle bundle;
  private final DmnEngine engine;
  private final FeelEngine feel;
  private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> annotations = new ConcurrentHashMap<>();
  private final Map<String, String> titles = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> answers = new ConcurrentHashMap<>();
  private final Map<String, Boolean> present = new ConcurrentHashMap<>();

  private record Parsed(DmnDecision decision, int version) {}

  Decisions(RepositoryService repository, AsSystem asSystem, ModelBundle bundle) {
    this.repository = repository;
    this.asSystem = asSystem;
    this.bundle = bundle;
    DefaultDmnEngineConfiguration configuration =
        new RuleNamingEngine.Configuration(this::answersInUse);
    this.engine = configuration.buildEngine();
    this.feel = configuration.getFeelEngine();
  }

  /** Evaluates a decision of the newest bundle. */
  public Evaluation evaluate(String decisionId, Map<String, Object> inputs) {
    return evaluate(bundle.newest(), decisionId, inputs);
  }

  /** Evaluates a decision of the bundle that a case started with. */
  public Evaluation evaluate(String deploymentId, String decisionId, Map<String, Object> inputs) {
    Parsed table =
        parsed.computeIfAbsent(
            deploymentId + "/" + decisionId,
            key -> asSystem.call(() -> parse(deploymentId, decisionId)));
    Map<String, Object> known = inputs;
    if (!decisionId.equals(READINGS)) {
      known = new HashMap<>(inputs);
      known.put(RuleNamingEngine.READINGS, answersInUse(deploymentId));
    }
    DmnDecisionResult result = engine.evaluateDecision(table.decision, Variables.fromMap(known));
    return new Evaluation(decisionId, table.version, RuleNamingEngine.rules(result), rows(result));
  }

  /**
   * The answers in use of a bundle's register of readings, by id of the reading: every table of the
   * bundle reads them as {@code readings.id}. Empty for a bundle that is older than the register.
   */
  public Map<String, Object> answersInUse(String deploymentId) {
    return answers.computeIfAbsent(
        deploymentId,
        bundle -> {
          Map<String, Object> inUse = new HashMap<>();
          readings(bundle).forEach(row -> inUse.put((String) row.get("id"), row.get("answer")));
          return Collections.unmodifiableMap(inUse);
        });
  }

  /**
   * The rows of a bundle's register of readings with their kind, in the order of the kinds; empty
   * for a bundle that is older than the register.
   */
  public List<Map<String, Object>> readings(String deploymentId) {
    if (!has(deploymentId, READINGS)) {
      return List.of();
    }
    return textsAskedFor(deploymentId, READINGS, READING_KIND).stream()
        .flatMap(
            kind ->
                evaluate(deploymentId, READINGS, Map.of(READING_KIND, kind)).rows().stream()
                    .map(row -> with(row, READING_KIND, kind)))
        .toList();
  }

  /** Whether the bundle has the decision: a case may have started with one that is older. */
  public boolean has(String deploymentId, String decisionId) {
    return present.computeIfAbsent(
        deploymentId + "/" + decisionId,
        key ->
            asSystem.call(
                () ->
                    repository
                            .createDecisionDefinitionQuery()
                            .deploymentId(deploymentId)
                            .decisionDefinitionKey(decisionId)
                            .count()
                        > 0));
  }

  private static Map<String, Object> with(Map<String, Object> row, String name, Object value) {
    Map<String, Object> whole = new LinkedHashMap<>(row);
    whole.put(name, value);
    return whole;
  }

  /** The result of the business rule task that ends here. */
  public Evaluation taken(DelegateExecution execution, String decisionId) {
    DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
    String deploymentId = bundle.of(execution.getProcessDefinitionId());
    int version =
        parsed.computeIfAbsent(
                deploymentId + "/" + decisionId,
                key -> asSystem.call(() -> parse(deploymentId, decisionId)))
            .version;
    return new Evaluation(decisionId, version, RuleNamingEngine.rules(result), rows(result));
  }

  /**
   * The distinct texts in an output column of a table of the newest bundle, in the order of the
   * table.
   */
  public List<String> textsOf(String decisionId, String output) {
    String newest = bundle.newest();
    Parsed known =
        parsed.computeIfAbsent(
            newest + "/" + decisionId, key -> asSystem.call(() -> parse(newest, decisionId)));
    if (!(known.decision.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
      return List.of();
    }
    List<String> names =
        table.getOutputs().stream().map(DmnDecisionTableOutputImpl::getOutputName).toList();
    return plainTexts(
        table.getRules().stream()
            .map(rule -> rule.getConclusions().get(names.indexOf(output)).getExpression()));
  }

  /** The distinct texts in an input column of a table of a bundle, in the order of the table. */
  public List<String> textsAskedFor(String deploymentId, String decisionId, String input) {
    Parsed known =
        parsed.computeIfAbsent(
            deploymentId + "/" + decisionId,
            key -> asSystem.call(() -> parse(deploymentId, decisionId)));
    if (!(known.decision.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
      return List.of();
    }
    List<String> names =
        table.getInputs().stream().map(column -> column.getExpression().getExpression()).toList();
    return plainTexts(
        table.getRules().stream()
            .map(rule -> rule.getConditions().get(names.indexOf(input)).getExpression()));
  }

  /**
   * The distinct texts in an input column of a table, only of rows with this value in an output
   * cell.
   */
  public List<String> textsAskedForWhere(
      String deploymentId, String decisionId, String input, String output, String cell) {
    Parsed known =
        parsed.computeIfAbsent(
            deploymentId + "/" + decisionId,
            key -> asSystem.call(() -> parse(deploymentId, decisionId)));
    if (!(known.decision.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
      return List.of();
    }
    int asked =
        table.getInputs().stream()
            .map(column -> column.getExpression().getExpression())
            .toList()
            .indexOf(input);
    int said =
        table.getOutputs().stream()
            .map(DmnDecisionTableOutputImpl::getOutputName)
            .toList()
            .indexOf(output);
    return table.getRules().stream()
        .filter(rule -> cell.equals(rule.getConclusions().get(said).getExpression()))
        .map(rule -> rule.getConditions().get(asked).getExpression())
        .filter(Objects::nonNull)
        .flatMap(named -> QUOTED.matcher(named).results().map(text -> text.group(1)))
        .distinct()
        .toList();
  }

  private static List<String> plainTexts(Stream<String> cells) {
    return cells
        .filter(cell -> cell != null && cell.matches("\"[^\"]*\""))
        .map(cell -> cell.substring(1, cell.length() - 1))
        .distinct()
        .toList();
  }

  /** The title of a decision, for people; its id where it has none. */
  public String title(String deploymentId, String decisionId) {
    return titles.computeIfAbsent(
        deploymentId + "/" + decisionId,
        key ->
            Objects.requireNonNullElse(
                asSystem.call(() -> definition(deploymentId, decisionId).getName()), decisionId));
  }

  /** The annotations of a table's rows by row id: the clause that each row rests on. */
  public Map<String, String> annotations(String deploymentId, String decisionId) {
    return annotations.computeIfAbsent(
        deploymentId + "/" + decisionId,
        key -> asSystem.call(() -> readAnnotations(deploymentId, decisionId)));
  }

  private Map<String, String> readAnnotations(String deploymentId, String decisionId) {
    Map<String, String> texts = new LinkedHashMap<>();
    DmnModelInstance model =
        repository.getDmnModelInstance(definition(deploymentId, decisionId).getId());
    for (Rule rule : model.getModelElementsByType(Rule.class)) {
      if (rule.getDescription() != null) {
        texts.put(rule.getId(), rule.getDescription().getTextContent().strip());
      }
    }
    return texts;
  }

  /** Whether a FEEL condition of a form holds; false where it cannot be evaluated. */
  boolean holds(String condition, Map<String, Object> values) {
    return Boolean.TRUE.equals(
        feel.evaluateSimpleExpression(condition, Variables.fromMap(values).asVariableContext()));
  }

  private Parsed parse(String deploymentId, String decisionId) {
    DecisionDefinition definition = definition(deploymentId, decisionId);
    InputStream model = repository.getDecisionModel(definition.getId());
    return new Parsed(engine.parseDecision(decisionId, model), definition.getVersion());
  }

  private DecisionDefinition definition(String deploymentId, String decisionId) {
    DecisionDefinition definition =
        repository
            .createDecisionDefinitionQuery()
            .deploymentId(deploymentId)
            .decisionDefinitionKey(decisionId)
            .singleResult();
    if (definition == null) {
      throw new NotFound("没有名为“" + decisionId + "”的决策表");
    }
    return definition;
  }

  private static List<Map<String, Object>> rows(DmnDecisionResult result) {
    List<Map<String, Object>> rows = new ArrayList<>();
    result.forEach(
        entries -> {
          Map<String, Object> row = new LinkedHashMap<>();
          entries
              .getEntryMap()
              .forEach(
                  (name, value) ->
                      row.put(name, value instanceof String text && text.isBlank() ? null : value));
          rows.add(Collections.unmodifiableMap(row));
        });
    return Collections.unmodifiableList(rows);
  }
}
