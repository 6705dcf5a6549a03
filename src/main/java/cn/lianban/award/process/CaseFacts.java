package cn.lianban.award.process;

import cn.lianban.award.Concluding;
import cn.lianban.award.DecisionInputs;
import cn.lianban.kernel.CalledByModels;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The inputs of the processes' business rule tasks, all transient, so that none is stored as a
 * process variable.
 */
@CalledByModels
@Component("caseFacts")
public class CaseFacts {

  private final DecisionInputs assessing;
  private final Concluding concluding;

  CaseFacts(DecisionInputs assessing, Concluding concluding) {
    this.assessing = assessing;
    this.concluding = concluding;
  }

  public TypedValue current(String applicationNo) {
    return transientMap(assessing.facts(applicationNo));
  }

  public TypedValue applicant(String applicationNo) {
    return transientMap(assessing.applicant(applicationNo));
  }

  public TypedValue plan(String applicationNo) {
    return transientMap(assessing.plan(applicationNo));
  }

  public TypedValue review(String applicationNo) {
    return transientMap(assessing.review(applicationNo));
  }

  public TypedValue ledger(String applicationNo) {
    return transientMap(assessing.ledger(applicationNo));
  }

  public TypedValue application(String applicationNo) {
    return transientMap(assessing.application(applicationNo));
  }

  public TypedValue answers(String applicationNo) {
    return Variables.untypedValue(assessing.answers(applicationNo), true);
  }

  public TypedValue document(String applicationNo) {
    return Variables.stringValue(assessing.document(applicationNo), true);
  }

  public TypedValue grant(DelegateExecution execution) {
    return transientMap(assessing.grant(execution.getProcessBusinessKey()));
  }

  public TypedValue disagreeing(String applicationNo) {
    return Variables.integerValue(concluding.disagreeing(applicationNo), true);
  }

  public TypedValue routedBureaus(String applicationNo) {
    return Variables.integerValue(concluding.routedBureaus(applicationNo), true);
  }

  public TypedValue coordination(String applicationNo) {
    return Variables.stringValue(concluding.coordination(applicationNo), true);
  }

  private static TypedValue transientMap(@Nullable Map<String, Object> values) {
    return Variables.untypedValue(values, true);
  }
}
