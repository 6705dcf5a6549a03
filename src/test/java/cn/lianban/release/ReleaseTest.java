package cn.lianban.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import cn.lianban.concurrency.AtOnce;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Process owners change the models on the running service. */
@ServiceTest
class ReleaseTest {

  private static final String M05 = "dmn/awards/M05.dmn";
  private static final String EXAMPLES = "dmn/awards/M05.examples.json";
  private static final String R07 = "dmn/awards/R07.dmn";
  private static final Map<String, Object> SCENE =
      Map.of("scenario", "other", "projectInvestment", 10_000_000);

  @Autowired Office office;
  @Autowired ReleasedModels models;
  @Autowired ReleasedByTests released;
  @Autowired MutableClock clock;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void the_models_of_the_project_are_in_force_again() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
    models.with(Map.of());
  }

  @Test
  void a_rate_that_one_owner_changes_and_another_releases_decides_new_cases_at_once() {
    Case old = office.applies("M05-1", SCENE).goesOnTo("verifying");
    assertThat(estimatedRate()).isEqualTo("0.3");
    long draft = draft("owner1", "示范场景比例");
    assertThat(drafted(draft).path("files")).isEmpty();
    assertThat(putText("owner1", draft, M05, rate("0.40"))).isEqualTo(204);
    assertThat(drafted(draft).path("files").toString())
        .isEqualTo("[{\"path\":\"" + M05 + "\",\"change\":\"changed\",\"conflict\":false}]");
    assertThat(errors(draft)).as("the examples say otherwise").isNotEmpty();
    assertThat(putText("owner1", draft, EXAMPLES, examples("0.40"))).isEqualTo(204);
    assertThat(errors(draft)).isEmpty();
    JsonNode difference = office.get("owner2", "/api/drafts/" + draft + "/difference").body();
    assertThat(difference.findValuesAsText("path")).containsOnlyOnce(M05).contains(EXAMPLES);
    assertThat(difference.path(0).path("message").asText())
        .isEqualTo("决策“AI+医药健康标杆示范场景”第 M05-1-grant 行的“支持比例”由 \"0.30\" 改为 \"0.40\"");
    assertThat(difference.path(0).path("kind").asText()).isEqualTo("cell");

    assertThat(release("owner2", draft).body().path("code").asText()).isEqualTo("not-handed-in");
    assertThat(post("owner1", draft, "handing-in").status()).isEqualTo(200);
    Answer own = release("owner1", draft);
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.body().path("code").asText()).isEqualTo("own-draft");
    Answer done = release("owner2", draft);
    assertThat(done.status()).as(done.body().toString()).isEqualTo(201);
    int number = done.body().path("release").asInt();

    assertThat(estimatedRate()).isEqualTo("0.4");
    assertThat(office.get(null, "/api/releases/in-force").body().path("number").asInt())
        .isEqualTo(number);
    JsonNode newest = office.get("owner1", "/api/releases").body().path("content").path(0);
    assertThat(newest.path("number").asInt()).isEqualTo(number);
    assertThat(newest.path("state").asText()).isEqualTo("in-force");
    assertThat(newest.path("draftedBy").toString()).isEqualTo("[\"owner1\"]");
    assertThat(newest.path("releasedBy").asText()).isEqualTo("owner2");
    assertThat(drafted(draft).path("state").asText()).isEqualTo("released");
    assertThat(rateOf(old.goesOnTo("concluding"))).as("started before").isEqualTo("0.3");
    assertThat(rateOf(office.applies("M05-1", SCENE).goesOnTo("concluding"))).isEqualTo("0.4");

    Answer alone = withdraw("owner2", number, Map.of("reason", "比例有误"));
    assertThat(alone.status()).isEqualTo(403);
    assertThat(alone.body().path("code").asText()).isEqualTo("second-person");
    assertThat(withdraw("owner1", number, Map.of("reason", " ")).status()).isEqualTo(400);
    Answer back = withdraw("owner1", number, Map.of("reason", "比例有误"));
    assertThat(back.status()).as(back.body().toString()).isEqualTo(200);
    assertThat(back.body().path("release").asInt()).isEqualTo(number + 1);
    assertThat(estimatedRate()).isEqualTo("0.3");
    assertThat(office.get("owner1", "/api/releases/" + number).body().path("state").asText())
        .isEqualTo("withdrawn");
    JsonNode restored = office.get("owner1", "/api/releases/" + (number + 1)).body();
    assertThat(restored.path("origin").asText()).isEqualTo("withdrawal");
    assertThat(restored.path("emergency").asBoolean()).isFalse();
    assertThat(withdraw("owner2", number + 1, Map.of("reason", "再撤")).body().path("code").asText())
        .isEqualTo("is-withdrawal");

    List<String> trail = new ArrayList<>();
    office
        .get("auditor", "/api/releases/trail?size=6")
        .body()
        .path("content")
        .forEach(
            event -> trail.add(event.path("person").asText() + " " + event.path("event").asText()));
    assertThat(trail)
        .containsExactly(
            "owner1 withdrawn",
            "owner2 released",
            "owner1 draft-handed-in",
            "owner1 file-changed",
            "owner1 file-changed",
            "owner1 draft-made");
  }

  @Test
  void one_person_alone_takes_back_in_an_emergency_and_that_is_marked() {
    int number = releasedRate("0.40");
    Answer back = withdraw("owner2", number, Map.of("reason", "发错", "emergency", true));
    assertThat(back.status()).as(back.body().toString()).isEqualTo(200);
    assertThat(
            office
                .get("owner1", "/api/releases/" + (number + 1))
                .body()
                .path("emergency")
                .asBoolean())
        .isTrue();
    assertThat(
            office
                .get("auditor", "/api/releases/trail?size=1")
                .body()
                .path("content")
                .path(0)
                .path("event")
                .asText())
        .isEqualTo("withdrawn-in-emergency");
    assertThat(estimatedRate()).isEqualTo("0.3");
  }

  @Test
  void a_release_comes_into_force_on_its_minute_without_a_restart() {
    String before = timersBelongTo();
    long draft = handedIn("owner1", M05, rate("0.40"));
    OffsetDateTime from = OffsetDateTime.now(clock).plusDays(2);
    assertThat(
            release("owner2", draft, Map.of("effectiveAt", "2020-01-01T00:00:00+08:00")).status())
        .isEqualTo(400);
    Answer done = release("owner2", draft, Map.of("effectiveAt", from.toString()));
    assertThat(done.status()).as(done.body().toString()).isEqualTo(201);
    int number = done.body().path("release").asInt();

    assertThat(state(number)).isEqualTo("scheduled");
    assertThat(estimatedRate()).isEqualTo("0.3");
    assertThat(timersBelongTo()).isEqualTo(before);
    long hasty = handedIn("owner1", R07, text(R07) + "\n");
    assertThat(errors(hasty)).isEmpty();

    clock.advance(Duration.ofDays(2).minusMinutes(1));
    assertThat(estimatedRate()).isEqualTo("0.3");
    clock.advance(Duration.ofMinutes(1));
    await().atMost(Duration.ofMinutes(1)).until(() -> estimatedRate().equals("0.4"));
    assertThat(state(number)).isEqualTo("in-force");
    await().atMost(Duration.ofMinutes(1)).until(() -> !timersBelongTo().equals(before));
    assertThat(timersBelongTo()).isEqualTo(deploymentOf(number));
  }

  @Test
  void before_its_day_a_release_is_withdrawn_without_another() {
    long draft = handedIn("owner1", M05, rate("0.40"));
    OffsetDateTime from = OffsetDateTime.now(clock).plusDays(2);
    int number =
        release("owner2", draft, Map.of("effectiveAt", from.toString()))
            .body()
            .path("release")
            .asInt();
    long next = handedIn("owner1", M05, rate("0.50"));
    Answer early = release("owner2", next);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.body().path("code").asText()).isEqualTo("before-last");

    Answer back = withdraw("owner1", number, Map.of("reason", "缓行"));
    assertThat(back.body().path("release").isNull()).isTrue();
    assertThat(state(number)).isEqualTo("withdrawn");
    clock.advance(Duration.ofDays(3));
    assertThat(estimatedRate()).isEqualTo("0.3");
  }

  @Test
  void errors_among_the_findings_stop_it_and_are_named() {
    long draft = draft("owner1", "表达式");
    putText(
        "owner1",
        draft,
        M05,
        text(M05).replaceFirst("<inputEntry id", "<inputEntry expressionLanguage=\"juel\" id"));
    assertThat(errors(draft)).isNotEmpty();
    Answer stopped = post("owner1", draft, "handing-in");
    assertThat(stopped.status()).isEqualTo(409);
    assertThat(stopped.body().path("code").asText()).isEqualTo("findings");
    assertThat(stopped.body().path("findings").path(0).path("path").asText()).isEqualTo(M05);
    assertThat(stopped.body().path("findings").path(0).path("message").asText())
        .matches(".*\\p{IsHan}.*");
    assertThat(drafted(draft).path("state").asText()).isEqualTo("open");
  }

  @Test
  void what_was_handed_in_is_what_is_released() {
    long draft = handedIn("owner1", M05, rate("0.40"));
    String seen = drafted(draft).path("digest").asText();
    String third = office.newAccount("thirdowner", "process-owners");
    putText(third, draft, M05, rate("0.50"));
    putText(third, draft, EXAMPLES, examples("0.50"));
    assertThat(release("owner2", draft).body().path("code").asText()).isEqualTo("not-handed-in");
    post(third, draft, "handing-in");
    assertThat(release(third, draft).status()).as("who edited").isEqualTo(403);
    Answer other = release("owner2", draft, Map.of("digest", seen));
    assertThat(other.body().path("code").asText()).isEqualTo("draft-changed");
    assertThat(estimatedRate()).isEqualTo("0.3");
  }

  @Test
  void a_draft_on_a_superseded_release_is_rebased_and_its_conflicts_are_decided() {
    long draft = draft("owner1", "两处");
    putText("owner1", draft, M05, rate("0.50"));
    putText("owner1", draft, R07, text(R07).replace("</definitions>", "</definitions>\n"));
    int other = releasedRate("0.40");

    Answer refused = post("owner1", draft, "handing-in");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("code").asText()).isEqualTo("superseded-base");
    assertThat(drafted(draft).path("superseded").asBoolean()).isTrue();

    JsonNode rebased = post("owner1", draft, "rebase").body();
    assertThat(rebased.path("basedOn").asInt()).isEqualTo(other);
    assertThat(rebased.path("files").toString())
        .contains("{\"path\":\"" + M05 + "\",\"change\":\"changed\",\"conflict\":true}")
        .contains("{\"path\":\"" + R07 + "\",\"change\":\"changed\",\"conflict\":false}");
    assertThat(post("owner1", draft, "handing-in").body().path("code").asText())
        .isEqualTo("conflicts");
    assertThat(text("owner1", "/api/drafts/" + draft + "/conflicts/" + M05)).contains("\"0.40\"");
    assertThat(text("owner1", "/api/drafts/" + draft + "/models/" + M05)).contains("\"0.50\"");
    assertThat(
            office
                .post(
                    "owner1", "/api/drafts/" + draft + "/conflicts/" + M05, Map.of("take", "both"))
                .status())
        .isEqualTo(400);
    assertThat(
            office
                .post(
                    "owner1",
                    "/api/drafts/" + draft + "/conflicts/" + M05,
                    Map.of("take", "theirs"))
                .status())
        .isEqualTo(204);
    assertThat(drafted(draft).path("files")).hasSize(1);
    assertThat(post("owner1", draft, "handing-in").status()).isEqualTo(200);
    assertThat(release("owner2", draft).status()).isEqualTo(201);
    assertThat(estimatedRate()).isEqualTo("0.4");
  }

  @Test
  void of_two_who_release_at_once_one_wins() {
    long one = handedIn("owner1", M05, rate("0.40"));
    long other = handedIn("owner1", M05, rate("0.50"));
    String third = office.newAccount("fourthowner", "process-owners");
    List<Integer> answers =
        AtOnce.all(
            List.of(() -> release("owner2", one).status(), () -> release(third, other).status()));
    assertThat(answers).containsExactlyInAnyOrder(201, 409);
    assertThat(estimatedRate()).isIn("0.4", "0.5");
  }

  @Test
  void the_bundle_in_force_is_downloaded_and_uploaded_again_as_a_draft() throws Exception {
    MockHttpServletResponse zip =
        answer(
            get("/api/releases/" + released.inForce() + "/bundle")
                .with(httpBasic("owner1", "demo")));
    assertThat(zip.getContentType()).startsWith("application/zip");
    SortedMap<String, byte[]> bundle = BundleZip.read(zip.getContentAsByteArray());
    assertThat(bundle.get(M05)).isEqualTo(Files.readAllBytes(Path.of(M05)));

    long draft = draft("owner1", "导入");
    assertThat(upload(draft, zip.getContentAsByteArray()).getStatus()).isEqualTo(204);
    assertThat(drafted(draft).path("files")).isEmpty();
    bundle.put(M05, rate("0.40").getBytes(StandardCharsets.UTF_8));
    bundle.remove("bpmn/forms/R11-1.form");
    assertThat(upload(draft, BundleZip.of(bundle)).getStatus()).isEqualTo(204);
    assertThat(drafted(draft).path("files").findValuesAsText("change"))
        .containsExactly("removed", "changed");
    assertThat(office.get("owner1", "/api/drafts/" + draft + "/models").body().toString())
        .doesNotContain("R11-1.form");
  }

  @Test
  void uploads_that_are_no_bundle_are_refused_with_a_reason() throws Exception {
    long draft = draft("owner1", "坏文件");
    Map<String, byte[]> uploads = new LinkedHashMap<>();
    uploads.put("nothing", new byte[0]);
    uploads.put("no zip", "<xml/>".getBytes(StandardCharsets.UTF_8));
    uploads.put("an empty zip", zip(Map.of()));
    uploads.put("a broken zip", truncated(zip(Map.of(M05, text(M05)))));
    uploads.put("a path out of the bundle", zip(Map.of("../bpmn/a.bpmn", "<a/>")));
    uploads.put("another folder", zip(Map.of("src/A.java", "class A {}")));
    uploads.put("no xml", zip(Map.of(M05, "not a table")));
    uploads.put("a doctype", zip(Map.of(M05, "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")));
    uploads.put("no json", zip(Map.of("bpmn/forms/a.form", "<form/>")));
    uploads.put("a file of more than 2 MB", zip(Map.of(M05, " ".repeat(2_000_001))));
    Map<String, String> bomb = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      bomb.put("dmn/a" + i + ".dmn", " ".repeat(1_900_000));
    }
    uploads.put("a bomb", zip(bomb));
    for (Map.Entry<String, byte[]> one : uploads.entrySet()) {
      MockHttpServletResponse refused = upload(draft, one.getValue());
      assertThat(refused.getStatus()).as(one.getKey()).isEqualTo(400);
      assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
          .as(one.getKey())
          .contains("\"errors\"")
          .matches("(?s).*\\p{IsHan}.*");
    }
    assertThat(putText("owner1", draft, "bpmn/../x.bpmn", "<a/>")).isIn(400, 404);
    assertThat(putText("owner1", draft, "dmn/表.dmn", "<a/>")).isEqualTo(400);
    assertThat(putText("owner1", draft, "dmn/x.dmn", "{}")).isEqualTo(400);
    assertThat(drafted(draft).path("files")).isEmpty();
  }

  @Test
  void drafts_are_for_owners_alone() {
    long draft = draft("owner1", "仅限流程管理员");
    for (String path :
        List.of(
            "/api/drafts",
            "/api/drafts/" + draft,
            "/api/drafts/" + draft + "/models",
            "/api/releases")) {
      assertThat(office.get(null, path).status()).as(path).isEqualTo(401);
      for (String account : List.of("auditor", "monitor", "admin", "cp-gov", "applicant1")) {
        assertThat(office.get(account, path).status()).as(account + path).isEqualTo(403);
      }
    }
    assertThat(office.get("monitor", "/api/releases/trail").status()).isEqualTo(403);
    assertThat(
            office
                .ask("owner1", HttpMethod.DELETE, "/api/drafts/" + draft, null, Map.of())
                .status())
        .isEqualTo(204);
    assertThat(putText("owner1", draft, M05, text(M05))).isEqualTo(409);
    assertThat(office.get("owner1", "/api/drafts/0").status()).isEqualTo(404);
  }

  @Test
  void a_new_post_in_the_plan_has_its_group_when_it_is_released() {
    models.with(
        Map.of(
            "dmn/handlingPlan.dmn", plan -> plan.replace("\"cp-gov-payer\"", "\"cp-gov-payer2\"")));
    assertThat(
            jdbc.sql("select count(*) from act_id_group where id_ = 'cp-gov-payer2'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private String estimatedRate() {
    return office
        .post(
            null,
            "/api/items/M05-1/estimate",
            Map.of("facts", Office.withUsualFacts("M05-1", SCENE)))
        .body()
        .path("rate")
        .asText();
  }

  private static String rateOf(Case one) {
    return one.file().path("assessment").path("rate").asText();
  }

  private long draft(String account, String title) {
    Answer made = office.post(account, "/api/drafts", Map.of("title", title, "reason", "测试"));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.body().path("id").asLong();
  }

  private long handedIn(String account, String path, String model) {
    long draft = draft(account, "更改 " + path);
    assertThat(putText(account, draft, path, model)).isEqualTo(204);
    if (path.equals(M05)) {
      String rate =
          model.replaceFirst("(?s).*id=\"M05-1-grant-rate\">\\s*<text>\"([^\"]*)\".*", "$1");
      assertThat(putText(account, draft, EXAMPLES, examples(rate))).isEqualTo(204);
    }
    Answer handed = post(account, draft, "handing-in");
    assertThat(handed.status()).as(handed.body().toString()).isEqualTo(200);
    return draft;
  }

  private int releasedRate(String rate) {
    Answer done = release("owner2", handedIn("owner1", M05, rate(rate)));
    assertThat(done.status()).as(done.body().toString()).isEqualTo(201);
    return done.body().path("release").asInt();
  }

  private JsonNode drafted(long draft) {
    return office.get("owner1", "/api/drafts/" + draft).body();
  }

  private List<String> errors(long draft) {
    List<String> errors = new ArrayList<>();
    office
        .get("owner2", "/api/drafts/" + draft + "/findings")
        .body()
        .forEach(
            finding -> {
              if (finding.path("severity").asText().equals("error")) {
                errors.add(finding.toString());
              }
            });
    return errors;
  }

  private Answer post(String account, long draft, String what) {
    return office.post(account, "/api/drafts/" + draft + "/" + what, null);
  }

  private Answer release(String account, long draft) {
    return post(account, draft, "release");
  }

  private Answer release(String account, long draft, Map<String, String> effect) {
    return office.post(account, "/api/drafts/" + draft + "/release", effect);
  }

  private Answer withdraw(String account, int number, Map<String, Object> body) {
    return office.post(account, "/api/releases/" + number + "/withdrawal", body);
  }

  private String state(int number) {
    return office.get("owner1", "/api/releases/" + number).body().path("state").asText();
  }

  private int putText(String account, long draft, String path, String model) {
    return answer(
            put("/api/drafts/" + draft + "/models/" + path)
                .with(httpBasic(account, "demo"))
                .contentType("application/xml")
                .content(model.getBytes(StandardCharsets.UTF_8)))
        .getStatus();
  }

  private MockHttpServletResponse upload(long draft, byte[] zip) {
    return answer(
        put("/api/drafts/" + draft + "/bundle")
            .with(httpBasic("owner1", "demo"))
            .contentType("application/zip")
            .content(zip));
  }

  private String text(String account, String path) {
    try {
      return answer(get(path).with(httpBasic(account, "demo")))
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private MockHttpServletResponse answer(
      org.springframework.test.web.servlet.RequestBuilder request) {
    try {
      return mvc.perform(request).andReturn().getResponse();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static String text(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String rate(String rate) {
    String changed =
        text(M05)
            .replaceAll("(id=\"M05-1-grant-rate\">\\s*<text>)\"[^\"]*\"", "$1\"" + rate + "\"");
    assertThat(changed).isNotEqualTo(text(M05));
    return changed;
  }

  private static String examples(String rate) {
    return text(EXAMPLES).replace("\"rate\": 0.30", "\"rate\": " + rate);
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        new ByteArrayInputStream(file.getValue().getBytes(StandardCharsets.UTF_8)).transferTo(zip);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] truncated(byte[] zip) {
    return java.util.Arrays.copyOf(zip, zip.length / 3);
  }

  private String timersBelongTo() {
    Set<String> deployments =
        Set.copyOf(
            jdbc.sql(
                    "select deployment_id_ from act_ru_job where handler_type_ = 'timer-start-event'")
                .query(String.class)
                .list());
    assertThat(deployments).hasSize(1);
    return deployments.iterator().next();
  }

  private String deploymentOf(int number) {
    return jdbc.sql("select deployment_id from model_release where number = :number")
        .param("number", number)
        .query(String.class)
        .single();
  }
}
