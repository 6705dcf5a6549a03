package cn.lianban.workflow.cases;

import cn.lianban.kernel.Conflict;
import cn.lianban.workflow.engine.AsSystem;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Starts the processes of all kinds of cases and sends them messages. The business key of a process
 * and of those that it calls is the case number. Rooms use it through one contract for each kind of
 * case.
 */
@Component
public class CaseProcesses {

  /** The variable of a task that has the number of its case. */
  public static final String CASE_NO = "applicationNo";

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final Cases cases;
  private final AsSystem asSystem;

  CaseProcesses(
      RuntimeService runtime, RepositoryService repository, Cases cases, AsSystem asSystem) {
    this.runtime = runtime;
    this.repository = repository;
    this.cases = cases;
    this.asSystem = asSystem;
  }

  /**
   * Starts a process, in the transaction of the caller.
   *
   * @param deploymentId the bundle of models with which the case is handled
   * @return the id of the process instance
   */
  public String start(
      String deploymentId, String processKey, String caseNo, Map<String, Object> variables) {
    return asSystem.call(
        () -> {
          String definition =
              repository
                  .createProcessDefinitionQuery()
                  .deploymentId(deploymentId)
                  .processDefinitionKey(processKey)
                  .singleResult()
                  .getId();
          return runtime.startProcessInstanceById(definition, caseNo, variables).getId();
        });
  }

  /**
   * Sends the case a message, in the transaction of the caller.
   *
   * @throws Conflict where the case does not wait for it
   */
  public void tell(String caseNo, String message) {
    tell(caseNo, message, Map.of());
  }

  /** As {@link #tell(String, String)}, with routing variables. */
  public void tell(String caseNo, String message, Map<String, Object> routing) {
    try {
      asSystem.call(
          () -> {
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(caseNo)
                .setVariables(routing)
                .correlate();
            return null;
          });
    } catch (MismatchingMessageCorrelationException notWaiting) {
      throw new Conflict(cases.name(caseNo) + " 当前环节不能进行此操作，请刷新后查看办理状态", "step-not-reached");
    } catch (OptimisticLockingException stale) {
      throw new Conflict(cases.name(caseNo) + " 刚被其他操作更新，请刷新后重试", "case-changed");
    }
  }

  /** Whether the case is waiting for the message. */
  public boolean waitsFor(String caseNo, String message) {
    return asSystem.call(
        () ->
            runtime
                    .createExecutionQuery()
                    .processInstanceBusinessKey(caseNo)
                    .messageEventSubscriptionName(message)
                    .count()
                > 0);
  }
}
