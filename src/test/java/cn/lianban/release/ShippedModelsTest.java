package cn.lianban.release;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new version of the program brings its models without undoing what owners released. */
@ServiceTest
class ShippedModelsTest {

  private static final String M05 = "dmn/awards/M05.dmn";
  private static final String EXAMPLES = "dmn/awards/M05.examples.json";
  private static final String R07 = "dmn/awards/R07.dmn";

  @Autowired Office office;
  @Autowired ReleasedModels models;
  @Autowired ReleasedByTests released;
  @Autowired ShippedModels shipped;
  @Autowired Releases releases;
  @Autowired JdbcClient jdbc;

  private Map<String, byte[]> project;

  @BeforeEach
  void the_models_of_the_project_are_those_of_the_program() {
    models.with(Map.of());
    project = releases.bundle(released.inForce());
    shipped.bring(project);
  }

  @AfterEach
  void everything_is_as_before() {
    shipped.bring(project);
    models.with(Map.of());
    jdbc.sql("update model_draft set state = 'discarded' where state in ('open', 'handed-in')")
        .update();
  }

  @Test
  void a_restart_and_a_second_node_change_nothing() {
    int before = released.inForce();
    ownersRelease(M05, "\"0.30\"", "\"0.40\"");
    shipped.bring(project);
    assertThat(released.inForce()).isEqualTo(before + 1);
    assertThat(inForce(M05)).contains("\"0.40\"");
  }

  @Test
  void without_changes_of_owners_the_new_models_are_released() {
    shipped.bring(with(M05, "\"0.30\"", "\"0.35\""));
    assertThat(inForce(M05)).contains("\"0.35\"");
    JsonNode release = office.get("owner1", "/api/releases").body().path("content").path(0);
    assertThat(release.path("origin").asText()).isEqualTo("program");
    assertThat(release.path("releasedBy").isNull()).isTrue();
  }

  @Test
  void files_that_owners_left_alone_take_the_text_of_the_program_and_theirs_stay() {
    ownersRelease(M05, "\"0.30\"", "\"0.40\"");
    shipped.bring(with(R07, "</definitions>", "<!-- 新版 --></definitions>"));
    assertThat(inForce(M05)).contains("\"0.40\"");
    assertThat(inForce(R07)).contains("新版");
  }

  @Test
  void what_both_changed_is_a_conflict_that_a_person_decides_in_a_draft() {
    ownersRelease(M05, "\"0.30\"", "\"0.40\"");
    int before = released.inForce();
    Map<String, byte[]> program = with(M05, "\"0.30\"", "\"0.35\"");
    program.put(
        R07,
        text(R07)
            .replace("</definitions>", "<!-- 新版 --></definitions>")
            .getBytes(StandardCharsets.UTF_8));
    program.put(EXAMPLES, examples("0.35").getBytes(StandardCharsets.UTF_8));
    shipped.bring(program);
    shipped.bring(program);

    assertThat(released.inForce()).as("nothing is released by itself").isEqualTo(before);
    JsonNode draft = office.get("owner1", "/api/drafts").body().path("content").path(0);
    assertThat(draft.path("draftedBy").toString()).isEqualTo("[\"程序\"]");
    String path = "/api/drafts/" + draft.path("id").asLong();
    assertThat(office.get("owner1", path).body().path("files").toString())
        .contains("{\"path\":\"" + M05 + "\",\"change\":\"same\",\"conflict\":true}")
        .contains("{\"path\":\"" + R07 + "\",\"change\":\"changed\",\"conflict\":false}");
    assertThat(office.post("owner1", path + "/conflicts/" + M05, Map.of("take", "theirs")).status())
        .isEqualTo(204);
    office.post("owner1", path + "/conflicts/" + EXAMPLES, Map.of("take", "theirs"));
    assertThat(office.post("owner1", path + "/handing-in", null).status()).isEqualTo(200);
    assertThat(office.post("owner1", path + "/release", null).status()).isEqualTo(403);
    assertThat(office.post("owner2", path + "/release", null).status()).isEqualTo(201);
    assertThat(inForce(M05)).contains("\"0.35\"");
    assertThat(inForce(R07)).contains("新版");
  }

  @Test
  void a_program_that_is_rolled_back_brings_its_own_models_back_and_keeps_those_of_owners() {
    shipped.bring(with(R07, "</definitions>", "<!-- 新版 --></definitions>"));
    ownersRelease(M05, "\"0.30\"", "\"0.40\"");
    shipped.bring(project);
    assertThat(inForce(R07)).doesNotContain("新版");
    assertThat(inForce(M05)).contains("\"0.40\"");
  }

  @Test
  void a_draft_of_a_version_that_nobody_touched_gives_way_to_that_of_the_next() {
    ownersRelease(M05, "\"0.30\"", "\"0.40\"");
    shipped.bring(with(M05, "\"0.30\"", "\"0.35\""));
    long first = newestDraft();
    shipped.bring(with(M05, "\"0.30\"", "\"0.36\""));
    assertThat(office.get("owner1", "/api/drafts/" + first).body().path("state").asText())
        .isEqualTo("discarded");
    assertThat(newestDraft()).isGreaterThan(first);
    assertThat(office.get("owner1", "/api/drafts/" + newestDraft()).body().path("files"))
        .hasSize(1);
  }

  private long newestDraft() {
    return office.get("owner1", "/api/drafts").body().path("content").path(0).path("id").asLong();
  }

  private void ownersRelease(String path, String from, String to) {
    Answer made = office.post("owner1", "/api/drafts", Map.of("title", "变更", "reason", "测试"));
    String draft = "/api/drafts/" + made.body().path("id").asLong();
    String model =
        new String(releases.bundle(released.inForce()).get(path), StandardCharsets.UTF_8);
    assertThat(model).contains(from);
    office.ask(
        "owner1", HttpMethod.PUT, draft + "/models/" + path, model.replace(from, to), Map.of());
    office.ask("owner1", HttpMethod.PUT, draft + "/models/" + EXAMPLES, examples("0.40"), Map.of());
    assertThat(office.post("owner1", draft + "/handing-in", null).status()).isEqualTo(200);
    assertThat(office.post("owner2", draft + "/release", null).status()).isEqualTo(201);
  }

  private Map<String, byte[]> with(String path, String from, String to) {
    assertThat(text(path)).contains(from);
    Map<String, byte[]> program = new HashMap<>(project);
    program.put(path, text(path).replace(from, to).getBytes(StandardCharsets.UTF_8));
    return program;
  }

  private static String examples(String rate) {
    return text(EXAMPLES).replace("\"rate\": 0.30", "\"rate\": " + rate);
  }

  private String inForce(String path) {
    SortedMap<String, byte[]> bundle = releases.bundle(released.inForce());
    return new String(bundle.get(path), StandardCharsets.UTF_8);
  }

  private static String text(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
