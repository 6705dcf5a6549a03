package cn.lianban.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import cn.lianban.access.Browser;
import cn.lianban.calendar.CalendarListener;
import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.InspectionStep;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * A process owner adds a step that no part of the program knows: a task in the diagram, a form, a
 * row of limits and a row of statuses; a case goes through it on the running service.
 */
@ServiceTest
class StepAddedTest {

  private static final String STEP = "inspectSite";
  private static final String ENGINE = "/camunda/api/engine/engine/default/task/";
  private static final Map<String, Object> SCENE =
      Map.of("scenario", "other", "projectInvestment", 10_000_000);

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired ReleasedModels models;
  @Autowired WorkingCalendar calendar;
  @Autowired MutableClock clock;
  @Autowired List<CalendarListener> listeners;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void the_models_of_the_project_are_in_force_again() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
    models.with(Map.of());
  }

  @Test
  void a_step_of_an_owner_is_drawn_released_worked_and_seen_everywhere() throws Exception {
    Case before = office.applies("M05-1", SCENE).goesOnTo("reviewing");
    released(InspectionStep.files());
    assertThat(statuses().get(statuses().indexOf("inspecting") + 1)).isEqualTo("verifying");

    // a case under way has no such step, a new one does
    before.goesOnTo("verifying");
    long counted = standing();
    Case scene = office.applies("M05-1", SCENE).goesOnTo("inspecting");
    assertThat(scene.holders()).containsExactly("cp-gov/" + STEP);
    assertThat(standing()).isEqualTo(counted + 1);
    assertThat(scene.file().path("holders").path(0).path("taskName").asText()).isEqualTo("现场核查");
    JsonNode holder = scene.file().path("holders").path(0);
    assertThat(OffsetDateTime.parse(holder.path("due").asText()))
        .isEqualTo(calendar.plusWorkingDays(OffsetDateTime.now(clock), 7));
    seenByTheApplicant(scene);

    // reminded and escalated like any other
    scene.onTime("inspectSiteReminder").onTime("inspectSiteEscalation");
    assertThat(scene.told("escalated")).hasSize(1);

    refused(scene);
    correctedAndInspectedAgain(scene);

    // the decision of the item has read what was filled in
    scene.goesOnTo("concluding");
    assertThat(scene.file().path("assessment").path("rate").asText()).isEqualTo("0.2");
    assertThat(
            jdbc.sql(
                    "select task_answers -> 'inspectSite' ->> 'siteMatches' from determination where application_no = :no and kind = 'assessment'")
                .param("no", scene.no())
                .query(String.class)
                .single())
        .isEqualTo("false");
    assertThat(formTexts("bj-drc", scene.task("bj-drc", "consolidateOpinions")))
        .as("shown to the lead")
        .contains("stepsSummary", "120.5", "现场核查");

    scene.goesOnTo("paid");
    seenAfterwards(scene);
  }

  @Test
  void the_applicant_may_withdraw_at_the_step_and_a_retired_status_keeps_its_name()
      throws Exception {
    released(InspectionStep.files());
    Case withdrawn =
        office
            .applies("M05-1", SCENE)
            .goesOnTo("inspecting")
            .applicantDoes("withdrawal", "reason", "项目调整")
            .is("withdrawn");
    assertThat(withdrawn.process()).isNull();
    Case waiting = office.applies("M05-1", SCENE).goesOnTo("inspecting");

    models.with(Map.of());
    assertThat(statuses()).doesNotContain("inspecting");
    assertThat(waiting.file().path("statusName").asText()).isEqualTo("现场核查");
    assertThat(stepsOf(waiting.file())).contains("现场核查 current");
    assertThat(
            office
                .get("monitor", "/api/insight/cases?status=inspecting&q=" + waiting.no())
                .body()
                .path("content")
                .path(0)
                .path("application")
                .path("statusName")
                .asText())
        .isEqualTo("现场核查");
    assertThat(office.get("monitor", "/api/applications?status=unheard").status()).isEqualTo(400);
    waiting.does(
        "cp-gov-2", STEP, "inspectedOn", "2026-03-02", "siteArea", 80, "decision", "passed");
    waiting.goesOnTo("paid");
  }

  @Test
  void a_wait_of_an_owner_has_its_days_in_a_row_and_moves_with_the_calendar() throws Exception {
    released(InspectionStep.files());
    // the engine counts by the same clock from here on
    clock.advance(Duration.ZERO);
    Case missed = office.applies("M05-1", SCENE).goesOnTo("inspecting");
    assertThat(timer(missed))
        .isEqualTo(calendar.plusWorkingDays(OffsetDateTime.now(clock), 20).plusSeconds(1));
    jdbc.sql("update act_ru_job set duedate_ = duedate_ + interval '20 years' where id_ = :id")
        .param("id", job(missed))
        .update();
    listeners.forEach(listener -> listener.calendarPublished(2046));
    assertThat(timer(missed))
        .as("counted again")
        .isEqualTo(calendar.plusWorkingDays(OffsetDateTime.now(clock), 20).plusSeconds(1));
    missed.after("inspectionMissed").is("verifying");
    assertThat(missed.file().path("stepAnswers")).isEmpty();
    missed.goesOnTo("paid");
  }

  private String job(Case one) {
    return jdbc.sql(
            """
            select j.id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
            join act_ru_execution e on e.id_ = j.process_instance_id_
            where e.business_key_ = :no and d.act_id_ = 'inspectionMissed'
            """)
        .param("no", one.no())
        .query(String.class)
        .single();
  }

  private OffsetDateTime timer(Case one) {
    return jdbc.sql("select duedate_ from act_ru_job where id_ = :id")
        .param("id", job(one))
        .query(Timestamp.class)
        .single()
        .toInstant()
        .atZone(clock.getZone())
        .toOffsetDateTime();
  }

  /** Tasklist shows the form, and refuses what the form refuses; four eyes hold. */
  private void refused(Case scene) {
    String task = scene.task("cp-gov-2", STEP);
    Browser inspector = Browser.of(port, "cp-gov-2");
    assertThat(inspector.get(ENGINE + task + "/deployed-form").body()).contains("场地面积");
    assertThat(inspector.get(ENGINE + task + "/form-variables?deserializeValues=false").body())
        .contains("caseSummary", scene.no());
    Answer nothing = scene.tries("cp-gov-2", STEP, "decision", "passed");
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.errors()).contains("核查日期").contains("场地面积");
    assertThat(
            scene
                .tries(
                    "cp-gov-2",
                    STEP,
                    "decision",
                    "passed",
                    "inspectedOn",
                    "昨天",
                    "siteArea",
                    -1,
                    "x",
                    "y")
                .errors())
        .contains("应为日期", "不能小于 1", "没有名为“x”的字段");
    assertThat(scene.tries("cp-gov-2", STEP, "decision", "correct").errors()).contains("需要补正");
    Answer own =
        scene.tries(
            "cp-gov", STEP, "decision", "passed", "inspectedOn", "2026-03-02", "siteArea", 100);
    assertThat(own.status()).as("who accepted").isEqualTo(403);
    assertThat(
            office
                .post("bj-drc", "/api/tasks/" + task + "/completion", Map.of("decision", "passed"))
                .status())
        .isEqualTo(404);
  }

  private void correctedAndInspectedAgain(Case scene) {
    String first = scene.task("cp-gov-2", STEP);
    scene.does("cp-gov-2", STEP, "decision", "correct", "siteArea", 120.5, "remark", "请补交场地租赁合同");
    assertThat(
            office
                .post(
                    "cp-gov-2", "/api/tasks/" + first + "/completion", Map.of("decision", "passed"))
                .status())
        .as("a second time")
        .isEqualTo(409);
    scene.is("correcting");
    assertThat(scene.file().path("correctionRequest").asText()).contains("请补交场地租赁合同");
    assertThat(stepsOf(scene.file())).contains("现场核查（补正） current");
    scene.applicantDoes("corrections", "text", "已补交").is("inspecting");
    String again = scene.task("cp-gov-2", STEP);
    assertThat(formTexts("cp-gov-2", again)).as("filled in last time").contains("120.5");
    scene.does(
        "cp-gov-2",
        STEP,
        "inspectedOn",
        "2026-03-02",
        "siteArea",
        120.5,
        "siteMatches",
        false,
        "decision",
        "passed");
    scene.is("verifying");
  }

  private void seenByTheApplicant(Case scene) {
    JsonNode own = office.get(scene.applicant().account(), scene.path()).body();
    assertThat(own.path("statusName").asText()).isEqualTo("现场核查");
    assertThat(own.path("standing").path("stage").asText()).isEqualTo("核定");
    assertThat(own.path("standing").path("withdrawable").asBoolean()).isTrue();
    assertThat(own.path("standing").path("next").asText()).contains("受理单位到现场核对");
    assertThat(stepsOf(own)).contains("部门联审 done", "现场核查 current", "核定数据 ahead");
    assertThat(office.get("cp-gov", "/api/applications?status=inspecting").body().toString())
        .contains(scene.no());
  }

  private void seenAfterwards(Case scene) {
    JsonNode given = office.get("cp-gov", scene.path()).body().path("stepAnswers");
    assertThat(given).hasSize(2);
    assertThat(given.path(0).path("taskName").asText()).isEqualTo("现场核查");
    assertThat(given.path(1).path("visit").asInt()).isEqualTo(2);
    assertThat(given.path(1).path("person").asText()).isEqualTo("cp-gov-2");
    assertThat(given.path(1).path("fields").toString())
        .contains(
            "{\"key\":\"siteArea\",\"label\":\"场地面积\",\"value\":\"120.5 平方米\"}",
            "{\"key\":\"siteMatches\",\"label\":\"现场与申报一致\",\"value\":\"否\"}",
            "{\"key\":\"decision\",\"label\":\"核查结论\",\"value\":\"通过\"}");
    assertThat(scene.told("task-answer")).containsExactly("现场核查：需补正，请补交场地租赁合同", "现场核查：通过");

    JsonNode own = office.get(scene.applicant().account(), scene.path()).body();
    assertThat(own.path("stepAnswers")).isEmpty();
    assertThat(own.path("timeline").toString()).contains("进入环节：现场核查").doesNotContain("task-answer");
    assertThat(stepsOf(own)).contains("现场核查 done", "已拨付 done");

    JsonNode trail =
        office.get("monitor", "/api/insight/cases/" + scene.no() + "/trail").body().path(0);
    JsonNode node =
        StreamSupport.stream(trail.path("nodes").spliterator(), false)
            .filter(one -> one.path("id").asText().equals(STEP))
            .findFirst()
            .orElseThrow();
    assertThat(node.path("visits")).hasSize(2);
    assertThat(node.path("visits").findValuesAsText("person")).containsOnly("cp-gov-2");
    assertThat(
            office
                .get("monitor", "/api/insight/stages?itemId=M05-1")
                .body()
                .path("stages")
                .findValuesAsText("statusName"))
        .contains("现场核查");
  }

  private void released(Map<String, String> files) throws Exception {
    long draft =
        office
            .post("owner1", "/api/drafts", Map.of("title", "现场核查", "reason", "加一步"))
            .body()
            .path("id")
            .asLong();
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(
              mvc.perform(
                      put("/api/drafts/" + draft + "/models/" + file.getKey())
                          .with(httpBasic("owner1", "demo"))
                          .contentType("application/xml")
                          .content(file.getValue().getBytes(StandardCharsets.UTF_8)))
                  .andReturn()
                  .getResponse()
                  .getStatus())
          .as(file.getKey())
          .isEqualTo(204);
    }
    assertThat(office.get("owner1", "/api/drafts/" + draft + "/findings").body().toString())
        .isEqualTo("[]");
    Answer handed = office.post("owner1", "/api/drafts/" + draft + "/handing-in", null);
    assertThat(handed.status()).as(handed.body().toString()).isEqualTo(200);
    Answer done = office.post("owner2", "/api/drafts/" + draft + "/release", null);
    assertThat(done.status()).as(done.body().toString()).isEqualTo(201);
  }

  private List<String> statuses() {
    return new ArrayList<>(office.get(null, "/api/statuses").body().findValuesAsText("code"));
  }

  private static List<String> stepsOf(JsonNode file) {
    return StreamSupport.stream(file.path("standing").path("steps").spliterator(), false)
        .map(step -> step.path("name").asText() + " " + step.path("state").asText())
        .toList();
  }

  /** How many cases the figures show at the step. */
  private long standing() {
    return StreamSupport.stream(
            office.get("monitor", "/api/insight/funnel").body().spliterator(), false)
        .filter(row -> row.path("status").asText().equals("inspecting"))
        .mapToLong(row -> row.path("standing").asLong())
        .sum();
  }

  private String formTexts(String account, String task) {
    return Browser.of(port, account)
        .get(ENGINE + task + "/form-variables?deserializeValues=false")
        .body();
  }
}
