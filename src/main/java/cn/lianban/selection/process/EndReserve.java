package cn.lianban.selection.process;

import cn.lianban.selection.Results;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 结束候补. */
@Component("endReserve")
class EndReserve implements JavaDelegate {

  private final Results results;

  EndReserve(Results results) {
    this.results = results;
  }

  @Override
  public void execute(DelegateExecution execution) {
    results.endReserve(execution.getProcessBusinessKey());
  }
}
