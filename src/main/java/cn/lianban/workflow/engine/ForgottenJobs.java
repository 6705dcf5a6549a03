package cn.lianban.workflow.engine;

import cn.lianban.database.DatabaseAnswersAgain;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives back jobs that are locked and that nobody works on any more. The engine locks a job for
 * minutes before it executes it. Where the database is lost in between, neither the execution nor
 * the unlocking reaches it, and the case would stand still until the lock has run out.
 */
@Component
@ConditionalOnProperty(name = ForgottenJobs.JOBS_ARE_EXECUTED, matchIfMissing = true)
class ForgottenJobs implements DisposableBean {

  /** The engine's own setting. */
  static final String JOBS_ARE_EXECUTED = "camunda.bpm.job-execution.enabled";

  private static final Logger log = LoggerFactory.getLogger(ForgottenJobs.class);

  /** Longer than a thread waits for a connection before it gives its job up. */
  private static final Duration WATCHED = Duration.ofMinutes(1);

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final ObjectProvider<ProcessEngine> engine;
  private final WorkingJobExecutor executor;
  private final JdbcClient jdbc;
  private volatile long until;
  private volatile boolean stopped;
  private boolean watching;

  ForgottenJobs(
      ObjectProvider<ProcessEngine> engine, WorkingJobExecutor executor, JdbcClient jdbc) {
    this.engine = engine;
    this.executor = executor;
    this.jdbc = jdbc;
  }

  /**
   * Gives back all locked jobs: only for the start of a service that nobody shares the database
   * with.
   */
  void giveBackAll() {
    giveBack(
        jdbc.sql("select id_ from act_ru_job where lock_owner_ is not null")
            .query(String.class)
            .list(),
        job -> true);
  }

  @EventListener
  synchronized void lookFor(DatabaseAnswersAgain event) {
    until = System.nanoTime() + WATCHED.toNanos();
    if (!watching && !stopped) {
      watching = true;
      Thread looking = new Thread(this::lookAgainAndAgain, "release of forgotten jobs");
      looking.setDaemon(true);
      looking.start();
    }
  }

  private void lookAgainAndAgain() {
    Set<String> before = Set.of();
    while (goesOn()) {
      try {
        Thread.sleep(BETWEEN.toMillis());
        before = giveBackForgotten(before);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException away) {
        log.debug("The database is away again; forgotten jobs are looked for later", away);
      }
    }
  }

  private synchronized boolean goesOn() {
    watching = !stopped && System.nanoTime() - until < 0;
    return watching;
  }

  /**
   * Gives back the jobs that were forgotten before and still are. Found once alone, a job may just
   * have been locked and not yet been handed to a thread.
   *
   * @return those that are forgotten now
   */
  private Set<String> giveBackForgotten(Set<String> before) throws DataAccessException {
    Set<String> forgotten = new HashSet<>();
    jdbc
        .sql("select id_ from act_ru_job where lock_owner_ = :owner")
        .param("owner", executor.getLockOwner())
        .query(String.class)
        .list()
        .stream()
        .filter(job -> !executor.hasInHand(job))
        .forEach(forgotten::add);
    List<String> twice = forgotten.stream().filter(before::contains).toList();
    giveBack(
        twice,
        job ->
            executor.getLockOwner().equals(job.getLockOwner()) && !executor.hasInHand(job.getId()));
    return forgotten;
  }

  private void giveBack(List<String> jobs, Predicate<JobEntity> stillForgotten) {
    if (jobs.isEmpty()) {
      return;
    }
    ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(
            (Command<Void>)
                context -> {
                  for (String id : jobs) {
                    JobEntity job = context.getJobManager().findJobById(id);
                    if (job != null && stillForgotten.test(job)) {
                      job.unlock();
                    }
                  }
                  return null;
                });
    log.info("{} locked jobs were forgotten and are executed again", jobs.size());
    executor.jobWasAdded();
  }

  @Override
  public void destroy() {
    stopped = true;
  }
}
