package cn.lianban.duties.process;

import cn.lianban.duties.DutyQuarters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** 启动季度任务: starts the duties that are due today and do not exist yet, in the job's transaction. */
@Component("openQuarter")
class OpenQuarter implements JavaDelegate {

  private static final Logger log = LoggerFactory.getLogger(OpenQuarter.class);

  private final DutyQuarters quarters;

  OpenQuarter(DutyQuarters quarters) {
    this.quarters = quarters;
  }

  @Override
  public void execute(DelegateExecution execution) {
    int opened = quarters.openDue().size();
    if (opened > 0) {
      log.info("{} duties of the quarter are started", opened);
    }
  }
}
