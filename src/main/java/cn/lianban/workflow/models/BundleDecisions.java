package cn.lianban.workflow.models;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The decisions of a bundle that is not deployed, evaluated for checks: without a process engine,
 * and never for longer than a deadline.
 */
public final class BundleDecisions implements AutoCloseable {

  /** The evaluation took longer than the deadline, or failed. */
  public static final class Failed extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean late;

    Failed(boolean late, String message) {
      super(message);
      this.late = late;
    }

    /** Whether the deadline has passed; otherwise the engine could not evaluate. */
    public boolean isLate() {
      return late;
    }
  }

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** After so many deadlines an evaluation ends on the busiest machine too. */
  private static final int MOST_DEADLINES = 10;

  private final DmnEngine engine = new RuleNamingEngine.Configuration(id -> Map.of()).buildEngine();
  private final Map<String, DmnDecision> decisions = new HashMap<>();
  private final Duration deadline;
  private final AtomicLong worker = new AtomicLong();
  private final ExecutorService evaluating =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "model check");
            // an evaluation that never ends must not keep the program alive
            thread.setDaemon(true);
            worker.set(thread.getId());
            return thread;
          });

  /**
   * Reads the decisions.
   *
   * @param files the contents of DMN files; those that cannot be read are left out
   * @param deadline for one evaluation, in time of the processor
   */
  public BundleDecisions(Collection<byte[]> files, Duration deadline) {
    this.deadline = deadline;
    for (byte[] file : files) {
      try {
        engine
            .parseDecisions(new ByteArrayInputStream(file))
            .forEach(decision -> decisions.put(decision.getKey(), decision));
      } catch (DmnEngineException unreadable) {
        // the check of the file says what is wrong with it
      }
    }
  }

  public boolean has(String decision) {
    return decisions.containsKey(decision);
  }

  /**
   * The results of the rows that hit, in the order of the table; an empty cell is null.
   *
   * @throws Failed after the deadline, or where the engine cannot evaluate; after the deadline
   *     nothing more is evaluated
   */
  public List<Map<String, Object>> evaluate(String decision, Map<String, Object> inputs)
      throws Failed {
    DmnDecision known = decisions.get(decision);
    if (known == null) {
      throw new Failed(false, "no decision " + decision);
    }
    Future<List<Map<String, Object>>> rows = evaluating.submit(() -> rows(known, inputs));
    long before = processorTime();
    try {
      for (int waited = 1; ; waited++) {
        try {
          return rows.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
          // other work on the machine does not count, within reason
          if (waited >= MOST_DEADLINES || processorTime() - before >= deadline.toNanos()) {
            evaluating.shutdownNow();
            throw new Failed(true, "later than " + deadline);
          }
        }
      }
    } catch (ExecutionException failed) {
      throw new Failed(false, String.valueOf(failed.getCause()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failed(true, "interrupted");
    }
  }

  /** What the evaluating thread has taken of the processor, in nanoseconds; 0 before it starts. */
  private long processorTime() {
    long time = worker.get() == 0 ? 0 : THREADS.getThreadCpuTime(worker.get());
    return Math.max(0, time);
  }

  private List<Map<String, Object>> rows(DmnDecision decision, Map<String, Object> inputs) {
    List<Map<String, Object>> rows = new ArrayList<>();
    engine
        .evaluateDecisionTable(decision, Variables.fromMap(inputs))
        .forEach(row -> rows.add(new LinkedHashMap<>(row.getEntryMap())));
    return rows;
  }

  @Override
  public void close() {
    evaluating.shutdownNow();
  }
}
