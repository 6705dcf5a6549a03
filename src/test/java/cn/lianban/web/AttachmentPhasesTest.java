package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Files are accepted only while something is asked of the applicant; those that bureaus have based
 * a judgement on are kept.
 */
@ServiceTest
class AttachmentPhasesTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "12600000.00");
  private static final Map<String, Object> SCENE =
      Map.of("scenario", "other", "projectInvestment", 1_000_000);

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired ReleasedModels models;

  private Wire wire;

  @BeforeEach
  void open() {
    wire = new Wire(port);
  }

  @AfterEach
  void it_is_the_beginning_again() {
    models.asTheyAre();
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void before_acceptance_files_come_and_go() {
    Case device = office.applies("R07-1", DEVICE);
    JsonNode kept = taken(device, "证书.pdf", "一");
    assertThat(kept.path("phase").asText()).isEqualTo("申报");
    assertThat(kept.path("uploadedAt").asText()).isEqualTo(ServiceTest.START);
    assertThat(kept.path("version").asInt()).isEqualTo(1);
    assertThat(filesTaken(device).path("name").asText()).isEqualTo("申报");
    assertThat(filesTaken(device).path("removable").asBoolean()).isTrue();

    assertThat(removed(office.newApplicant().account(), device, kept).status()).isEqualTo(404);
    assertThat(removed(device.applicant().account(), device, kept).status()).isEqualTo(204);
    assertThat(device.file().path("attachments")).isEmpty();
    assertThat(device.told("attachment-removed")).containsExactly("删除附件：证书.pdf");
    assertThat(removed(device.applicant().account(), device, kept).status()).isEqualTo(404);
    assertThat(device.file().path("filesTaken").isNull()).as("an auditor adds nothing").isTrue();
  }

  @Test
  void a_file_is_replaced_and_both_versions_stay() {
    Case device = office.applies("R07-1", DEVICE);
    JsonNode first = taken(device, "证书.pdf", "一");
    device
        .does("cp-fsc", "acceptApplication", "decision", "correct", "remark", "证书缺页")
        .is("correcting");
    refused(removed(device.applicant().account(), device, first), "attachment-not-removable");

    JsonNode second = taken(device, "证书.pdf", "二", first);
    assertThat(second.path("version").asInt()).isEqualTo(2);
    assertThat(second.path("phase").asText()).isEqualTo("补正");
    refused(upload(device, "证书.pdf", "三", first), "attachment-replaced");
    assertThat(upload(device, "证书.pdf", "二", second).status()).as("nothing changed").isEqualTo(400);
    JsonNode again = taken(device, "证书.pdf", "一", second);
    assertThat(again.path("version").asInt()).as("back to the first text").isEqualTo(3);

    device.applicantDoes("corrections", "text", "已补全").is("accepting");
    refused(removed(device.applicant().account(), device, first), "attachment-not-removable");
    JsonNode files = device.file().path("attachments");
    assertThat(files.findValuesAsText("version")).containsExactly("1", "2", "3");
    assertThat(files.get(0).path("replacedBy").asLong()).isEqualTo(second.path("id").asLong());
    assertThat(files.get(1).path("replacedBy").asLong()).isEqualTo(again.path("id").asLong());
    assertThat(files.get(2).path("replacedBy").isNull()).isTrue();
    assertThat(device.told("attached")).last().asString().contains("第 3 版", "原版本保留");
    assertThat(
            wire.send(
                    Wire.Request.of(
                        "auditor",
                        "GET",
                        device.path() + "/attachments/" + first.path("id").asText(),
                        null))
                .status())
        .isEqualTo(200);
  }

  @Test
  void versions_that_nobody_has_judged_by_go_together() {
    Case device = office.applies("R07-1", DEVICE);
    JsonNode first = taken(device, "证书.pdf", "一");
    JsonNode second = taken(device, "证书.pdf", "二", first);
    refused(removed(device.applicant().account(), device, first), "attachment-replaced");
    assertThat(removed(device.applicant().account(), device, second).status()).isEqualTo(204);
    assertThat(device.file().path("attachments")).isEmpty();
  }

  @Test
  void nothing_is_taken_while_bureaus_work_and_after_every_decision() {
    Case device = office.applies("R07-1", DEVICE);
    JsonNode kept = taken(device, "证书.pdf", "一");
    for (String status :
        List.of(
            "reviewing", "verifying", "concluding", "approving", "publicised", "paying", "paid")) {
      device.goesOnTo(status);
      isClosed(device, kept);
    }
    Case taken = office.applies("R07-1", DEVICE);
    taken.applicantDoes("withdrawal", "reason", "不再申报").is("withdrawn");
    isClosed(taken, null);
    accountIsClosed(taken);

    Case lapsed = office.applies("R07-1", DEVICE);
    lapsed
        .does("cp-fsc", "acceptApplication", "decision", "correct", "remark", "缺页")
        .after("correctionExpired")
        .is("lapsed");
    isClosed(lapsed, null);
    accountIsClosed(lapsed);
  }

  @Test
  void nothing_is_taken_while_experts_score() {
    Case scenario =
        office
            .applies(
                "M05-1", Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00"))
            .goesOnTo("evaluating");
    isClosed(scenario, null);
  }

  @Test
  void a_refusal_takes_files_for_its_reconsideration_and_no_account() {
    Case device = office.applies("R07-1", DEVICE);
    device
        .does("cp-fsc", "acceptApplication", "decision", "refuse", "remark", "不属于本事项")
        .is("refused");
    JsonNode proof = taken(device, "复核材料.pdf", "一");
    assertThat(proof.path("phase").asText()).isEqualTo("复核");
    refused(removed(device.applicant().account(), device, proof), "attachment-not-removable");
    accountIsClosed(device);

    device.applicantDoes("reconsideration", "text", "请复核").is("accepting");
    refused(removed(device.applicant().account(), device, proof), "attachment-not-removable");
    device
        .does("cp-fsc", "acceptApplication", "decision", "refuse", "remark", "仍不属于")
        .is("refused");
    isClosed(device, null);
    accountIsClosed(device);
  }

  @Test
  void a_yearly_report_takes_files_as_long_as_it_is_asked_for_late_ones_too() {
    models.withAnswers(Map.of("annualReports", "asListed"));
    Case scene = office.applies("M05-1", SCENE).goesOnTo("paid");
    clock.set("2027-01-04T09:30:00+08:00");
    scene.after("reportOpens");
    assertThat(taken(scene, "年报.pdf", "一").path("phase").asText()).isEqualTo("年度报告");
    scene.after("reportExpired");
    assertThat(taken(scene, "迟到的年报.pdf", "二").path("phase").asText()).contains("2026 年度报告");
    assertThat(
            office
                .post(
                    scene.applicant().account(),
                    scene.path() + "/reports",
                    Map.of("year", 2026, "text", "迟到"))
                .status())
        .isEqualTo(204);
    isClosed(scene, null);
  }

  @Test
  void an_account_that_is_asked_for_after_a_bank_return_takes_files() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("paid");
    Map<String, Object> back =
        new HashMap<>(
            Map.of("reference", "TH-" + device.no(), "reason", "户名不符", "returnedOn", "2026-03-02"));
    assertThat(office.post("cp-fsc-payer", device.path() + "/bank-return", back).status())
        .isLessThan(300);
    assertThat(taken(device, "开户许可证.pdf", "一").path("phase").asText()).isEqualTo("更正收款账户");
    assertThat(
            office
                .put(
                    device.applicant().account(),
                    device.path() + "/bank-account",
                    Map.of("bankAccount", "新账户 0200"))
                .status())
        .isEqualTo(204);
    isClosed(device, null);
  }

  @Test
  void a_reply_after_a_breach_takes_files() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("paid");
    Answer reported =
        office.post(
            "cp-fsc",
            device.path() + "/breaches",
            Map.of("ground", "false-statement", "text", "与事实不符"));
    assertThat(reported.status()).as(reported.body().toString()).isLessThan(300);
    assertThat(taken(device, "申辩.pdf", "一").path("phase").asText()).isEqualTo("陈述申辩");
    assertThat(
            office
                .post(
                    device.applicant().account(),
                    device.path() + "/breach-reply",
                    Map.of("text", "并非如此"))
                .status())
        .isLessThan(300);
    isClosed(device, null);
  }

  @Test
  void a_file_that_comes_at_the_moment_of_acceptance_is_either_taken_before_it_or_refused()
      throws Exception {
    Case device = office.applies("R07-1", DEVICE);
    String task = device.task("cp-fsc", "acceptApplication");
    ExecutorService people = Executors.newFixedThreadPool(5);
    try {
      Callable<Integer> acceptance =
          () ->
              office
                  .post(
                      "cp-fsc", "/api/tasks/" + task + "/completion", Map.of("decision", "accept"))
                  .status();
      List<Callable<Integer>> uploads =
          Stream.of("一", "二", "三", "四")
              .<Callable<Integer>>map(
                  text -> () -> upload(device, text + ".pdf", text, null).status())
              .toList();
      int taken = 0;
      for (var answer :
          people.invokeAll(Stream.concat(uploads.stream(), Stream.of(acceptance)).toList())) {
        assertThat(answer.get()).isIn(201, 204, 409);
        taken += answer.get() == 201 ? 1 : 0;
      }
      JsonNode file = device.file();
      assertThat(file.path("attachments")).hasSize(taken);
      List<String> events = file.path("timeline").findValuesAsText("event");
      assertThat(events.lastIndexOf("attached"))
          .as("none came after the acceptance: %s", events)
          .isLessThan(events.indexOf("accepted"));
    } finally {
      people.shutdownNow();
    }
    isClosed(device, null);
  }

  @Test
  void curl_writes_the_name_as_it_was_sent(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(
        Stream.of("/usr/bin/curl", "/bin/curl", "/usr/local/bin/curl")
            .anyMatch(file -> Files.isExecutable(Path.of(file))),
        "there is no curl on this machine");
    Case device = office.applies("R07-1", DEVICE);
    for (String name : List.of("营业执照（副本）.pdf", "a b;c%20d.pdf", "一 'x' 😀.pdf", "plain.pdf")) {
      JsonNode kept = taken(device, name, name);
      String address =
          "http://localhost:" + port + device.path() + "/attachments/" + kept.path("id").asText();
      Process curl =
          new ProcessBuilder(
                  "curl", "-sSfOJ", "-u", device.applicant().account() + ":demo", address)
              .directory(folder.toFile())
              .inheritIO()
              .start();
      assertThat(curl.waitFor()).isZero();
      assertThat(folder.resolve(name)).hasContent(new String(pdf(name), StandardCharsets.UTF_8));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void a_pdf_with_scripts_is_kept_and_downloaded_but_never_shown() {
    Case device = office.applies("R07-1", DEVICE);
    byte[] active =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<<>>\n%%EOF"
            .getBytes(StandardCharsets.UTF_8);
    Wire.Reply reply =
        wire.send(
            Wire.upload(
                device.applicant().account(),
                device.path() + "/attachments",
                "file",
                "表单.pdf",
                active));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("active").asBoolean()).isTrue();
    Wire.Reply file =
        wire.send(
            Wire.Request.of(
                "auditor",
                "GET",
                device.path() + "/attachments/" + reply.json().path("id").asText(),
                null));
    assertThat(file.response().headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment;");
    JsonNode harmless = taken(device, "证书.pdf", "一");
    Wire.Reply shown =
        wire.send(
            Wire.Request.of(
                "auditor",
                "GET",
                device.path() + "/attachments/" + harmless.path("id").asText(),
                null));
    assertThat(shown.response().headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("inline;");
  }

  private static byte[] pdf(String text) {
    return ("%PDF-1.4\n% " + text + "\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF")
        .getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode filesTaken(Case one) {
    return office.get(one.applicant().account(), one.path()).body().path("filesTaken");
  }

  private JsonNode taken(Case one, String name, String text) {
    return taken(one, name, text, null);
  }

  private JsonNode taken(Case one, String name, String text, JsonNode replaced) {
    Wire.Reply reply = upload(one, name, text, replaced);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private Wire.Reply upload(Case one, String name, String text, JsonNode replaced) {
    String path =
        one.path()
            + "/attachments"
            + (replaced == null ? "" : "?replaces=" + replaced.path("id").asText());
    return wire.send(Wire.upload(one.applicant().account(), path, "file", name, pdf(text)));
  }

  private Wire.Reply removed(String account, Case one, JsonNode file) {
    return wire.send(
        Wire.Request.of(
            account, "DELETE", one.path() + "/attachments/" + file.path("id").asText(), null));
  }

  private void isClosed(Case one, JsonNode kept) {
    refused(upload(one, "迟到.pdf", "迟到", kept), "attachments-closed");
    if (kept != null) {
      refused(removed(one.applicant().account(), one, kept), "attachments-closed");
    }
    assertThat(filesTaken(one).isNull()).isTrue();
  }

  private void accountIsClosed(Case one) {
    Answer answer =
        office.put(
            one.applicant().account(),
            one.path() + "/bank-account",
            Map.of("bankAccount", "工行 0200"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("code").asText()).isEqualTo("bank-account-closed");
    assertThat(answer.body().path("detail").asText()).contains("没有款项需要拨付");
  }

  private static void refused(Wire.Reply reply, String code) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(409);
    assertThat(reply.json().path("code").asText()).isEqualTo(code);
    assertThat(reply.json().path("detail").asText()).containsPattern("\\p{IsHan}");
  }
}
