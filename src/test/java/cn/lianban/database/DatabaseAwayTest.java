package cn.lianban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.lianban.access.DemoAccounts;
import cn.lianban.catalogue.DemonstrationOn;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The service while its PostgreSQL is killed, halted and started again. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({DemoAccounts.class, DemonstrationOn.class})
@DirtiesContext
class DatabaseAwayTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Longer than any answer may take, so that a request waiting for the database fails the test. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(60);

  private static Path folder;
  private static EmbeddedPostgres server;

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource dataSource;
  @Autowired PlatformTransactionManager transactions;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) throws IOException {
    folder = Files.createTempDirectory("away");
    start(0);
    // registered after the service, which needs the database while it stops
    SpringApplication.getShutdownHandlers().add(DatabaseAwayTest::stop);
    properties.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
    properties.add("spring.datasource.username", () -> "postgres");
    properties.add("spring.datasource.password", () -> "");
    properties.add("lianban.admin.id", () -> "first");
    properties.add("lianban.admin.password", () -> "first-administrator");
  }

  @AfterEach
  void back() throws Exception {
    signal("-CONT");
    if (processes().isEmpty()) {
      start(server.getPort());
    }
    await().atMost(PATIENCE).until(() -> status("GET", "/api/applications", "auditor") == 200);
  }

  @Test
  void halted_it_is_told_at_once_to_programs_and_to_people_and_never_as_a_failure_of_the_service()
      throws Exception {
    String session = logIn();
    signal("-STOP");
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (HttpRequest.Builder request : requests(session)) {
      answers.add(send(request));
    }
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode())
                  .as(answer.request().uri().getPath() + answer.body())
                  .isEqualTo(503);
              assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
              assertThat(answer.body())
                  .contains("数据库")
                  .doesNotContain("同一幂等键")
                  .doesNotContain("Exception");
              boolean page =
                  answer
                      .request()
                      .headers()
                      .firstValue("Accept")
                      .filter("text/html"::equals)
                      .isPresent();
              assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                  .startsWith(page ? "text/html" : "application/problem+json");
              assertThat(answer.body().startsWith("<!DOCTYPE html>")).isEqualTo(page);
              if (!page) {
                assertThat(new ObjectMapper().readTree(answer.body()).path("code").asText())
                    .isEqualTo("database-away");
              }
            });
    assertThat(send(get("/actuator/health/readiness")).statusCode()).isEqualTo(503);
    assertThat(send(get("/actuator/health/liveness")).statusCode()).isEqualTo(200);

    signal("-CONT");
    await()
        .atMost(PATIENCE)
        .until(() -> send(get("/actuator/health/readiness")).statusCode() == 200);
    assertThat(status("GET", "/api/applications", "auditor")).isEqualTo(200);
    assertThat(send(get("/api/session").header("Cookie", session)).statusCode())
        .as("the session of before")
        .isEqualTo(200);
  }

  @Test
  void whoever_waits_in_a_transaction_is_let_go_and_nothing_of_it_is_kept() throws Exception {
    jdbc.sql("create table if not exists half_way (number int)").update();
    CompletableFuture<Throwable> waiting = new CompletableFuture<>();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    Thread worker =
        new Thread(
            () -> {
              try {
                new TransactionTemplate(transactions)
                    .executeWithoutResult(
                        status -> {
                          jdbc.sql("insert into half_way values (1)").update();
                          begun.complete(null);
                          jdbc.sql("select pg_sleep(600)").query((row, number) -> 0).list();
                        });
                waiting.complete(null);
              } catch (RuntimeException lost) {
                waiting.complete(lost);
              }
            });
    worker.start();
    begun.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    signal("-STOP");
    Throwable lost = waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(lost).isNotNull();
    signal("-CONT");
    await().atMost(PATIENCE).until(() -> status("GET", "/api/applications", "auditor") == 200);
    assertThat(jdbc.sql("select count(*) from half_way").query(Integer.class).single()).isZero();
  }

  @Test
  void killed_and_started_again_it_serves_again_without_a_restart_of_the_service()
      throws Exception {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    assertThat(status("GET", "/api/applications", "auditor")).isEqualTo(503);
    assertThat(status("POST", "/api/tasks/none/complete", "cp-gov")).isEqualTo(503);
    await()
        .atMost(PATIENCE)
        .until(() -> send(get("/actuator/health/readiness")).statusCode() == 503);
    assertThat(send(get("/actuator/health/liveness")).statusCode()).isEqualTo(200);
    start(server.getPort());
    await()
        .atMost(PATIENCE)
        .until(() -> send(get("/actuator/health/readiness")).statusCode() == 200);
    assertThat(status("GET", "/api/applications", "auditor")).isEqualTo(200);
  }

  @Test
  void the_end_of_one_connection_is_not_the_end_of_the_database() throws Exception {
    jdbc.sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lianban watch'")
        .query((row, number) -> 0)
        .list();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                jdbc.sql(
                            "select count(*) from pg_stat_activity where application_name = 'lianban watch'")
                        .query(Integer.class)
                        .single()
                    == 1);
    assertThat(send(get("/actuator/health/readiness")).statusCode()).isEqualTo(200);
  }

  /** Requests that need the database in all possible ways. */
  private List<HttpRequest.Builder> requests(String session) {
    return List.of(
        // the first waits for the database; the following ones are refused at once, cached or not
        get("/api/applications").header("Authorization", basic("auditor")),
        get("/api/items").header("Accept", "application/json"),
        get("/api/session").header("Cookie", session),
        get("/").header("Accept", "text/html"),
        get("/cases").header("Accept", "text/html").header("Cookie", session),
        get("/camunda/app/tasklist/default/")
            .header("Accept", "text/html")
            .header("Cookie", session),
        get("/camunda/api/engine/engine/default/task?maxResults=5").header("Cookie", session),
        get("/camunda/api/admin/auth/user/default").header("Cookie", session),
        request("/login")
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("username=auditor&password=demo")),
        request("/api/tasks/any/complete")
            .header("Authorization", basic("cp-gov"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}")),
        request("/api/items/M05-1/estimate")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"facts\":{}}")));
  }

  private String logIn() throws Exception {
    HttpResponse<String> page = send(get("/login").header("Accept", "text/html"));
    String token =
        page.headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("LIANBAN-CSRF="))
            .findFirst()
            .orElseThrow()
            .split("[=;]")[1];
    HttpResponse<String> answer =
        send(
            request("/login")
                .header("Accept", "text/html")
                .header("Cookie", "LIANBAN-CSRF=" + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=cp-gov&password=demo&_csrf=" + token)));
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("LIANBAN="))
        .findFirst()
        .orElseThrow()
        .split(";")[0];
  }

  private int status(String method, String path, String account)
      throws IOException, InterruptedException {
    return send(request(path)
            .header("Authorization", basic(account))
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")))
        .statusCode();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder get(String path) {
    return request(path).GET();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(GIVEN_UP);
  }

  private static String basic(String account) {
    return "Basic "
        + Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
  }

  private static void start(int port) throws IOException {
    // somebody else's server, as it is for the service
    Files.deleteIfExists(folder.resolve("data/postmaster.pid"));
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "off")
            // otherwise what was committed just before the server is killed would be lost
            .setServerConfig("synchronous_commit", "on")
            .setPGStartupWait(PATIENCE);
    if (server != null) {
      server.close();
    }
    server = (port > 0 ? builder.setPort(port) : builder).start();
  }

  private static void stop() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(DatabaseAwayTest::servesTheFolder).toList();
  }

  private static boolean servesTheFolder(ProcessHandle process) {
    try {
      return Files.isSameFile(
          Path.of("/proc", Long.toString(process.pid()), "cwd"), folder.resolve("data"));
    } catch (IOException other) {
      return false;
    }
  }

  private static void signal(String signal) throws IOException, InterruptedException {
    for (ProcessHandle process : processes()) {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }
  }
}
