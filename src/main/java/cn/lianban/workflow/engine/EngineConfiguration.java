package cn.lianban.workflow.engine;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Changes to the engine's configuration made by the Spring Boot starter; the rooms for models,
 * cases and tasks make their own.
 */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** Allows hyphens in ids, which the engine's own pattern forbids. */
  private static final String RESOURCE_ID = "[a-zA-Z0-9][a-zA-Z0-9-]*";

  @Bean
  StartLock startLock(DataSource dataSource) {
    return new StartLock(dataSource);
  }

  /**
   * Runs before all other plugins, because nothing may happen to the database before the lock for
   * starting is held.
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @DependsOnDatabaseInitialization
  ProcessEnginePlugin lianbanEngine(StartLock startLock, AgreedTimeZone timeZone) {
    return new AbstractProcessEnginePlugin() {

      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        startLock.acquire();
        timeZone.require();
        engine.setRuntimeService(new GuardedRuntimeService());
        engine.setRepositoryService(new GuardedRepositoryService());
        NoForeignCode.closeIn(engine);
        engine.setCustomSessionFactories(List.of(new QuickAuthorizations()));
        engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
        engine.setGeneralResourceWhitelistPattern(RESOURCE_ID);
        engine.setTenantCheckEnabled(false);
        // switched off because it slows down task queries
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        // accounts are never locked, because outsiders could lock officials out; failed log-ins are
        // slowed down instead
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        // whoever gave a command answers or logs its failure: a stack trace for each task that is
        // not there buries the faults. Failed jobs are logged by the job executor
        engine.setEnableCmdExceptionLogging(false);
        engine.setQueryMaxResultsLimit(2000);
      }
    };
  }
}
