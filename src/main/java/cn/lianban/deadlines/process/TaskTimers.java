package cn.lianban.deadlines.process;

import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.stereotype.Component;

/** Sets timers of open tasks again, because the engine sets them only when the task is created. */
@Component
class TaskTimers {

  private final ProcessEngine engine;

  TaskTimers(ProcessEngine engine) {
    this.engine = engine;
  }

  /**
   * Sets a task listener's timer again after it has fired, in the transaction of the caller.
   *
   * @param executionId the execution that waits for the task
   * @param listener id of the listener in the model
   * @throws NullValueException where the task no longer exists
   */
  public void setAgain(String executionId, String listener, Date due) {
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(context -> setAgain(context, executionId, listener, due));
  }

  private static Void setAgain(
      CommandContext context, String executionId, String listener, Date due) {
    ExecutionEntity execution = context.getExecutionManager().findExecutionById(executionId);
    if (execution == null) {
      throw new NullValueException("No execution " + executionId + " waits for a task");
    }
    TimerDeclarationImpl declared =
        TimerDeclarationImpl.getTimeoutListenerDeclarationsForScope(execution.getActivity())
            .values()
            .stream()
            .map((Map<String, TimerDeclarationImpl> timers) -> timers.get(listener))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No listener "
                            + listener
                            + " has a timer in "
                            + execution.getActivityId()));
    TimerEntity timer = declared.createJobInstance(execution);
    timer.setDuedate(due);
    context.getJobManager().schedule(timer);
    return null;
  }
}
