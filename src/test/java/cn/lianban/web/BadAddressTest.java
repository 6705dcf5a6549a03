package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Unknown addresses, methods, parameters and headers: each is answered in Chinese and changes
 * nothing.
 */
@ServiceTest
class BadAddressTest {

  private static final Map<String, Object> FACTS =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final List<String> PEOPLE =
      List.of("applicant1", "cp-gov", "owner1", "auditor", "admin");

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  private Wire wire;
  private Refusal refusal;

  @BeforeEach
  void open() {
    wire = new Wire(port);
    refusal = new Refusal(wire, jdbc);
  }

  @TestFactory
  Stream<DynamicTest> parameters() {
    String own = office.applies("M05-1", FACTS).path();
    List<DynamicTest> tests = new ArrayList<>();
    for (String list :
        List.of(
            "/api/applications", "/api/tasks", "/api/ledger", "/api/notices", "/api/publicity")) {
      for (String page :
          List.of(
              "-1",
              "x",
              "1.5",
              "1e3",
              "99999999999",
              "2147483647",
              "107374182",
              "%00",
              "-",
              "null",
              "%2500",
              "%F0%9F%98%80")) {
        tests.add(refused("cp-gov", list + "?page=" + page, "page"));
      }
      for (String size :
          List.of("-1", "0", "201", "x", "1.5", "99999999999", "-2147483648", "%00")) {
        tests.add(refused("cp-gov", list + "?size=" + size, "size"));
      }
    }
    for (String parameter : List.of("q", "itemId", "bureau", "status")) {
      tests.add(refused("cp-gov", "/api/applications?" + parameter + "=a%00b", parameter));
    }
    for (String parameter : List.of("bureau", "key", "applicationNo")) {
      tests.add(refused("cp-gov", "/api/tasks?" + parameter + "=%00", parameter));
    }
    for (String parameter : List.of("uscc", "matter")) {
      tests.add(refused("cp-gov", "/api/ledger?" + parameter + "=%00", parameter));
    }
    for (String parameter : List.of("kind", "document", "clause")) {
      tests.add(refused(null, "/api/items?" + parameter + "=nonsense", parameter));
      tests.add(refused(null, "/api/items?" + parameter + "=%00", parameter));
    }
    tests.add(refused("cp-gov", "/api/applications?status=nonsense", "status"));
    for (String id : List.of("x", "1.5", "99999999999999999999", "%20")) {
      tests.add(refused("auditor", own + "/attachments/" + id, "id"));
    }
    for (String year : List.of("x", "99999999999", "1.5", "99999", "-1", "0", "1999", "2101")) {
      tests.add(refused("admin", "/api/calendar/" + year, "year"));
      tests.add(refused("owner1", "/api/budgets/" + year, "year"));
    }
    return tests.stream();
  }

  private DynamicTest refused(String account, String path, String field) {
    return dynamicTest(
        "GET " + path, () -> refusal.check(Wire.Request.of(account, "GET", path, null), field));
  }

  @TestFactory
  Stream<DynamicTest> nothing_is_there() {
    String own = office.applies("M05-1", FACTS).path();
    String far = "x".repeat(6000);
    List<String> paths =
        List.of(
            "/api/nothing",
            "/api",
            "/api/",
            "/api/items/none",
            "/api/items/" + far,
            "/api/items/M05-1/nothing",
            "/api/applications/none",
            "/api/applications/" + far,
            "/api/applications/%F0%9F%98%80",
            "/api/applications/" + own.substring(18) + "%20",
            own + "/attachments/999999",
            own + "/nothing",
            "/api/items/",
            "/api/applications/",
            "/api/editions/",
            "/api/items/%27%20or%201=1--");
    return paths.stream()
        .map(
            path ->
                dynamicTest(
                    "GET " + path,
                    () -> refusal.check(Wire.Request.of("auditor", "GET", path, null), 404)));
  }

  @TestFactory
  Stream<DynamicTest> nothing_can_be_done_there() {
    String far = "x".repeat(3000);
    return Stream.of(
        refused(404, "POST", "/api/items/none/estimate", null, "{\"facts\":{}}"),
        refused(
            404,
            "POST",
            "/api/applications/none/objections",
            null,
            "{\"name\":\"a\",\"contact\":\"b\",\"text\":\"c\"}"),
        refused(
            404, "POST", "/api/applications/none/withdrawal", "applicant1", "{\"reason\":\"c\"}"),
        refused(
            404, "POST", "/api/applications/none/corrections", "applicant1", "{\"text\":\"c\"}"),
        refused(
            404,
            "POST",
            "/api/applications/none/reconsideration",
            "applicant1",
            "{\"text\":\"c\"}"),
        refused(
            404,
            "PUT",
            "/api/applications/none/bank-account",
            "applicant1",
            "{\"bankAccount\":\"c\"}"),
        refused(404, "POST", "/api/tasks/none/completion", "cp-gov", "{\"decision\":\"accept\"}"),
        refused(404, "POST", "/api/tasks/" + far + "/completion", "cp-gov", "{}"),
        refused(404, "POST", "/api/tasks/%E4%BB%BB%E5%8A%A1/completion", "cp-gov", "{}"),
        refused(404, "PUT", "/api/budgets/2026/none", "owner1", "{\"amount\":1,\"reason\":\"追加\"}"),
        refused(404, "PUT", "/api/editions/none", "owner1", "{\"validFrom\":\"2026-01-01\"}"),
        refused(
            400, "PUT", "/api/budgets/99999/M05-1", "owner1", "{\"amount\":1,\"reason\":\"追加\"}"),
        refused(400, "PUT", "/api/calendar/99999", "admin", "[]"),
        refused(
            400,
            "POST",
            "/api/items/M01-S1/estimate".replace("M01-S1", service()),
            null,
            "{\"facts\":{}}"));
  }

  private String service() {
    return office.get(null, "/api/items?kind=service").body().path(0).path("id").asText();
  }

  private DynamicTest refused(int status, String method, String path, String account, String body) {
    return dynamicTest(
        method + " " + path,
        () -> refusal.check(Wire.Request.of(account, method, path, body), status));
  }

  @TestFactory
  Stream<DynamicTest> other_methods() {
    Case waiting = office.applies("M05-1", FACTS);
    List<String> paths =
        List.of(
            "/api/items",
            "/api/items/M05-1",
            "/api/items/M05-1/estimate",
            "/api/estimates",
            "/api/applications",
            waiting.path(),
            waiting.path() + "/corrections",
            waiting.path() + "/withdrawal",
            waiting.path() + "/reconsideration",
            waiting.path() + "/objections",
            waiting.path() + "/attachments",
            waiting.path() + "/attachments/1",
            waiting.path() + "/bank-account",
            "/api/publicity",
            "/api/ledger",
            "/api/budgets/2026",
            "/api/budgets/2026/M05-1",
            "/api/tasks",
            "/api/tasks/none/completion",
            "/api/editions",
            "/api/editions/measures-draft",
            "/api/calendar/2026",
            "/api/notices",
            "/api/session",
            "/api/nothing",
            "/",
            "/login",
            "/items",
            "/items/M05-1",
            "/cases",
            "/nothing",
            "/api/duties",
            "/api/duties/summary",
            "/api/duties/none",
            "/api/duties/none/evidence",
            "/api/duties/none/evidence/1",
            "/duties",
            "/duties/none",
            "/api/openapi",
            "/actuator/health",
            "/error");
    return paths.stream()
        .flatMap(
            path ->
                Stream.of("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "POST", "GET", "FOO")
                    .map(
                        method ->
                            dynamicTest(
                                method + " " + path,
                                () -> {
                                  for (String person : PEOPLE) {
                                    harmless(Wire.Request.of(person, method, path, null));
                                  }
                                  harmless(Wire.Request.of(null, method, path, null));
                                })));
  }

  private void harmless(Wire.Request request) {
    Wire.Reply reply = wire.send(request);
    assertThat(reply.status()).as(request + reply.text()).isLessThan(500);
    if (reply.status() >= 400 && !request.method().equals("HEAD")) {
      Refusal.shape(reply);
    }
    if (reply.status() == 405) {
      assertThat(reply.response().headers().firstValue("Allow")).as(request.toString()).isPresent();
    }
  }

  @TestFactory
  Stream<DynamicTest> other_formats() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String accept :
        List.of(
            "application/xml",
            "text/plain",
            "text/html",
            "image/png",
            "nonsense",
            "application/json;q=0",
            "*/*;q=2",
            "application/problem+xml")) {
      for (String path :
          List.of(
              "/api/items",
              "/api/items/none",
              "/api/applications?page=x",
              "/api/nothing",
              "/api/tasks",
              "/api/openapi")) {
        tests.add(
            dynamicTest(
                path + " as " + accept,
                () ->
                    harmless(Wire.Request.of("cp-gov", "GET", path, null).with("Accept", accept))));
      }
      tests.add(
          dynamicTest(
              "a problem as " + accept,
              () ->
                  refusal.check(
                      Wire.Request.of(null, "GET", "/api/items/none", null).with("Accept", accept),
                      404)));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> odd_addresses() {
    return Stream.of(
            "/api/items/%00",
            "/api/items/%2F",
            "/api/items/..%2fsession",
            "/api/items;x=1",
            "/api//items",
            "/api/items/%25",
            "/api/items/%0d%0a",
            "/api/applications/%00",
            "/%E0%A4",
            "/api/items/%ff",
            "/api/items/.",
            "/api/items/%5c",
            "/x".repeat(1000))
        .flatMap(
            path ->
                Stream.of(
                    dynamicTest(
                        path + " as nobody",
                        () -> harmless(Wire.Request.of(null, "GET", path, null))),
                    dynamicTest(
                        path + " as an auditor",
                        () -> harmless(Wire.Request.of("auditor", "GET", path, null)))));
  }

  @TestFactory
  Stream<DynamicTest> the_key_that_tells_requests_apart() throws Exception {
    Office.Applicant applicant = office.newApplicant();
    String body =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .writeValueAsString(Office.anApplication("M05-1", applicant, FACTS));
    Wire.Request door = Wire.Request.of(applicant.account(), "POST", "/api/applications", body);
    return Stream.of(
        dynamicTest("none", () -> refusal.check(door, "Idempotency-Key")),
        dynamicTest(
            "empty", () -> refusal.check(door.with("Idempotency-Key", ""), "Idempotency-Key")),
        dynamicTest(
            "blank", () -> refusal.check(door.with("Idempotency-Key", "   "), "Idempotency-Key")),
        dynamicTest(
            "201 characters",
            () -> refusal.check(door.with("Idempotency-Key", "k".repeat(201)), "Idempotency-Key")),
        dynamicTest(
            "6000 characters",
            () -> refusal.check(door.with("Idempotency-Key", "k".repeat(6000)), "Idempotency-Key")),
        dynamicTest(
            "200 odd characters",
            () ->
                assertThat(
                        wire.send(door.with("Idempotency-Key", "'\"%;{}?".repeat(28) + "kkkk"))
                            .status())
                    .isEqualTo(201)));
  }
}
