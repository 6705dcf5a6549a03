package cn.lianban.web;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Invalid values that officials, owners and companies enter outside applications: refused in
 * Chinese, and nothing is stored.
 */
@ServiceTest
class BadEntryTest {

  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "{",
          "[]",
          "\"x\"",
          "7",
          "{\"nonsense\":1}",
          "{\"a\":1,\"a\":2}",
          "{} x",
          "[".repeat(2000));
  private static final List<String> NO_TEXTS =
      List.of(
          "7", "true", "[]", "{}", "[\"a\"]", "\"a\\u0000b\"", "\"a\\ud800b\"", "\"a\\u0007b\"");

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  private Refusal refusal;

  @BeforeEach
  void wire() {
    refusal = new Refusal(new Wire(port), jdbc);
  }

  @TestFactory
  Stream<DynamicTest> a_body_that_is_no_object_of_the_right_kind() {
    return Stream.of(
            Wire.Request.of("cp-gov", "POST", "/api/substitutions", ""),
            Wire.Request.of("owner1", "POST", "/api/rounds", ""),
            Wire.Request.of("owner1", "PUT", "/api/experts/expert1", ""),
            Wire.Request.of(office.newApplicant().account(), "POST", "/api/service-requests", "")
                .withKey())
        .flatMap(
            door ->
                BODIES.stream()
                    .map(
                        body ->
                            dynamicTest(
                                door.path() + " " + shortened(body),
                                () ->
                                    refusal.check(
                                        door.bytes(body.getBytes(StandardCharsets.UTF_8)), 400))));
  }

  @TestFactory
  Stream<DynamicTest> a_field_of_a_substitution() {
    String good =
        "{\"person\":\"cp-gov\",\"substitute\":\"cp-gov-2\",\"groups\":[\"cp-gov\"],\"taskKeys\":[\"acceptApplication\"],\"until\":\"2100-01-01\",\"reason\":\"x\"}";
    return Stream.of(
            field(good.replace("\"person\":\"cp-gov\"", "\"person\":$"), "person", NO_TEXTS),
            field(good.replace("\"cp-gov-2\"", "$"), "substitute", NO_TEXTS),
            field(
                good.replace("[\"cp-gov\"]", "[$]"),
                "groups",
                List.of("null", "\"a\\u0000b\"", "\"none\"", "\"\"")),
            field(
                good.replace("\"acceptApplication\"", "$"),
                "taskKeys",
                List.of("null", "\"a\\u0000b\"", "\"none\"", "\"\"")),
            field(
                good.replace("\"2100-01-01\"", "$"),
                "until",
                List.of("null", "\"\"", "\"2026-02-30\"", "\"+999999999-12-31\"", "7")),
            field(good.replace("\"reason\":\"x\"", "\"reason\":$"), "reason", NO_TEXTS))
        .flatMap(tests -> tests);
  }

  private Stream<DynamicTest> field(String template, String name, List<String> values) {
    Wire.Request door = Wire.Request.of("admin", "POST", "/api/substitutions", "");
    return values.stream()
        .map(
            value ->
                dynamicTest(
                    name + " = " + value,
                    () ->
                        refusal.check(
                            door.bytes(
                                template.replace("$", value).getBytes(StandardCharsets.UTF_8)),
                            name)));
  }

  private static String shortened(String body) {
    return body.length() > 20 ? body.substring(0, 20) : body;
  }
}
