package cn.lianban.workflow;

import cn.lianban.kernel.CurrentActor;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the engine differs from the one that the starter configures. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** Our ids have hyphens, which the engine's own pattern forbids. */
  private static final String RESOURCE_ID = "[a-zA-Z0-9][a-zA-Z0-9-]*";

  @Bean
  StartLock startLock(DataSource dataSource) {
    return new StartLock(dataSource);
  }

  @Bean
  @DependsOnDatabaseInitialization
  ProcessEnginePlugin lianbanEngine(
      StartLock startLock,
      AgreedTimeZone timeZone,
      ObjectProvider<TaskWork> work,
      ObjectProvider<Cases> cases,
      ObjectProvider<StandardLists> worklists,
      ObjectProvider<CurrentActor> currentActor,
      ObjectProvider<TaskService> tasks,
      ObjectProvider<AsSystem> asSystem,
      ApplicationContext beans,
      JdbcClient jdbc) {
    return new AbstractProcessEnginePlugin() {

      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        startLock.acquire();
        timeZone.require();
        engine.setTaskService(new GuardedTaskService(work));
        engine.setFormService(new GuardedFormService(work));
        engine.setRuntimeService(new GuardedRuntimeService());
        engine.setCustomSessionFactories(List.of(new QuickAuthorizations()));
        engine.setExpressionManager(new BoundedExpressions(beans, worklists));
        engine.setFilterService(
            new StandardFilterService(worklists, currentActor, tasks, asSystem));
        engine.getCustomPostBPMNParseListeners().add(new StatusListener(cases::getObject));
        engine.getCustomPostBPMNParseListeners().add(new CaseOnTask());

        DefaultDmnEngineConfiguration dmn = new DefaultDmnEngineConfiguration();
        dmn.setFeelEngineFactory(new CachingFeelEngineFactory());
        dmn.setCustomPostDecisionTableEvaluationListeners(List.of(new RulesHit()));
        engine.setDmnEngineConfiguration(dmn);

        engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
        engine.setGeneralResourceWhitelistPattern(RESOURCE_ID);
        engine.setTenantCheckEnabled(false);
        // what we do not use makes queries for tasks slower
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        // slowed down after each failure instead of locked for good: else an outsider could lock
        // officials out
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setQueryMaxResultsLimit(2000);
      }

      /** The engine's tables are there now. */
      @Override
      public void postProcessEngineBuild(ProcessEngine engine) {
        jdbc.sql("select attach_waiting_tasks()").query((row, number) -> 0).list();
      }
    };
  }
}
