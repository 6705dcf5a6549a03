package cn.lianban.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a newcomer starts it, with nothing configured. */
class EmbeddedDefaultTest {

  private static final String READY = "演示案件已就绪";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void what_was_done_survives_a_kill_of_the_service_and_a_kill_of_everything()
      throws InterruptedException {
    String directory = "--lianban.embedded.directory=" + folder.resolve("postgres");
    // locales that PostgreSQL does not support or have
    try (RunningService first =
        RunningService.startWith(Map.of("LC_ALL", "zh_CN.GB18030", "LC_CTYPE", "UTF-8"), directory)
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

      // the database goes on running without the service and would block the next one
      first.kill();
      try (RunningService next = RunningService.start(directory).ready()) {
        assertThat(
                next.hasLogged("Stopping the embedded PostgreSQL that an earlier run left behind"))
            .isTrue();
        await().atMost(PATIENCE).until(() -> next.hasLogged(READY));
        assertThat(cases(next)).isEqualTo(cases);
        next.killWithEverything();
      }
      try (RunningService last = RunningService.start(directory).ready()) {
        assertThat(cases(last)).isEqualTo(cases);
      }
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
