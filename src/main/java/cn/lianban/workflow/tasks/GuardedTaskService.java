package cn.lianban.workflow.tasks;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's task service, in which every completion goes through {@link TaskWork}, whether it
 * comes from our API, from Tasklist through the engine's API, or from Java.
 */
class GuardedTaskService extends TaskServiceImpl {

  private final ObjectProvider<TaskWork> work;

  GuardedTaskService(ObjectProvider<TaskWork> work) {
    this.work = work;
  }

  @Override
  public void complete(String taskId) {
    complete(taskId, Map.of());
  }

  @Override
  public void complete(String taskId, Map<String, Object> variables) {
    work.getObject().complete(taskId, variables == null ? Map.of() : variables);
  }

  @Override
  public VariableMap completeWithVariablesInReturn(
      String taskId, Map<String, Object> variables, boolean deserializeValues) {
    complete(taskId, variables);
    return Variables.createVariables();
  }

  @Override
  public void claim(String taskId, String userId) {
    if (userId == null) {
      setAssignee(taskId, null);
      return;
    }
    work.getObject().checkMayClaim(taskId, userId);
    super.claim(taskId, userId);
  }

  /**
   * Allows only giving a task back, which the engine treats as an assignment; nobody may assign a
   * task to somebody else.
   */
  @Override
  public void setAssignee(String taskId, @Nullable String userId) {
    if (userId != null) {
      throw notOffered();
    }
    work.getObject().checkMayGiveBack(taskId);
    commandExecutor.execute(
        context ->
            context.runWithoutAuthorization(
                () -> new AssignTaskCmd(taskId, null).execute(context)));
  }

  @Override
  public void resolveTask(String taskId) {
    throw notOffered();
  }

  @Override
  public void resolveTask(String taskId, Map<String, Object> variables) {
    throw notOffered();
  }

  @Override
  public void delegateTask(String taskId, String userId) {
    throw notOffered();
  }

  @Override
  public void handleBpmnError(
      String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
    throw notOffered();
  }

  @Override
  public void handleEscalation(
      String taskId, String escalationCode, Map<String, Object> variables) {
    throw notOffered();
  }

  /** Completes the task in the engine with only the routing variables. */
  void finish(String taskId, Map<String, Object> routing) {
    commandExecutor.execute(new CompleteTaskCmd(taskId, routing));
  }

  private static BadUserRequestException notOffered() {
    return new BadUserRequestException("任务只能通过表单办结，不支持此操作");
  }
}
