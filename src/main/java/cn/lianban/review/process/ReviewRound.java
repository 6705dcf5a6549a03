package cn.lianban.review.process;

import cn.lianban.catalogue.Bureau;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.CalledByModels;
import cn.lianban.review.RoutedBureaus;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** The present round of reviews, from which the process makes its tasks. */
@CalledByModels
@Component("reviewRound")
public class ReviewRound {

  /** Variable with the bureau of one of the parallel reviews. */
  static final String BUREAU = "bureau";

  private final RoutedBureaus routedBureaus;
  private final Bureaus register;

  ReviewRound(RoutedBureaus routedBureaus, Bureaus register) {
    this.routedBureaus = routedBureaus;
    this.register = register;
  }

  /** The bureaus that have to review. */
  public List<String> bureaus(String applicationNo) {
    return routedBureaus.asked(applicationNo);
  }

  /** The role of the bureau whose review this is: lead or joint. */
  public TypedValue role(DelegateExecution execution) {
    String bureau = (String) execution.getVariable(BUREAU);
    return routedBureaus.of(execution.getProcessBusinessKey()).stream()
        .filter(routed -> routed.bureau().equals(bureau))
        .findFirst()
        .map(routed -> Variables.stringValue(routed.role(), true))
        .orElseThrow();
  }

  /** The level of that bureau, municipal or district; null where the register no longer has it. */
  public TypedValue level(DelegateExecution execution) {
    String bureau = (String) execution.getVariable(BUREAU);
    return Variables.stringValue(register.find(bureau).map(Bureau::level).orElse(null), true);
  }
}
