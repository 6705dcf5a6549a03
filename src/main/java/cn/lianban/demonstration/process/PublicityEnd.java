package cn.lianban.demonstration.process;

import cn.lianban.embedded.WithoutDatabase;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * Ends the publicity of a demonstration case at once, because nobody waits five working days to see
 * a payment.
 */
@Component
@WithoutDatabase
public class PublicityEnd {

  private final RuntimeService runtime;
  private final ManagementService management;

  PublicityEnd(RuntimeService runtime, ManagementService management) {
    this.runtime = runtime;
    this.management = management;
  }

  public void now(String applicationNo) {
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(applicationNo).list().stream()
        .flatMap(
            instance ->
                management
                    .createJobQuery()
                    .timers()
                    .processInstanceId(instance.getId())
                    .activityId("publicityEnded")
                    .list()
                    .stream())
        .map(Job::getId)
        .forEach(management::executeJob);
  }
}
