package cn.lianban.review.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.review.RoutedBureaus;
import cn.lianban.workflow.models.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** 确定联审部门: stores the bureaus from the routing. */
@Component("routeBureaus")
class RouteBureaus implements ExecutionListener {

  private final RoutedBureaus routedBureaus;
  private final Decisions decisions;

  RouteBureaus(RoutedBureaus routedBureaus, Decisions decisions) {
    this.routedBureaus = routedBureaus;
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String lead =
        routedBureaus.record(
            execution.getProcessBusinessKey(), decisions.taken(execution, "bureauRouting"));
    execution.setVariable(Variable.LEAD_BUREAU, lead);
  }
}
