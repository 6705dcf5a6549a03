package cn.lianban.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

/**
 * The packaged jar on an empty folder: the build leaves out of it what nothing reads, and this is
 * what notices where it has left out too much. Runs where the build has packaged it.
 */
class PackagedTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void the_packaged_service_takes_an_application_and_lets_the_accepting_body_accept_it()
      throws IOException {
    String packaged = System.getProperty("lianban.packaged");
    assumeTrue(packaged != null, "only after packaging: mvn verify");
    assertThat(Files.isRegularFile(Path.of(packaged))).as(packaged).isTrue();
    JsonNode like = anApplicationOfTheDemonstration();
    String account = like.path("account").asText();
    try (RunningService service =
        RunningService.startJar(
                Path.of(packaged), "--lianban.embedded.directory=" + folder.resolve("postgres"))
            .up()) {
      assertThat(service.get(account, "/api/session").path("id").asText()).isEqualTo(account);
      assertThat(service.get("monitor", "/api/items").size()).isGreaterThan(80);

      ObjectNode body = like.path("application").deepCopy();
      body.put("matter", "打包后的程序所受理的第一个事项");
      HttpResponse<String> sent = service.send(account, "/api/applications", body);
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
      String no = JSON.readTree(sent.body()).path("no").asText();

      String acceptor = like.at("/steps/accepting/0/account").asText();
      String tasks = "/api/tasks?applicationNo=" + no + "&key=acceptApplication";
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> service.get(acceptor, tasks).path("content").size() == 1);
      String task = service.get(acceptor, tasks).at("/content/0/id").asText();
      HttpResponse<String> accepted =
          service.send(
              acceptor, "/api/tasks/" + task + "/completion", like.at("/steps/accepting/0/fields"));
      assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(204);
      assertThat(service.get("auditor", "/api/applications/" + no).path("timeline").toString())
          .contains("accepted");
    }
  }

  private static JsonNode anApplicationOfTheDemonstration() throws IOException {
    for (JsonNode one :
        JSON.readTree(new ClassPathResource("demonstration/cases.json").getInputStream())) {
      if (one.at("/steps/accepting/0/fields/decision").asText().equals("accept")) {
        return one;
      }
    }
    throw new AssertionError("the demonstration accepts no application");
  }
}
