package cn.lianban.workflow.models;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a timer start the process of the release in force. The engine's own handler starts the one
 * that was deployed last, which may not be in force yet, or no longer.
 */
class StartsInForce extends TimerStartEventJobHandler {

  private static final Logger log = LoggerFactory.getLogger(StartsInForce.class);

  private final Supplier<ModelBundle> bundle;

  StartsInForce(Supplier<ModelBundle> bundle) {
    this.bundle = bundle;
  }

  @Override
  public void execute(
      TimerEventJobHandler.TimerJobConfiguration configuration,
      ExecutionEntity execution,
      CommandContext context,
      @Nullable String tenantId) {
    String key = configuration.getTimerElementKey();
    ProcessDefinitionEntity process =
        context
            .getProcessDefinitionManager()
            .findProcessDefinitionByDeploymentAndKey(bundle.get().newest(), key);
    if (process == null || process.isSuspended()) {
      log.info("The timer of {} starts nothing: the release in force does not have it", key);
      return;
    }
    context
        .getProcessEngineConfiguration()
        .getRuntimeService()
        .startProcessInstanceById(process.getId());
  }
}
