package cn.lianban.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import cn.lianban.LianbanApplication;
import cn.lianban.access.DemoAccounts;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.DemonstrationOn;
import cn.lianban.catalogue.Items;
import cn.lianban.testing.PostgresForTests;
import cn.lianban.workflow.ModelBundle;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Measures the lists of tasks and cases and the figures over all of them, with ever more open applications: the requests as they come
 * over HTTP, Tasklist's filter through the engine's filter service, and the engine's own query that it takes the place of.
 *
 * <p>Arguments: the numbers of applications (default 1000 10000 100000). The service runs here, on a PostgreSQL of its own that is
 * gone afterwards.
 */
public final class ListBenchmark {

  private static final Logger LOG = LoggerFactory.getLogger(ListBenchmark.class);
  private static final int WARM_UP = 15;
  private static final int TIMES = 60;
  /** In nanoseconds, for everything that is done of one kind. */
  private static final long LONGEST = 15_000_000_000L;
  private static final String REVIEWER = "cp-gov";
  private static final List<String> REVIEWERS_GROUPS = List.of("cp-gov", "officials");

  private final Map<String, Map<Integer, Times>> results = new LinkedHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext service;
  private final String base;

  private ListBenchmark(ConfigurableApplicationContext service) {
    this.service = service;
    this.base = "http://localhost:" + ((ServletWebServerApplicationContext) service).getWebServer().getPort();
  }

  /** In microseconds. */
  private record Times(long middle, long ninetyFive) {

    static Times of(long[] nanoseconds) {
      Arrays.sort(nanoseconds);
      return new Times(nanoseconds[nanoseconds.length / 2] / 1000, nanoseconds[nanoseconds.length * 95 / 100] / 1000);
    }

    String beside(Times fewer) {
      return String.format(Locale.ROOT, "%.2f/%.2f", (double) middle / fewer.middle, (double) ninetyFive / fewer.ninetyFive);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f/%.1f", middle / 1000.0, ninetyFive / 1000.0);
    }
  }

  /** Something that is done many times. */
  private interface Step {
    void take() throws IOException, InterruptedException;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int[] sizes = arguments.length == 0 ? new int[] {1_000, 10_000, 100_000} : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    try (ConfigurableApplicationContext service =
        new SpringApplicationBuilder(LianbanApplication.class, DemoAccounts.class, DemonstrationOn.class)
            .run(
                "--spring.datasource.url=" + PostgresForTests.freshDatabase(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--server.port=0",
                "--lianban.admin.id=first",
                "--lianban.admin.password=first-administrator",
                "--camunda.bpm.job-execution.enabled=false")) {
      LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
      logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
      logging.getLogger(ListBenchmark.class).setLevel(Level.INFO);
      ListBenchmark benchmark = new ListBenchmark(service);
      OpenApplications applications =
          new OpenApplications(
              service.getBean(DataSource.class), service.getBean(Items.class), service.getBean(Bureaus.class), service.getBean(ModelBundle.class));
      for (int size : sizes) {
        long begin = System.nanoTime();
        applications.fill(size);
        LOG.info("{} open applications after {} s", size, (System.nanoTime() - begin) / 1_000_000_000L);
        benchmark.measure(size);
      }
      benchmark.report(sizes);
      benchmark.explain();
    }
    System.exit(0);
  }

  private void measure(int size) throws IOException, InterruptedException {
    for (String path :
        List.of(
            "/api/tasks", "/api/tasks?key=verifyFacts", "/api/applications", "/api/applications?status=approving", "/api/applications?itemId=M05-1",
            "/api/applications?q=CP2026000777", "/api/applications?q=%E7%AC%AC%20777%20%E5%8F%B7", "/api/applications?q=%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8")) {
      time(REVIEWER + " GET " + URLDecoder.decode(path, StandardCharsets.UTF_8), size, () -> get(REVIEWER, path));
    }
    for (String path :
        List.of(
            "/api/tasks", "/api/applications", "/api/applications?q=%E7%AC%AC%20777%20%E5%8F%B7", "/api/insight/cases", "/api/insight/funnel", "/api/insight/waiting",
            "/api/insight/stages", "/api/insight/awards?year=2026")) {
      time("monitor GET " + URLDecoder.decode(path, StandardCharsets.UTF_8), size, () -> get("monitor", path));
    }
    SecurityContextHolder.getContext()
        .setAuthentication(
            new UsernamePasswordAuthenticationToken(REVIEWER, null, REVIEWERS_GROUPS.stream().map(SimpleGrantedAuthority::new).collect(Collectors.toList())));
    service.getBean(IdentityService.class).setAuthentication(REVIEWER, REVIEWERS_GROUPS);
    FilterService filters = service.getBean(FilterService.class);
    TaskService tasks = service.getBean(TaskService.class);
    Filter filter = filters.createTaskFilterQuery().filterName("本部门全部").singleResult();
    time("Tasklist, filter 本部门全部: page and count", size, () -> {
      filters.listPage(filter.getId(), tasks.createTaskQuery(), 0, 15);
      filters.count(filter.getId(), tasks.createTaskQuery());
    });
    time("the engine's own query for it: page and count", size, () -> {
      engines(tasks).listPage(0, 15);
      engines(tasks).count();
    });
  }

  private static TaskQuery engines(TaskService tasks) {
    return tasks.createTaskQuery().taskCandidateGroupIn(REVIEWERS_GROUPS).includeAssignedTasks().orderByDueDate().asc();
  }

  private void time(String what, int size, Step step) throws IOException, InterruptedException {
    List<Long> taken = new ArrayList<>();
    long until = System.nanoTime() + LONGEST;
    // what takes seconds is done at least once, and not for hours
    for (int turn = -WARM_UP; turn < TIMES && (taken.isEmpty() || System.nanoTime() < until); turn++) {
      long begin = System.nanoTime();
      step.take();
      long end = System.nanoTime();
      if (turn >= 0 || end > until) {
        taken.add(end - begin);
      }
    }
    results.computeIfAbsent(what, any -> new LinkedHashMap<>()).put(size, Times.of(taken.stream().mapToLong(Long::longValue).toArray()));
  }

  private void get(String person, String path) throws IOException, InterruptedException {
    String password = Base64.getEncoder().encodeToString((person + ":" + DemoAccounts.PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Basic " + password).build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
    }
  }

  private void report(int... sizes) {
    LOG.info("milliseconds, p50/p95 of {} after {} to warm up; growth of p50/p95 from {} to {}", TIMES, WARM_UP, sizes[0], sizes[sizes.length - 1]);
    LOG.info("| what | {} | growth |", Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining(" | ")));
    results.forEach(
        (what, bySize) ->
            LOG.info(
                "| {} | {} | {} |",
                what,
                IntStream.of(sizes).mapToObj(size -> bySize.get(size).toString()).collect(Collectors.joining(" | ")),
                bySize.get(sizes[sizes.length - 1]).beside(bySize.get(sizes[0]))));
  }

  /** How the database answers the engine's query for a bureau's tasks in the order in which they are due. */
  private void explain() {
    service
        .getBean(JdbcClient.class)
        .sql(
            """
            explain (analyze, buffers, costs off)
            select distinct t.id_, t.due_date_ from act_ru_task t
            inner join act_ru_execution e on t.proc_inst_id_ = e.id_
            left join act_ru_identitylink i on i.task_id_ = t.id_
            where t.suspension_state_ = 1 and i.type_ = 'candidate' and i.group_id_ in ('cp-gov', 'officials')
            order by t.due_date_, t.id_ limit 15
            """)
        .query(String.class)
        .list()
        .forEach(line -> LOG.info("{}", line));
  }
}
