package cn.lianban.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Two nodes on one database: a release on one is in force on the other, and a node that is killed
 * in the middle of a release leaves nothing of it.
 *
 * <p>The node is held by another transaction that inserts the number of the release, which comes
 * after the deployment, and not by waiting.
 */
@ServiceTest
@TestPropertySource(properties = "lianban.test.own-database=released-on-nodes")
class ReleasedOnNodesTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String M05 = "dmn/awards/M05.dmn";
  private static final Map<String, Object> FACTS =
      Map.of(
          "facts",
          Office.withUsualFacts(
              "M05-1", Map.of("scenario", "other", "projectInvestment", 10_000_000)));

  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource dataSource;

  @Test
  void a_release_is_on_every_node_and_never_half_there() throws Exception {
    ServedDatabase database = new ServedDatabase(dataSource);
    int first = inForceHere();
    try (RunningService node = RunningService.start(database.arguments()).ready()) {
      assertThat(releases()).as("a second node brings nothing").isEqualTo(1);
      assertThat(inForce(node)).isEqualTo(first);

      long draft = handedIn("0.40");
      assertThat(office.post("owner2", "/api/drafts/" + draft + "/release", null).status())
          .isEqualTo(201);
      await().atMost(Duration.ofSeconds(30)).until(() -> rate(node).equals("0.4"));
      assertThat(inForce(node)).isEqualTo(first + 1);

      long killed = handedIn("0.50");
      List<String> deployments = deployments();
      held(killed, first + 2, node, database);
      assertThat(deployments()).isEqualTo(deployments);
      assertThat(releases()).isEqualTo(2);
      assertThat(state(killed)).isEqualTo("handed-in");
      assertThat(inForceHere()).isEqualTo(first + 1);

      assertThat(office.post("owner2", "/api/drafts/" + killed + "/release", null).status())
          .isEqualTo(201);
      assertThat(inForceHere()).isEqualTo(first + 2);
    }
    try (RunningService restarted = RunningService.start(database.arguments()).ready()) {
      assertThat(inForce(restarted)).as("a restart keeps it").isEqualTo(first + 2);
      assertThat(rate(restarted)).isEqualTo("0.5");
    }
  }

  private void held(long draft, int number, RunningService node, ServedDatabase database)
      throws SQLException {
    ExecutorService person = Executors.newSingleThreadExecutor();
    try (Connection held = dataSource.getConnection();
        Statement statement = held.createStatement()) {
      held.setAutoCommit(false);
      statement.execute(
          "insert into model_release (number, title, reason, digest, deployment_id, origin, released_at, drafted_by) values ("
              + number
              + ", 'held', 'held', '', 'held', 'program', now(), '{}')");
      Future<?> answer =
          person.submit(() -> node.post("owner2", "/api/drafts/" + draft + "/release", Map.of()));
      await().atMost(PATIENCE).until(() -> database.waitingForLocks() == 1);
      node.kill();
      assertThat(answer).failsWithin(PATIENCE);
      held.rollback();
    } finally {
      person.shutdownNow();
    }
    await().atMost(PATIENCE).until(() -> database.waitingForLocks() == 0);
  }

  private long handedIn(String rate) throws IOException {
    long draft =
        office
            .post("owner1", "/api/drafts", Map.of("title", "比例", "reason", "测试"))
            .body()
            .path("id")
            .asLong();
    String model =
        Files.readString(Path.of(M05))
            .replaceAll("(id=\"M05-1-grant-rate\">\\s*<text>)[^<]*", "$1\"" + rate + "\"");
    office.ask(
        "owner1", HttpMethod.PUT, "/api/drafts/" + draft + "/models/" + M05, model, Map.of());
    String examples = "dmn/awards/M05.examples.json";
    office.ask(
        "owner1",
        HttpMethod.PUT,
        "/api/drafts/" + draft + "/models/" + examples,
        Files.readString(Path.of(examples)).replace("\"rate\": 0.30", "\"rate\": " + rate),
        Map.of());
    assertThat(office.post("owner1", "/api/drafts/" + draft + "/handing-in", null).status())
        .isEqualTo(200);
    return draft;
  }

  private String state(long draft) {
    return office.get("owner1", "/api/drafts/" + draft).body().path("state").asText();
  }

  private int inForceHere() {
    return office.get(null, "/api/releases/in-force").body().path("number").asInt();
  }

  private static int inForce(RunningService node) {
    return node.get("owner1", "/api/releases/in-force").path("number").asInt();
  }

  private static String rate(RunningService node) {
    return node.answer("owner1", "/api/items/M05-1/estimate", FACTS).path("rate").asText();
  }

  private int releases() {
    return jdbc.sql("select count(*) from model_release").query(Integer.class).single();
  }

  private List<String> deployments() {
    return jdbc.sql("select id_ from act_re_deployment order by id_").query(String.class).list();
  }
}
