package cn.lianban.review.process;

import cn.lianban.catalogue.Bureau;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.review.RoutedBureaus;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** The round of reviews that is open now, for the process to make its tasks from. */
@Component("reviewRound")
public class ReviewRound {

  /** The bureau of one of the reviews that run side by side. */
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

  /**
   * Whether that bureau is a municipal or a district one; null where the register does not have it
   * any more.
   */
  public TypedValue level(DelegateExecution execution) {
    String bureau = (String) execution.getVariable(BUREAU);
    return Variables.stringValue(register.find(bureau).map(Bureau::level).orElse(null), true);
  }
}
