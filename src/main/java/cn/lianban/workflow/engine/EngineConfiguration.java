package cn.lianban.workflow.engine;

import cn.lianban.embedded.WithoutDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskExecutor;

/**
 * Changes to the engine's configuration made by the Spring Boot starter; the rooms for models,
 * cases and tasks make their own.
 */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** Allows hyphens in ids, which the engine's own pattern forbids. */
  private static final String RESOURCE_ID = "[a-zA-Z0-9][a-zA-Z0-9-]*";

  /** With the settings that the starter gives its own job executor, which this one replaces. */
  @Bean
  @ConditionalOnProperty(name = ForgottenJobs.JOBS_ARE_EXECUTED, matchIfMissing = true)
  WorkingJobExecutor jobExecutor(
      @Qualifier(JobConfiguration.CAMUNDA_TASK_EXECUTOR_QUALIFIER) TaskExecutor threads,
      CamundaBpmProperties settings) {
    JobExecutor usual = JobConfiguration.jobExecutor(threads, settings);
    WorkingJobExecutor executor = new WorkingJobExecutor();
    executor.setTaskExecutor(threads);
    executor.setRejectedJobsHandler(usual.getRejectedJobsHandler());
    executor.setLockTimeInMillis(usual.getLockTimeInMillis());
    executor.setMaxJobsPerAcquisition(usual.getMaxJobsPerAcquisition());
    executor.setWaitTimeInMillis(usual.getWaitTimeInMillis());
    executor.setMaxWait(usual.getMaxWait());
    executor.setBackoffTimeInMillis(usual.getBackoffTimeInMillis());
    executor.setMaxBackoff(usual.getMaxBackoff());
    executor.setBackoffDecreaseThreshold(usual.getBackoffDecreaseThreshold());
    executor.setWaitIncreaseFactor(usual.getWaitIncreaseFactor());
    return executor;
  }

  /**
   * Nobody else uses the embedded database, so whatever is locked at the start was locked by a
   * service that has ended. Runs after the engine has been built and before jobs are executed.
   */
  @Bean
  @WithoutDatabase
  @ConditionalOnProperty(name = ForgottenJobs.JOBS_ARE_EXECUTED, matchIfMissing = true)
  ApplicationListener<ApplicationStartedEvent> jobsOfTheServiceBefore(ForgottenJobs forgotten) {
    return event -> forgotten.giveBackAll();
  }

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
