package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Empty or too large files, and files of another kind than their names say. */
@ServiceTest
class BadFileTest {

  private static final Map<String, Object> FACTS =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final byte[] PDF =
      "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.UTF_8);

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  private Wire wire;
  private Refusal refusal;
  private Case waiting;

  @BeforeEach
  void open() {
    wire = new Wire(port);
    refusal = new Refusal(wire, jdbc);
    waiting = office.applies("M05-1", FACTS);
  }

  private Wire.Request upload(String part, String name, byte[] content) {
    return Wire.upload(
        waiting.applicant().account(), waiting.path() + "/attachments", part, name, content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @TestFactory
  Stream<DynamicTest> are_refused() {
    byte[] program = new byte[4096];
    program[0] = 'M';
    program[1] = 'Z';
    byte[] elf = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] zip = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] html = bytes("<!DOCTYPE html><html><script>alert(1)</script></html>");
    byte[] svg = bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
    Map<String, Wire.Request> uploads = new LinkedHashMap<>();
    uploads.put("empty", upload("file", "a.pdf", new byte[0]));
    uploads.put(
        "a byte more than 20 MB", upload("file", "a.txt", bytes("a".repeat(20 * 1024 * 1024 + 1))));
    uploads.put("40 MB", upload("file", "a.txt", new byte[40 * 1024 * 1024]));
    uploads.put("a program as pdf", upload("file", "a.pdf", program));
    uploads.put("a program as txt", upload("file", "a.txt", program));
    uploads.put("a Linux program as docx", upload("file", "a.docx", elf));
    uploads.put("a program", upload("file", "a.exe", program));
    uploads.put("html as txt", upload("file", "a.txt", html));
    uploads.put("html as pdf", upload("file", "a.pdf", html));
    uploads.put("html", upload("file", "a.html", html));
    uploads.put("html as png", upload("file", "a.png", html));
    uploads.put("svg", upload("file", "a.svg", svg));
    uploads.put("svg as png", upload("file", "a.png", svg));
    uploads.put("svg as txt", upload("file", "a.txt", svg));
    uploads.put("zip as docx", upload("file", "a.docx", zip));
    uploads.put("zip", upload("file", "a.zip", zip));
    uploads.put("a script", upload("file", "a.sh", bytes("#!/bin/sh\nrm -rf /\n")));
    uploads.put("pdf as txt", upload("file", "a.txt", PDF));
    uploads.put("pdf without an ending", upload("file", "a", PDF));
    uploads.put("pdf with two endings", upload("file", "a.pdf.exe", PDF));
    uploads.put("without a name", upload("file", "", PDF));
    uploads.put("no file at all", upload("file", null, PDF));
    uploads.put("only a path", upload("file", "../../", PDF));
    uploads.put("a name of 201 characters", upload("file", "长".repeat(197) + ".pdf", PDF));
    return uploads.entrySet().stream()
        .map(
            upload -> dynamicTest(upload.getKey(), () -> refusal.check(upload.getValue(), "file")));
  }

  @TestFactory
  Stream<DynamicTest> are_refused_where_nothing_is_sent() {
    Wire.Request good = upload("other", "a.pdf", PDF);
    return Stream.of(
        dynamicTest("another part", () -> refusal.check(good, "file")),
        dynamicTest("an empty form", () -> refusal.check(good.bytes(new byte[0]), 400)),
        dynamicTest(
            "a form that breaks off",
            () -> refusal.check(good.bytes(bytes("------lianban\r\nContent-Disp")), 400)),
        dynamicTest(
            "no form", () -> refusal.check(good.with("Content-Type", "application/pdf"), 415)),
        dynamicTest(
            "no boundary",
            () -> refusal.check(good.with("Content-Type", "multipart/form-data"), 400)),
        dynamicTest("no type", () -> refusal.check(good.with("Content-Type", null), 415)));
  }

  @Test
  void a_name_of_200_characters_is_taken_whatever_they_are() {
    for (String name : List.of("长".repeat(196) + ".pdf", "😀".repeat(196) + ".pdf")) {
      Wire.Reply reply = wire.send(upload("file", name, PDF));
      assertThat(reply.status()).as(reply.text()).isEqualTo(201);
      assertThat(reply.json().path("name").asText()).isEqualTo(name);
    }
  }

  @Test
  void a_name_that_is_far_too_long_is_told_apart_from_a_large_file() {
    Wire.Reply reply = refusal.check(upload("file", "长".repeat(2000) + ".pdf", PDF), 400);
    assertThat(reply.json().path("detail").asText()).contains("文件名").doesNotContain("20 MB");
    Wire.Reply large = refusal.check(upload("file", "a.txt", new byte[40 * 1024 * 1024]), 400);
    assertThat(large.json().path("detail").asText()).contains("20 MB");
  }

  @Test
  void names_lose_their_paths_and_what_would_break_a_line() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("../../etc/章程.pdf", "章程.pdf");
    names.put("C:\\\\Users\\\\a\\\\营业执照.pdf", "营业执照.pdf");
    names.put("a%0d%0ab.pdf", "a%0d%0ab.pdf");
    names.put("a\u0085b\u202Efdp.pdf", "abfdp.pdf");
    names.put("<b>一</b>;x='.pdf", "b>;x='.pdf");
    names.put("😀.pdf", "😀.pdf");
    names.forEach(
        (sent, kept) -> {
          Wire.Reply reply = wire.send(upload("file", sent, PDF));
          assertThat(reply.status()).as(reply.text()).isEqualTo(201);
          assertThat(reply.json().path("name").asText()).isEqualTo(kept);
          Wire.Reply file =
              wire.send(
                  Wire.Request.of(
                      "auditor",
                      "GET",
                      waiting.path() + "/attachments/" + reply.json().path("id").asText(),
                      null));
          assertThat(file.status()).isEqualTo(200);
          assertThat(file.response().headers().firstValue("Content-Disposition").orElse(""))
              .startsWith("inline")
              .contains("filename*=UTF-8''");
          assertThat(file.response().headers().firstValue("X-Content-Type-Options"))
              .contains("nosniff");
        });
  }
}
