package cn.lianban.workflow.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/**
 * The job executor, which also knows the jobs that it has in hand: those that wait for a thread and
 * those that one works on. A job that the database shows as locked by it, and that it does not have
 * in hand, is forgotten.
 */
class WorkingJobExecutor extends SpringJobExecutor {

  private final Set<String> inHand = ConcurrentHashMap.newKeySet();

  /** Whether a thread works on the job, or it waits for one. */
  boolean hasInHand(String jobId) {
    return inHand.contains(jobId);
  }

  @Override
  public void executeJobs(List<String> jobIds, ProcessEngineImpl processEngine) {
    // those that are turned away are handed over again later, still locked
    inHand.addAll(jobIds);
    super.executeJobs(jobIds, processEngine);
  }

  @Override
  public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl processEngine) {
    Collection<String> all = List.copyOf(jobIds);
    Runnable execution = new Execution(jobIds, processEngine);
    return () -> {
      try {
        execution.run();
      } finally {
        inHand.removeAll(all);
      }
    };
  }

  private final class Execution extends ExecuteJobsRunnable {

    Execution(List<String> jobIds, ProcessEngineImpl processEngine) {
      super(jobIds, processEngine);
    }

    @Override
    protected void executeJob(
        String jobId, CommandExecutor commandExecutor, JobFailureCollector failures) {
      inHand.add(jobId);
      try {
        super.executeJob(jobId, commandExecutor, failures);
      } finally {
        // jobs that this one has made follow on the same thread, locked already
        inHand.addAll(Context.getJobExecutorContext().getCurrentProcessorJobQueue());
        inHand.remove(jobId);
      }
    }
  }
}
