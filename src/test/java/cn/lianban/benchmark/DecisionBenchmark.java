package cn.lianban.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import cn.lianban.award.AwardCase;
import cn.lianban.award.AwardDecisions;
import cn.lianban.workflow.models.CachingFeelEngineFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the effect of caching parsed expressions: evaluates all award decisions on all their
 * cases with Camunda's own DMN engine configuration and with ours, in turns on one thread. Fails if
 * a result ever differs.
 *
 * <p>Argument: seconds for each turn (default 2). Speeds are given by wall clock and by processor
 * time, which other programs disturb less. No history is stored, which decisions inside a process
 * do in addition.
 */
public final class DecisionBenchmark {

  private static final Logger LOG = LoggerFactory.getLogger(DecisionBenchmark.class);
  private static final int WARM_UP_TURNS = 5;
  private static final int TURNS = 7;

  private DecisionBenchmark() {}

  public static void main(String[] arguments) {
    quietenTheRest();
    long turn = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 2) * 1_000_000_000L;
    List<AwardCase> cases = AwardCase.all();
    Contender stock = new Contender(new DefaultDmnEngineConfiguration(), cases);
    DefaultDmnEngineConfiguration caching = new DefaultDmnEngineConfiguration();
    caching.setFeelEngineFactory(new CachingFeelEngineFactory());
    Contender ours = new Contender(caching, cases);

    LOG.info(
        "{} decisions on {} cases, one thread, {} turns of {} s each after {} to warm up; Java {}",
        cases.stream().map(AwardCase::item).distinct().count(),
        cases.size(),
        TURNS,
        turn / 1_000_000_000L,
        WARM_UP_TURNS,
        Runtime.version());
    LOG.info(
        "Both sides run feel-engine {}, which is our override of the version that Camunda {} brings.",
        versionOfFeel(),
        versionOfCamunda());

    List<Speed> stockSpeeds = new ArrayList<>();
    List<Speed> ourSpeeds = new ArrayList<>();
    for (int number = 1 - WARM_UP_TURNS; number <= TURNS; number++) {
      Speed stockSpeed = stock.run(turn);
      Speed ourSpeed = ours.run(turn);
      requireEqual(cases, stock.results, ours.results);
      if (number > 0) {
        stockSpeeds.add(stockSpeed);
        ourSpeeds.add(ourSpeed);
        LOG.info("turn {}: stock {}, ours {}", number, stockSpeed, ourSpeed);
      }
    }
    Speed stockMedian = Speed.median(stockSpeeds);
    Speed ourMedian = Speed.median(ourSpeeds);
    LOG.info("median: stock {}", stockMedian);
    LOG.info("median: ours  {}", ourMedian);
    LOG.info(
        "ratio: {} by the clock, {} by processor time; all results equal",
        ratio(ourMedian.byClock, stockMedian.byClock),
        ratio(ourMedian.byProcessor, stockMedian.byProcessor));
  }

  private static void requireEqual(List<AwardCase> cases, List<Object> stock, List<Object> ours) {
    for (int index = 0; index < cases.size(); index++) {
      if (!stock.get(index).equals(ours.get(index))) {
        throw new IllegalStateException(
            cases.get(index) + ": stock says " + stock.get(index) + ", ours " + ours.get(index));
      }
    }
  }

  private static String ratio(double ours, double stock) {
    return String.format(Locale.ROOT, "%.1f", ours / stock);
  }

  private static String versionOfFeel() {
    return org.camunda.feel.FeelEngine.class
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .getPath()
        .replaceAll(".*feel-engine-([\\d.]+)-.*", "$1");
  }

  private static String versionOfCamunda() {
    return DmnEngine.class
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .getPath()
        .replaceAll(".*camunda-engine-dmn-([\\d.]+)\\.jar", "$1");
  }

  private static void quietenTheRest() {
    LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    logging.getLogger(DecisionBenchmark.class).setLevel(Level.INFO);
  }

  /** Evaluations per second. */
  private record Speed(double byClock, double byProcessor) {

    static Speed median(List<Speed> speeds) {
      return new Speed(median(speeds, Speed::byClock), median(speeds, Speed::byProcessor));
    }

    private static double median(List<Speed> speeds, ToDoubleFunction<Speed> kind) {
      return speeds.stream().mapToDouble(kind).sorted().toArray()[speeds.size() / 2];
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,.0f evaluations/s (%,.0f per second of processor time)",
          byClock,
          byProcessor);
    }
  }

  /** A DMN engine with prepared decisions and cases, and its last results. */
  private static final class Contender {

    private final DmnEngine engine;
    private final List<DmnDecision> decisions;
    private final List<VariableMap> inputs;
    private final List<Object> results = new ArrayList<>();

    Contender(DefaultDmnEngineConfiguration configuration, List<AwardCase> cases) {
      engine = configuration.buildEngine();
      Map<String, DmnDecision> byItem = new HashMap<>();
      AwardDecisions.files()
          .forEach(
              file -> parse(file).forEach(decision -> byItem.put(decision.getKey(), decision)));
      decisions = cases.stream().map(one -> byItem.get(one.item())).toList();
      inputs =
          cases.stream()
              .map(
                  one ->
                      Variables.putValue("facts", one.facts())
                          .putValue("ledger", one.ledger())
                          .putValue("readings", one.answers()))
              .toList();
    }

    /** Goes through all cases until the time is over. */
    Speed run(long nanoseconds) {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long begin = System.nanoTime();
      long beginOfWork = threads.getCurrentThreadCpuTime();
      long evaluations = 0;
      long elapsed;
      do {
        results.clear();
        for (int index = 0; index < decisions.size(); index++) {
          results.add(
              engine
                  .evaluateDecisionTable(decisions.get(index), inputs.get(index))
                  .getResultList());
        }
        evaluations += decisions.size();
        elapsed = System.nanoTime() - begin;
      } while (elapsed < nanoseconds);
      return new Speed(
          evaluations * 1e9 / elapsed,
          evaluations * 1e9 / (threads.getCurrentThreadCpuTime() - beginOfWork));
    }

    private List<DmnDecision> parse(Path file) {
      try (InputStream model = Files.newInputStream(file)) {
        return engine.parseDecisions(model);
      } catch (IOException unreadable) {
        throw new IllegalStateException("cannot read " + file, unreadable);
      }
    }
  }
}
