package cn.lianban.review.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.review.Evaluations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 计算平均分: computes the mean score and notes that the evaluation is made. */
@Component("scoreEvaluation")
class ScoreEvaluation implements JavaDelegate {

  private final Evaluations evaluations;

  ScoreEvaluation(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    evaluations.score(execution.getProcessBusinessKey());
    execution.setVariable(Variable.EVALUATION_NEEDED, false);
  }
}
