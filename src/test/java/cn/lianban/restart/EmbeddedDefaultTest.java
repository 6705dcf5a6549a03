package cn.lianban.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a newcomer starts it, with nothing configured. */
class EmbeddedDefaultTest {

  private static final String READY = "演示案件已就绪";
  private static final String FAILED = "Exception while executing job";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void what_was_done_survives_a_kill_of_the_service_and_a_kill_of_everything()
      throws InterruptedException, IOException {
    String directory = "--lianban.embedded.directory=" + folder.resolve("postgres");
    // locales that PostgreSQL does not support or have
    try (RunningService first =
        RunningService.startWith(
                Map.of("LC_ALL", "zh_CN.GB18030", "LC_CTYPE", "UTF-8"),
                directory,
                "--lianban.database.wait-for-connection=1s")
            .ready()) {
      await().atMost(PATIENCE).until(() -> first.hasLogged(READY));
      Map<String, String> cases = cases(first);
      assertThat(cases.values())
          .containsExactlyInAnyOrder(
              "reviewing",
              "coordinating",
              "approving",
              "publicised",
              "objected",
              "paid",
              "refused");

      try (RunningService second = RunningService.start(directory)) {
        assertThat(second.ended())
            .as("a second service on the same folder")
            .contains("正被另一个联办服务使用");
      }

      // only the database
      killDatabase();
      await()
          .atMost(PATIENCE)
          .until(() -> first.hasLogged("The embedded PostgreSQL has ended; it is started again"));
      await().atMost(PATIENCE).until(() -> cases(first).equals(cases));

      goesOnAfterTheDatabaseIsKilledUnderItsJob(first);
      Map<String, String> now = cases(first);

      // the database goes on running without the service and would block the next one
      first.kill();
      try (RunningService next = RunningService.start(directory).ready()) {
        assertThat(
                next.hasLogged("Stopping the embedded PostgreSQL that an earlier run left behind"))
            .isTrue();
        await().atMost(PATIENCE).until(() -> next.hasLogged(READY));
        assertThat(cases(next)).isEqualTo(now);
        next.killWithEverything();
      }
      try (RunningService last = RunningService.start(directory).ready()) {
        assertThat(cases(last)).isEqualTo(now);
      }
    }
  }

  /**
   * Holds the job that follows an approval until the database is killed, which stays away until
   * nothing of the job's failure can be written any more: its lock stays behind, and would stand
   * for minutes.
   */
  private void goesOnAfterTheDatabaseIsKilledUnderItsJob(RunningService service)
      throws IOException {
    Path file = folder.resolve("postgres/global/pg_control");
    Path aside = folder.resolve("pg_control");
    long failed = service.timesLogged(FAILED);
    JsonNode task =
        service.get("cp-fsc-approver", "/api/tasks?key=approveAward").path("content").path(0);
    String no = task.path("applicationNo").asText();
    try (Connection held = connection()) {
      run(
          held,
          """
          create function held_by_the_test() returns trigger language plpgsql as $$
            begin perform pg_advisory_xact_lock(4711); return new; end $$;
          create trigger held_by_the_test before insert on publicity for each row execute function held_by_the_test();
          select pg_advisory_lock(4711)
          """);
      assertThat(
              service.post(
                  "cp-fsc-approver",
                  "/api/tasks/" + task.path("id").asText() + "/completion",
                  Map.of("decision", "approve", "remark", "同意")))
          .isEqualTo(204);
      await().atMost(PATIENCE).until(() -> isHeld(held));
      // without this file the server does not start again, until the service has given the job up
      Files.move(file, aside);
      killDatabase();
    } catch (SQLException closing) {
      // the server is gone, and the connection with it
    }
    await().atMost(PATIENCE).until(() -> service.timesLogged(FAILED) > failed);
    Files.move(aside, file);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> isPublicised(no));
    assertThat(service.hasLogged("locked jobs were forgotten")).isTrue();
  }

  private Connection connection() throws SQLException {
    try {
      Path data = folder.resolve("postgres");
      String port = Files.readAllLines(data.resolve("postmaster.pid")).get(3);
      String password = Files.readString(data.resolve("lianban.password")).strip();
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    } catch (IOException missing) {
      throw new AssertionError("the embedded database is not where it is kept", missing);
    }
  }

  private static void run(Connection connection, String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private boolean isPublicised(String no) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement publicity =
            connection.prepareStatement("select from publicity where application_no = ?")) {
      publicity.setString(1, no);
      try (ResultSet row = publicity.executeQuery()) {
        return row.next();
      }
    }
  }

  private static boolean isHeld(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet held =
            statement.executeQuery(
                "select exists (select from pg_locks where locktype = 'advisory' and objid = 4711 and not granted)")) {
      return held.next() && held.getBoolean(1);
    }
  }

  private void killDatabase() {
    List<ProcessHandle> processes =
        ProcessHandle.allProcesses().filter(this::servesTheFolder).toList();
    assertThat(processes).isNotEmpty();
    processes.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean servesTheFolder(ProcessHandle process) {
    try {
      return Files.isSameFile(
          Path.of("/proc", Long.toString(process.pid()), "cwd"), folder.resolve("postgres"));
    } catch (IOException other) {
      return false;
    }
  }

  private static Map<String, String> cases(RunningService service) {
    Map<String, String> cases = new TreeMap<>();
    for (JsonNode one : service.get("auditor", "/api/applications?size=200").path("content")) {
      cases.put(one.path("no").asText(), one.path("status").asText());
    }
    return cases;
  }
}
