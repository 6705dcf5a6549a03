package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.duties.DutyQuarters;
import cn.lianban.duties.Quarter;
import cn.lianban.testing.DutyCase;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files with which a bureau shows what it has done, and who may read what of a duty. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DutyEvidenceTest {

  private static final Quarter QUARTER = new Quarter(2028, 3);
  private static final byte[] PDF =
      "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.UTF_8);

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired DutyQuarters quarters;
  @Autowired JdbcClient jdbc;

  private Wire wire;
  private Refusal refusal;

  @BeforeAll
  void the_quarter_starts() {
    quarters.open(QUARTER, QUARTER.firstDay().plusDays(30));
    office.runJobs();
  }

  @BeforeEach
  void open() {
    wire = new Wire(port);
    refusal = new Refusal(wire, jdbc);
  }

  @Test
  void a_bureau_shows_with_a_file_what_it_has_done() {
    DutyCase duty = duty("D06");
    JsonNode kept = sent("bj-mpa", duty, "批复.pdf");
    assertThat(sent("bj-mpa", duty, "批复.pdf").path("id"))
        .as("the same file sent twice is kept once")
        .isEqualTo(kept.path("id"));

    duty.does("bj-mpa", "reportDuty", "progressStatus", "done", "progress", "创新服务站已挂牌");

    String file = duty.path() + "/evidence/" + kept.path("id").asText();
    for (String reader :
        List.of("bj-mpa", "bj-stc", "cp-gov", "special-team", "monitor", "auditor", "admin")) {
      Wire.Reply read = wire.send(Wire.Request.of(reader, "GET", file, null));
      assertThat(read.status()).as(reader).isEqualTo(200);
      assertThat(read.response().headers().firstValue("X-Content-Type-Options"))
          .contains("nosniff");
    }
    for (String stranger : List.of("bj-edu", "cp-fsc", "cp-gov-approver")) {
      refusal.check(Wire.Request.of(stranger, "GET", file, null), 404);
      refusal.check(Wire.Request.of(stranger, "GET", duty.path(), null), 404);
    }
    refusal.check(Wire.Request.of("applicant1", "GET", file, null), 403);
    refusal.check(Wire.Request.of(null, "GET", file, null), 401);
    refusal.check(
        Wire.Request.of("auditor", "GET", duty.path() + "/evidence/999999999", null), 404);
  }

  @Test
  void only_a_bureau_that_reports_now_adds_files_and_only_such_as_may_be_kept() {
    DutyCase duty = duty("D12");
    refusal.check(upload("bj-edu", duty, "a.pdf", PDF), 404);
    refusal.check(upload("special-team", duty, "a.pdf", PDF), 403);
    refusal.check(upload("auditor", duty, "a.pdf", PDF), 403);
    refusal.check(upload("bj-stc", duty, "a.exe", PDF), "file");
    refusal.check(upload("bj-stc", duty, "a.pdf", new byte[0]), "file");
    refusal.check(
        upload(
            "bj-stc",
            duty,
            "a.txt",
            "a".repeat(20 * 1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8)),
        "file");

    duty.isReportedBy("bj-stc");
    refusal.check(upload("bj-stc", duty, "a.pdf", PDF), 409);
    sent("cp-gov", duty, "a.pdf");

    duty.isReportedBy("cp-gov")
        .does(
            "bj-stc",
            "mergeDutyReports",
            "decision",
            "return",
            "returnTo",
            "bj-stc",
            "remark",
            "补充材料");
    sent("bj-stc", duty, "a.pdf");
    refusal.check(upload("cp-gov", duty, "b.pdf", PDF), 409);
  }

  @Test
  void a_file_is_removed_before_the_report_and_replaced_after_it_and_both_versions_stay() {
    DutyCase duty = duty("D13");
    String bureau = duty.file().path("duty").path("bureaus").get(0).path("bureau").asText();
    JsonNode slip = sent(bureau, duty, "误传.pdf");
    assertThat(slip.path("phase").asText()).isNotEmpty();
    assertThat(remove(bureau, duty, slip).status()).isEqualTo(204);
    assertThat(duty.file().path("evidence")).isEmpty();

    JsonNode first = sent(bureau, duty, "台账.pdf");
    String place = duty.path() + "/evidence?replaces=" + first.path("id").asText();
    byte[] newer =
        "%PDF-1.4\n2 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.UTF_8);
    Wire.Reply replaced = wire.send(Wire.upload(bureau, place, "file", "台账.pdf", newer));
    assertThat(replaced.json().path("version").asInt()).isEqualTo(2);
    Wire.Reply again = wire.send(Wire.upload(bureau, place, "file", "台账.pdf", newer));
    assertThat(again.json().path("code").asText()).isEqualTo("attachment-replaced");
    assertThat(duty.file().path("evidence").findValuesAsText("version")).containsExactly("1", "2");

    duty.isReportedBy(bureau);
    assertThat(remove(bureau, duty, replaced.json()).json().path("code").asText())
        .isEqualTo("attachments-closed");
  }

  private Wire.Reply remove(String account, DutyCase duty, JsonNode file) {
    return wire.send(
        Wire.Request.of(
            account, "DELETE", duty.path() + "/evidence/" + file.path("id").asText(), null));
  }

  @Test
  void the_same_file_sent_at_once_is_kept_once() throws Exception {
    DutyCase duty = duty("D01");
    ExecutorService people = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> uploads =
          IntStream.range(0, 4)
              .<Callable<Integer>>mapToObj(
                  one -> () -> wire.send(upload("cp-gov", duty, "同一份.pdf", PDF)).status())
              .toList();
      for (var reply : people.invokeAll(uploads)) {
        assertThat(reply.get()).isEqualTo(201);
      }
    } finally {
      people.shutdownNow();
    }
    assertThat(duty.file().path("evidence")).hasSize(1);
  }

  @Test
  void each_bureau_sees_its_own_duties_and_the_special_team_all() {
    assertThat(numbers("special-team")).hasSize(60);
    assertThat(numbers("monitor")).hasSize(60);
    assertThat(numbers("bj-csrc"))
        .containsExactlyInAnyOrder(
            "DB-D09-" + QUARTER, "DB-D09-2-" + QUARTER, "DB-D09-3-" + QUARTER);
    assertThat(numbers("cp-fsc")).hasSize(17).allMatch(no -> no.startsWith("DB-DR"));
    assertThat(numbers("cp-gov-payer")).isEmpty();
  }

  private DutyCase duty(String item) {
    return new DutyCase(office, "DB-" + item + "-" + QUARTER);
  }

  @Test
  void a_substitute_reports_in_both_names_and_one_for_other_steps_adds_no_file() {
    DutyCase duty = duty("D03");
    String away = office.newAccount("away-report", "cp-gov", "officials");
    String reporter = office.newAccount("standin-report", "bj-agri", "officials");
    String merger = office.newAccount("standin-merge", "bj-agri", "officials");
    standsIn(away, reporter, "reportDuty");
    standsIn(away, merger, "mergeDutyReports");

    refusal.check(upload(merger, duty, "b.pdf", PDF), 409);
    sent(reporter, duty, "b.pdf");
    duty.does(reporter, "reportDuty", "progressStatus", "done", "progress", "已挂牌");
    assertThat(duty.file().path("timeline"))
        .filteredOn(
            entry ->
                entry.path("event").asText().equals("reported")
                    && entry.path("person").asText().equals(reporter))
        .singleElement()
        .satisfies(entry -> assertThat(entry.path("onBehalfOf").asText()).isEqualTo(away));
  }

  private void standsIn(String away, String substitute, String taskKey) {
    String wish =
        "{\"substitute\":\"%s\",\"groups\":[\"cp-gov\"],\"taskKeys\":[\"%s\"],\"until\":\"2026-12-31\"}"
            .formatted(substitute, taskKey);
    assertThat(wire.send(Wire.Request.of(away, "POST", "/api/substitutions", wish)).status())
        .isEqualTo(201);
  }

  private JsonNode sent(String account, DutyCase duty, String name) {
    Wire.Reply reply = wire.send(upload(account, duty, name, PDF));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private Wire.Request upload(String account, DutyCase duty, String name, byte[] content) {
    return Wire.upload(account, duty.path() + "/evidence", "file", name, content);
  }

  private List<String> numbers(String account) {
    JsonNode list = office.get(account, "/api/duties?year=2028&quarter=3").body().path("content");
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> one.path("no").asText())
        .toList();
  }
}
