package cn.lianban.review.process;

import cn.lianban.intake.Corrections;
import cn.lianban.review.RoutedBureaus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 确定重审部门: chooses the bureaus that review again after a correction. */
@Component("reopenReviews")
class ReopenReviews implements JavaDelegate {

  private final RoutedBureaus routedBureaus;
  private final Corrections corrections;

  ReopenReviews(RoutedBureaus routedBureaus, Corrections corrections) {
    this.routedBureaus = routedBureaus;
    this.corrections = corrections;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    routedBureaus.askAgain(no, corrections.newest(no).orElseThrow().changed());
  }
}
