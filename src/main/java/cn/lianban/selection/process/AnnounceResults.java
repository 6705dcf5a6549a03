package cn.lianban.selection.process;

import cn.lianban.selection.Results;
import cn.lianban.selection.SelectionProcess.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 告知结果: tells the next few results; the model repeats it while any are left. */
@Component("announceResults")
class AnnounceResults implements JavaDelegate {

  private final Results results;

  AnnounceResults(Results results) {
    this.results = results;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Results.Left left = results.announce(execution.getProcessBusinessKey());
    execution.setVariable(Variable.RESULTS_LEFT, left.results());
    execution.setVariable(Variable.RESERVE_LEFT, left.reserve());
  }
}
