package cn.lianban.workflow.tasks;

import cn.lianban.kernel.CurrentActor;
import cn.lianban.workflow.engine.AsSystem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replaces the engine's services for tasks, forms and lists by our guarded ones. */
@Configuration(proxyBeanMethods = false)
class TaskConfiguration {

  @Bean
  ProcessEnginePlugin guardedTasks(
      ObjectProvider<TaskWork> work,
      ObjectProvider<StandardLists> worklists,
      ObjectProvider<CurrentActor> currentActor,
      ObjectProvider<TaskService> tasks,
      ObjectProvider<AsSystem> asSystem,
      ApplicationContext beans,
      JdbcClient jdbc) {
    return new AbstractProcessEnginePlugin() {

      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTaskService(new GuardedTaskService(work));
        engine.setFormService(new GuardedFormService(work));
        engine.setExpressionManager(new BoundedExpressions(beans, worklists));
        engine.setFilterService(
            new StandardFilterService(worklists, currentActor, tasks, asSystem));
      }

      /** Runs when the engine's tables exist. */
      @Override
      public void postProcessEngineBuild(ProcessEngine engine) {
        jdbc.sql("select attach_waiting_tasks()").query((row, number) -> 0).list();
      }
    };
  }
}
