package cn.lianban.workflow.models;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnDecisionContext;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionResultImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.evaluation.DecisionTableEvaluationHandler;
import org.camunda.bpm.engine.variable.context.VariableContext;

/**
 * Evaluates decisions so that a result names the rules that hit: the engine's own has the outputs
 * alone.
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

    Configuration() {
      setFeelEngineFactory(new CachingFeelEngineFactory());
    }

    @Override
    public DmnEngine buildEngine() {
      init();
      return new RuleNamingEngine(this);
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

  private RuleNamingEngine(DefaultDmnEngineConfiguration configuration) {
    super(configuration);
  }

  @Override
  public DmnDecisionResult evaluateDecision(DmnDecision decision, VariableContext variables) {
    return new NamingContext(dmnEngineConfiguration).evaluateDecision(decision, variables);
  }

  /** The ids of the rules that hit; none for a decision that is no table. */
  static List<String> rules(DmnDecisionResult result) {
    return result instanceof Result named ? named.rules : List.of();
  }
}
