package cn.lianban.workflow.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;

/**
 * Remembers for the current thread which rules each decision matched last, because the engine's
 * result has only the outputs.
 */
class RulesHit implements DmnDecisionTableEvaluationListener {

  private static final ThreadLocal<Map<String, List<String>>> LAST =
      ThreadLocal.withInitial(HashMap::new);

  @Override
  public void notify(DmnDecisionTableEvaluationEvent event) {
    LAST.get()
        .put(
            event.getDecisionTable().getKey(),
            event.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList());
  }

  /** Returns the rules that the decision matched last on this thread, and forgets them. */
  static List<String> take(String decisionId) {
    List<String> rules = LAST.get().remove(decisionId);
    return rules == null ? List.of() : rules;
  }
}
