package cn.lianban.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import cn.lianban.workflow.tasks.StandardList;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the lists of tasks and cases, and the figures over all of them, over HTTP with growing
 * numbers of open applications, and the engine's own query that our lists replace.
 *
 * <p>Arguments: the numbers of applications, the smallest first (default 1000 10000 100000). For
 * each a service runs in this JVM on a temporary PostgreSQL. All are filled and warmed up before
 * the measurement and then take turns with every single request, so that disturbances by the
 * machine, the compiler or the memory affect all alike.
 */
public final class ListBenchmark {

  private static final Logger LOG = LoggerFactory.getLogger(ListBenchmark.class);
  private static final int WARM_UP = 20;
  private static final int MOST_TURNS = 400;

  /** In seconds since the beginning: no turn is measured after this. */
  private static final int LAST_TURN = 630;

  /** In seconds, for the engine's own query. */
  private static final int LONGEST_OF_THE_ENGINE = 40;

  /** How much a p95 may grow at most: by a third. */
  private static final double MOST_GROWTH = 4 / 3.0;

  private static final String REVIEWER = "cp-gov";
  private static final String SPECIAL_TEAM = "special-team";
  private static final String MONITOR = "monitor";

  private final List<MeasuredService> services = new ArrayList<>();
  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final Map<String, Times[]> times = new LinkedHashMap<>();

  /** Something that is asked of each service many times. */
  private interface Step {
    void ask(MeasuredService service) throws IOException, InterruptedException;
  }

  /** What one step took on one service, in nanoseconds. */
  private static final class Times {

    private final List<Long> taken = new ArrayList<>();

    long at(int percent) {
      long[] sorted = taken.stream().mapToLong(Long::longValue).sorted().toArray();
      return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    double growth(Times fewer, int percent) {
      return (double) at(percent) / fewer.at(percent);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f/%.1f", at(50) / 1e6, at(95) / 1e6);
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int[] sizes =
        arguments.length == 0
            ? new int[] {1_000, 10_000, 100_000}
            : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    new ListBenchmark().run(sizes);
    System.exit(0);
  }

  private void run(int... sizes) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    List<CompletableFuture<Void>> filled = new ArrayList<>();
    // the largest takes longest: it is filled while the others start
    for (int place = sizes.length - 1; place >= 0; place--) {
      MeasuredService service = MeasuredService.start(sizes[place]);
      services.add(0, service);
      filled.add(CompletableFuture.runAsync(service::fill));
    }
    filled.forEach(CompletableFuture::join);
    LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    logging.getLogger("cn.lianban").setLevel(Level.WARN);
    logging.getLogger(ListBenchmark.class).setLevel(Level.INFO);
    LOG.info("filled after {} s", seconds(begin));
    lists();
    figures();
    for (int turn = 0; turn < WARM_UP; turn++) {
      takeTurns(turn, false);
    }
    LOG.info("warm after {} s", seconds(begin));
    int turns = 0;
    for (; turns < MOST_TURNS && (turns == 0 || seconds(begin) < LAST_TURN); turns++) {
      takeTurns(turns, true);
    }
    report(turns);
    engine();
    LOG.info("done after {} s", seconds(begin));
    services.forEach(MeasuredService::close);
  }

  private void lists() {
    for (String person : List.of(REVIEWER, SPECIAL_TEAM, MONITOR)) {
      get(person, "/api/tasks");
      get(person, "/api/applications");
    }
    get(REVIEWER, "/api/tasks?key=verifyFacts");
    get(REVIEWER, "/api/tasks/worklists");
    for (String person : List.of(REVIEWER, MONITOR)) {
      get(person, "/api/applications?status=approving");
      get(person, "/api/applications?itemId=M05-1");
      get(person, "/api/applications?bureau=bj-drc");
      // found once; in one name of 1,600; in the matter of every eighth case; in every case
      for (String text : List.of("CP2026000777", "第 777 号", "北京康泽生物", "靶向药", "有限公司")) {
        get(person, "/api/applications?q=" + text);
      }
    }
    get(MONITOR, "/api/ledger");
    for (StandardList list : StandardList.values()) {
      for (String person : List.of(REVIEWER, SPECIAL_TEAM)) {
        steps.put(
            person + " Tasklist " + list.title() + ", page",
            service -> service.open(person, list.title()));
        steps.put(
            person + " Tasklist " + list.title() + ", count",
            service -> service.count(person, list.title()));
      }
    }
  }

  private void figures() {
    get(REVIEWER, "/api/insight/waiting");
    for (String figure : List.of("cases", "funnel", "waiting", "stages", "awards?year=2026")) {
      get(MONITOR, "/api/insight/" + figure);
    }
  }

  private void get(String person, String path) {
    int text = path.indexOf("q=") + 2;
    String sent =
        text < 2
            ? path
            : path.substring(0, text)
                + URLEncoder.encode(path.substring(text), StandardCharsets.UTF_8)
                    .replace("+", "%20");
    steps.put(person + " GET " + path, service -> service.get(person, sent));
  }

  private void takeTurns(int turn, boolean measured) throws IOException, InterruptedException {
    for (Map.Entry<String, Step> step : steps.entrySet()) {
      take(step.getKey(), step.getValue(), turn, measured);
    }
  }

  /** Runs the step once on each service, starting with another one each time. */
  private void take(String what, Step step, int turn, boolean measured)
      throws IOException, InterruptedException {
    for (int place = 0; place < services.size(); place++) {
      int which = (place + turn) % services.size();
      long begin = System.nanoTime();
      step.ask(services.get(which));
      if (measured) {
        times
            .computeIfAbsent(
                what, any -> services.stream().map(service -> new Times()).toArray(Times[]::new))[
            which]
            .taken.add(System.nanoTime() - begin);
      }
    }
  }

  private void report(int turns) {
    LOG.info(
        "{} cores; milliseconds, p50/p95 of {} requests of each kind and size in alternating turns, after {} to warm up; growth of both from {} to {}",
        Runtime.getRuntime().availableProcessors(),
        turns,
        WARM_UP,
        services.get(0).size(),
        services.get(services.size() - 1).size());
    LOG.info(
        "| what | {} | growth |",
        services.stream()
            .map(service -> String.format(Locale.ROOT, "%,d", service.size()))
            .collect(Collectors.joining(" | ")));
    LOG.info("|---|{}---|", "---|".repeat(services.size()));
    times.forEach(this::row);
    LOG.info(
        "p95 grew by more than a third: {}",
        times.entrySet().stream()
            .filter(entry -> growth(entry.getValue(), 95) > MOST_GROWTH)
            .map(Map.Entry::getKey)
            .toList());
  }

  private void row(String what, Times... ofEach) {
    LOG.info(
        "| {} | {} | {} |",
        what,
        Arrays.stream(ofEach).map(Times::toString).collect(Collectors.joining(" | ")),
        String.format(Locale.ROOT, "%.2f/%.2f", growth(ofEach, 50), growth(ofEach, 95)));
  }

  private static double growth(Times[] ofEach, int percent) {
    return ofEach[ofEach.length - 1].growth(ofEach[0], percent);
  }

  /**
   * The engine's own query for Tasklist's list of all tasks of a bureau; left out where it would
   * take minutes.
   */
  private void engine() {
    double expected = 0;
    for (MeasuredService service : services) {
      if (expected > LONGEST_OF_THE_ENGINE) {
        LOG.info(
            "the engine's own query for 本部门全部, page and count, with {}: not tried, about {} s are expected",
            service.size(),
            Math.round(expected));
        return;
      }
      long begin = System.nanoTime();
      askTheEngine(service);
      double taken = (System.nanoTime() - begin) / 1e9;
      LOG.info(
          "the engine's own query for 本部门全部, page and count, with {}: {} s",
          service.size(),
          String.format(Locale.ROOT, "%.2f", taken));
      // the engine compares each task with each right of the group
      expected = taken * 100;
    }
  }

  private static void askTheEngine(MeasuredService service) {
    List<String> groups = List.of(REVIEWER, "officials");
    TaskService tasks = service.bean(TaskService.class);
    IdentityService identity = service.bean(IdentityService.class);
    identity.setAuthentication(REVIEWER, groups);
    TaskQuery query =
        tasks
            .createTaskQuery()
            .taskCandidateGroupIn(groups)
            .includeAssignedTasks()
            .orderByDueDate()
            .asc();
    query.listPage(0, 15);
    query.count();
    identity.clearAuthentication();
  }

  private static long seconds(long since) {
    return (System.nanoTime() - since) / 1_000_000_000L;
  }
}
