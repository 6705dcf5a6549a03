package cn.lianban.selection.process;

import cn.lianban.selection.Results;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 候补递补. */
@Component("moveUpReserve")
class MoveUpReserve implements JavaDelegate {

  private final Results results;

  MoveUpReserve(Results results) {
    this.results = results;
  }

  @Override
  public void execute(DelegateExecution execution) {
    results.moveUp(execution.getProcessBusinessKey());
  }
}
