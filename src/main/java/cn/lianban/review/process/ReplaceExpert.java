package cn.lianban.review.process;

import cn.lianban.review.Evaluations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 更换专家: the seat of an expert who has declared a conflict goes to the next one of the draw. */
@Component("replaceExpert")
class ReplaceExpert implements JavaDelegate {

  private final Evaluations evaluations;

  ReplaceExpert(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    evaluations.replace(execution.getProcessBusinessKey(), (Integer) execution.getVariable("seat"));
  }
}
