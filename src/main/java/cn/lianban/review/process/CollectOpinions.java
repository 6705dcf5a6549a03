package cn.lianban.review.process;

import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.review.Opinions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 汇集意见: joins the corrections that bureaus ask for into one notice. */
@Component("collectOpinions")
class CollectOpinions implements JavaDelegate {

  private final Opinions opinions;

  CollectOpinions(Opinions opinions) {
    this.opinions = opinions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        Variable.CORRECTIONS_ASKED, opinions.joinCorrections(execution.getProcessBusinessKey()));
  }
}
