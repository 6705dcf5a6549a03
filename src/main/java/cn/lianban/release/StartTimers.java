package cn.lianban.release;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * The timers that start processes. The engine makes those of the deployment that came last, and
 * takes away those before; what counts is the release in force.
 */
@Component
class StartTimers {

  private final ProcessEngineConfigurationImpl engine;

  StartTimers(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  /** From now on there are the timers of this deployment and no others. */
  void belongTo(String deploymentId) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              Map<String, Date> overdue = removeAll(context);
              for (ProcessDefinition process :
                  context
                      .getProcessDefinitionManager()
                      .findProcessDefinitionsByDeploymentId(deploymentId)) {
                create(
                    engine.getDeploymentCache().findDeployedProcessDefinitionById(process.getId()),
                    overdue);
              }
              return null;
            });
  }

  /** Those that should have fired already, by what they start: they must not be lost. */
  private static Map<String, Date> removeAll(CommandContext context) {
    Map<String, Date> overdue = new HashMap<>();
    for (Job job : context.getJobManager().findJobsByHandlerType(TimerStartEventJobHandler.TYPE)) {
      JobEntity timer = (JobEntity) job;
      if (timer.getDuedate() != null && timer.getDuedate().before(ClockUtil.getCurrentTime())) {
        overdue.put(timer.getJobHandlerConfigurationRaw(), timer.getDuedate());
      }
      timer.delete();
    }
    return overdue;
  }

  @SuppressWarnings("unchecked")
  private static void create(ProcessDefinitionEntity process, Map<String, Date> overdue) {
    List<TimerDeclarationImpl> timers =
        (List<TimerDeclarationImpl>) process.getProperty(BpmnParse.PROPERTYNAME_START_TIMER);
    if (timers == null) {
      return;
    }
    for (TimerDeclarationImpl timer : timers) {
      TimerEntity created = timer.createStartTimerInstance(process.getDeploymentId());
      Date due = overdue.get(created.getJobHandlerConfigurationRaw());
      if (due != null) {
        created.setDuedate(due);
      }
    }
  }
}
