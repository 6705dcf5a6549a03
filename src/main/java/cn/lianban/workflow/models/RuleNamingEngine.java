package cn.lianban.workflow.models;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnDecisionContext;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionResultImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.evaluation.DecisionTableEvaluationHandler;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates decisions so that a result names the rules that hit, because the engine's own has only
 * the outputs, and so that every decision of a process can read the answers in use of the register
 * of readings of its own bundle. They are added here, and not in the diagrams, so that no diagram
 * can forget them and no process stores them.
 */
class RuleNamingEngine extends DefaultDmnEngine {

  /** The result of a table, with the ids of the rules that hit in the order of the table. */
  static final class Result extends DmnDecisionResultImpl {

    private static final long serialVersionUID = 1L;

    private final List<String> rules;

    private Result(DmnDecisionResult result, List<String> rules) {
      super(new ArrayList<>(result));
      this.rules = List.copyOf(rules);
    }
  }

  /** As the stock configuration, but for the engine that it builds and the parser of FEEL. */
  static final class Configuration extends DefaultDmnEngineConfiguration {

    private final Function<String, Map<String, Object>> readings;

    /**
     * @param readings the answers in use, by id of the reading, of a deployment
     */
    Configuration(Function<String, Map<String, Object>> readings) {
      KeptSchemas.use();
      this.readings = readings;
      setFeelEngineFactory(new CachingFeelEngineFactory());
      // a table says everything in FEEL; the other languages reach beans and classes
      setElProvider(
          expression -> {
            throw new DmnEngineException("Decisions are written in FEEL alone: " + expression);
          });
      setScriptEngineResolver(
          language -> {
            throw new DmnEngineException("Decisions are written in FEEL alone, not " + language);
          });
    }

    @Override
    public DmnEngine buildEngine() {
      init();
      return new RuleNamingEngine(this, readings);
    }
  }

  private static final class NamingHandler extends DecisionTableEvaluationHandler {

    private NamingHandler(DefaultDmnEngineConfiguration configuration) {
      super(configuration);
    }

    @Override
    public DmnDecisionResult generateDecisionResult(DmnDecisionLogicEvaluationEvent event) {
      return new Result(
          super.generateDecisionResult(event),
          ((DmnDecisionTableEvaluationEvent) event)
              .getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList());
    }
  }

  private static final class NamingContext extends DefaultDmnDecisionContext {

    private NamingContext(DefaultDmnEngineConfiguration configuration) {
      super(configuration);
      evaluationHandlers.put(DmnDecisionTableImpl.class, new NamingHandler(configuration));
    }
  }

  /**
   * What a decision reads beside the variables of the process.
   *
   * @param variables all others
   * @param answers the answers in use, by id of the reading
   */
  private record WithReadings(VariableContext variables, Map<String, Object> answers)
      implements VariableContext {

    @Override
    public @Nullable TypedValue resolve(String name) {
      return name.equals(READINGS) ? Variables.untypedValue(answers) : variables.resolve(name);
    }

    @Override
    public boolean containsVariable(String name) {
      return name.equals(READINGS) || variables.containsVariable(name);
    }

    @Override
    public Set<String> keySet() {
      Set<String> names = new HashSet<>(variables.keySet());
      names.add(READINGS);
      return names;
    }
  }

  /** The name under which tables read the answers in use. */
  static final String READINGS = "readings";

  private final Function<String, Map<String, Object>> readings;

  private RuleNamingEngine(
      DefaultDmnEngineConfiguration configuration, Function<String, Map<String, Object>> readings) {
    super(configuration);
    this.readings = readings;
  }

  @Override
  public DmnDecisionResult evaluateDecision(DmnDecision decision, VariableContext variables) {
    VariableContext known =
        decision instanceof DecisionDefinition deployed
            ? new WithReadings(variables, readings.apply(deployed.getDeploymentId()))
            : variables;
    return new NamingContext(dmnEngineConfiguration).evaluateDecision(decision, known);
  }

  /** The ids of the rules that hit; none for a decision that is no table. */
  static List<String> rules(DmnDecisionResult result) {
    return result instanceof Result named ? named.rules : List.of();
  }
}
