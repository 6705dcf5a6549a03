package cn.lianban.web;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * Invalid bodies at every address that takes one: each is refused in Chinese and changes nothing.
 */
@ServiceTest
class BadInputTest {

  private static final Map<String, Object> FACTS =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final String LONG = "长".repeat(2001);

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;

  private Refusal refusal;

  @BeforeEach
  void open() {
    refusal = new Refusal(new Wire(port), jdbc);
  }

  /** Every address with a body, and an account that may use it. */
  private List<Wire.Request> doors() {
    Case waiting = office.applies("M05-1", FACTS);
    String own = waiting.applicant().account();
    String task = waiting.task("cp-gov", "acceptApplication");
    return List.of(
        Wire.Request.of(null, "POST", "/api/items/M05-1/estimate", ""),
        Wire.Request.of(null, "POST", "/api/estimates", ""),
        Wire.Request.of(own, "POST", "/api/applications", "").withKey(),
        Wire.Request.of(own, "POST", waiting.path() + "/corrections", ""),
        Wire.Request.of(own, "POST", waiting.path() + "/withdrawal", ""),
        Wire.Request.of(own, "POST", waiting.path() + "/reconsideration", ""),
        Wire.Request.of(own, "PUT", waiting.path() + "/bank-account", ""),
        Wire.Request.of(null, "POST", waiting.path() + "/objections", ""),
        Wire.Request.of("cp-gov", "POST", "/api/tasks/" + task + "/completion", ""),
        Wire.Request.of("owner1", "PUT", "/api/budgets/2026/M05-1", ""),
        Wire.Request.of("owner1", "PUT", "/api/editions/measures-draft", ""),
        Wire.Request.of("admin", "PUT", "/api/calendar/2027", ""));
  }

  @TestFactory
  Stream<DynamicTest> a_body_that_is_no_object_of_the_right_kind() {
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    for (String text :
        List.of(
            "",
            " ",
            "null",
            "{",
            "}",
            "[[1]]",
            "\"text\"",
            "\"\"",
            "7",
            "true",
            "{}x{",
            "{\"a\":}",
            "{'a':1}",
            "{\"nonsense\":1}",
            "[{\"nonsense\":1}]",
            "{\"a\":NaN}",
            "{\"a\":01}",
            "<a/>",
            "a=b",
            "{\"a\":\"\u0001\"}",
            "{}",
            "[]",
            "[null]",
            "{\"\":null}",
            "{\"a\":1,\"a\":2}")) {
      bodies.put(text, text.getBytes(StandardCharsets.UTF_8));
    }
    bodies.put(
        "bytes that are not UTF-8",
        new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
    bodies.put("bytes that look like UTF-32", new byte[] {0, 0, 0, '{', 1, 1, 1, 1});
    bodies.put("a long way down", ("{\"facts\":".repeat(3000)).getBytes(StandardCharsets.UTF_8));
    bodies.put("a list a long way down", ("[".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
    bodies.put("many fields", manyFields());
    bodies.put(
        "a number of ten thousand digits",
        ("{\"amount\":" + "9".repeat(10_000) + "}").getBytes(StandardCharsets.UTF_8));
    return doors().stream()
        .flatMap(
            door ->
                bodies.entrySet().stream()
                    .map(
                        body ->
                            dynamicTest(
                                door.method() + " " + door.path() + " " + body.getKey(),
                                () -> {
                                  refusal.check(door.bytes(body.getValue()), 400);
                                })));
  }

  @TestFactory
  Stream<DynamicTest> a_body_of_another_type() {
    return doors().stream()
        .flatMap(
            door ->
                Stream.of(
                        "*/*",
                        "text/*",
                        "application/*",
                        "application/*+json",
                        "text/plain",
                        "application/xml",
                        "nonsense",
                        "application/x-www-form-urlencoded",
                        "application/json;charset=none")
                    .map(
                        type ->
                            dynamicTest(
                                door.method() + " " + door.path() + " as " + type,
                                () ->
                                    refusal.check(
                                        door.bytes("{}".getBytes(StandardCharsets.UTF_8))
                                            .with("Content-Type", type),
                                        415))));
  }

  @TestFactory
  Stream<DynamicTest> a_body_that_is_too_large() {
    byte[] tooLarge =
        ("{\"text\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
    return doors().stream()
        .map(
            door ->
                dynamicTest(
                    door.method() + " " + door.path(),
                    () -> refusal.check(door.bytes(tooLarge), 413)));
  }

  private static byte[] manyFields() {
    StringBuilder fields = new StringBuilder("{\"facts\":{\"f0\":0");
    for (int i = 1; i < 20_000; i++) {
      fields.append(",\"f").append(i).append("\":").append(i);
    }
    return fields.append("}}").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Values that are no text anywhere. */
  private static final List<String> NO_TEXTS =
      List.of(
          "7",
          "true",
          "[]",
          "{}",
          "[\"a\"]",
          "\"a\\u0000b\"",
          "\"a\\ud800b\"",
          "\"\\udc00\"",
          "\"a\\u0007b\"");

  private static final List<String> NO_REQUIRED_TEXTS =
      List.of("null", "\"\"", "\"  \"", "\"\\u3000\"", "\"" + LONG + "\"");

  /** Values that are no amount of money anywhere. */
  private static final List<String> NO_AMOUNTS =
      List.of(
          "1e400",
          "1E+30",
          "1E+999999999",
          "1E-999999999",
          "0.001",
          "-0.01",
          "-1",
          "1000000000000",
          "1000000000000.00",
          "1e12",
          "true",
          "[]",
          "{}",
          "[1]",
          "\"NaN\"",
          "\"Infinity\"",
          "\"1e400\"",
          "\"１２３\"",
          "\"1,000.00\"",
          "\"abc\"",
          "\"0x10\"",
          "\"1000000000000\"",
          "\"0.001\"",
          "\"-1\"",
          "\"1 000\"",
          "\"¥5\"");

  /** Values that are no day anywhere. */
  private static final List<String> NO_DAYS =
      List.of(
          "\"2026-02-30\"",
          "\"0000-01-01\"",
          "\"+999999999-01-01\"",
          "\"-0001-01-01\"",
          "\"99999-01-01\"",
          "\"+99999-01-01\"",
          "\"2026/01/01\"",
          "\"2026-1-1\"",
          "20260101",
          "[2026,1,1]",
          "\"2026-01-01T00:00:00Z\"",
          "true",
          "{}",
          "\"today\"",
          "\"２０２６-01-01\"");

  private record Field(Wire.Request door, String template, String name) {

    Stream<DynamicTest> refusing(Refusal refusal, List<String> values) {
      return values.stream()
          .map(
              value ->
                  dynamicTest(
                      door.method()
                          + " "
                          + door.path()
                          + " "
                          + name
                          + " = "
                          + (value.length() > 60 ? value.substring(0, 60) : value),
                      () ->
                          refusal.check(
                              door.withKey()
                                  .bytes(
                                      template
                                          .replace("$", value)
                                          .getBytes(StandardCharsets.UTF_8)),
                              name)));
    }
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  @TestFactory
  Stream<DynamicTest> a_field_of_an_application() throws JsonProcessingException {
    Office.Applicant applicant = office.newApplicant();
    String good = json.writeValueAsString(Office.anApplication("M05-1", applicant, FACTS));
    Wire.Request door =
        Wire.Request.of(applicant.account(), "POST", "/api/applications", "").withKey();
    List<Field> required =
        List.of(
            new Field(door, good.replace("\"itemId\":\"M05-1\"", "\"itemId\":$"), "itemId"),
            new Field(
                door,
                good.replace(
                    "\"matter\":\"" + Office.usualMatter(applicant) + "\"", "\"matter\":$"),
                "matter"),
            new Field(
                door,
                good.replace("\"uscc\":\"" + applicant.uscc() + "\"", "\"uscc\":$"),
                "applicant.uscc"),
            new Field(
                door,
                good.replace("\"name\":\"北京" + applicant.account() + "生物科技有限公司\"", "\"name\":$"),
                "applicant.name"),
            new Field(
                door,
                good.replace("\"entityType\":\"enterprise\"", "\"entityType\":$"),
                "applicant.entityType"),
            new Field(door, good.replace("\"drug-discovery\"", "$"), "facts.scenario"));
    List<Field> optional =
        List.of(
            new Field(door, good.replace("\"010-80000000\"", "$"), "applicant.contact"),
            new Field(door, good.replace("\"6222 0000 1111 2222\"", "$"), "applicant.bankAccount"));
    Field amount =
        new Field(door, good.replace("\"100000000.00\"", "$"), "facts.projectInvestment");
    String other = good.substring(0, good.length() - 1) + ",\"otherDistrictAwards\":[%s]}";
    String award = "{\"policy\":\"%s\",\"matter\":\"%s\",\"amount\":%s,\"date\":%s}";
    Field otherAmount =
        new Field(
            door,
            other.formatted(award.formatted("甲", "乙", "$", "\"2025-01-01\"")),
            "otherDistrictAwards[0].amount");
    Field otherDate =
        new Field(
            door,
            other.formatted(award.formatted("甲", "乙", "1", "$")),
            "otherDistrictAwards[0].date");
    Field otherPolicy =
        new Field(
            door,
            other.formatted("{\"policy\":$,\"matter\":\"乙\",\"amount\":1,\"date\":\"2025-01-01\"}"),
            "otherDistrictAwards[0].policy");
    return Stream.of(
            required.stream()
                .flatMap(field -> field.refusing(refusal, both(NO_TEXTS, NO_REQUIRED_TEXTS))),
            optional.stream()
                .flatMap(
                    field ->
                        field.refusing(
                            refusal, both(NO_TEXTS, List.of("\"" + "长".repeat(201) + "\"")))),
            amount.refusing(refusal, both(NO_AMOUNTS, List.of("null", "\"\""))),
            otherAmount.refusing(refusal, both(NO_AMOUNTS, List.of("null", "\"\""))),
            otherDate.refusing(refusal, both(NO_DAYS, List.of("null", "\"\""))),
            otherPolicy.refusing(refusal, both(NO_TEXTS, NO_REQUIRED_TEXTS)),
            new Field(
                    door,
                    good.replace("\"facts\":{", "\"facts\":{\"approval\":$,"),
                    "facts.approval")
                .refusing(refusal, List.of("1", "null", "{}")),
            new Field(door, good.replace("\"facts\":{", "\"approval\":$,\"facts\":{"), "approval")
                .refusing(refusal, List.of("1", "null", "{}")),
            new Field(
                    door,
                    good.replace("\"entityType\"", "\"direction\":$,\"entityType\""),
                    "applicant.direction")
                .refusing(refusal, both(NO_TEXTS, List.of("\"others\"", "\"\""))),
            new Field(
                    door,
                    "{\"itemId\":\"M05-1\",\"applicant\":$,\"facts\":{},\"matter\":\"x\"}",
                    "applicant")
                .refusing(refusal, List.of("null", "[]", "\"x\"", "1")),
            new Field(door, good.replaceAll("\"facts\":\\{[^}]*}", "\"facts\":\\$"), "facts")
                .refusing(refusal, List.of("null", "[]", "\"x\"", "1", "\"\"")),
            new Field(
                    door,
                    good.substring(0, good.length() - 1) + ",\"otherDistrictAwards\":$}",
                    "otherDistrictAwards")
                .refusing(refusal, List.of("{}", "\"x\"", "1")),
            new Field(door, other.replace("%s", "$"), "otherDistrictAwards[0]")
                .refusing(refusal, List.of("null", "1", "[]")))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> a_field_of_an_estimate_a_budget_an_edition_or_a_calendar() {
    Wire.Request estimate = Wire.Request.of(null, "POST", "/api/items/M05-1/estimate", "");
    Wire.Request overview = Wire.Request.of(null, "POST", "/api/estimates", "");
    Wire.Request budget = Wire.Request.of("owner1", "PUT", "/api/budgets/2026/M05-1", "");
    Wire.Request edition = Wire.Request.of("owner1", "PUT", "/api/editions/measures-draft", "");
    Wire.Request calendar = Wire.Request.of("admin", "PUT", "/api/calendar/2027", "");
    String facts =
        "{\"facts\":{\"changpingTie\":\"registered\",\"exemplary\":true,\"scenario\":\"drug-discovery\",\"projectInvestment\":%s}%s}";
    List<String> noEnum =
        List.of(
            "\"nonsense\"", "7", "true", "[]", "{}", "[\"drug-discovery\"]", "\"Drug-Discovery\"");
    return Stream.of(
            new Field(estimate, facts.formatted("$", ""), "facts.projectInvestment")
                .refusing(refusal, both(NO_AMOUNTS, List.of("null", "\"\""))),
            new Field(
                    estimate,
                    facts.formatted("1", ",\"ledger\":{\"priorGranted\":$}"),
                    "ledger.priorGranted")
                .refusing(refusal, NO_AMOUNTS),
            new Field(
                    estimate,
                    facts.formatted("1", ",\"ledger\":{\"priorYears\":$}"),
                    "ledger.priorYears")
                .refusing(
                    refusal,
                    List.of(
                        "-1",
                        "101",
                        "1.5",
                        "1e3",
                        "99999999999",
                        "true",
                        "[]",
                        "\"x\"",
                        "\"1\"",
                        "1E+999999999")),
            new Field(estimate, facts.formatted("1", ",\"ledger\":$"), "ledger")
                .refusing(refusal, List.of("[]", "1", "\"x\"", "true")),
            new Field(
                    estimate,
                    "{\"facts\":{\"changpingTie\":\"registered\",\"projectInvestment\":1,\"scenario\":$}}",
                    "facts.scenario")
                .refusing(refusal, noEnum),
            new Field(estimate, "{\"facts\":$}", "facts")
                .refusing(refusal, List.of("null", "[]", "1", "\"x\"")),
            new Field(overview, "{\"facts\":{\"projectInvestment\":$}}", "facts.projectInvestment")
                .refusing(refusal, NO_AMOUNTS),
            new Field(overview, "{\"facts\":{\"scenario\":$}}", "facts.scenario")
                .refusing(refusal, noEnum),
            new Field(overview, "{\"facts\":{\"nobodyKnows\":$}}", "facts.nobodyKnows")
                .refusing(refusal, List.of("1", "null", "\"x\"")),
            new Field(overview, "{\"facts\":$}", "facts")
                .refusing(refusal, List.of("null", "[]", "1", "\"x\"")),
            new Field(budget, "{\"amount\":1,\"reason\":$}", "reason")
                .refusing(refusal, List.of("null", "\"\"", "\" \"", "\"" + "长".repeat(501) + "\"")),
            new Field(budget, "{\"amount\":$}", "amount")
                .refusing(refusal, both(NO_AMOUNTS, List.of("null", "\"\""))),
            new Field(edition, "{\"validFrom\":$}", "validFrom")
                .refusing(refusal, both(NO_DAYS, List.of("null", "\"\""))),
            new Field(edition, "{\"validFrom\":\"2026-03-02\",\"validUntil\":$}", "validUntil")
                .refusing(refusal, both(NO_DAYS, List.of("\"2026-03-01\""))),
            new Field(calendar, "[{\"day\":$,\"kind\":\"off\",\"holiday\":\"元旦\"}]", "[0].day")
                .refusing(refusal, both(NO_DAYS, List.of("null", "\"2026-01-01\""))),
            new Field(
                    calendar,
                    "[{\"day\":\"2027-01-01\",\"kind\":$,\"holiday\":\"元旦\"}]",
                    "[0].kind")
                .refusing(refusal, both(NO_TEXTS, List.of("null", "\"work\"", "\"x\""))),
            new Field(
                    calendar,
                    "[{\"day\":\"2027-01-01\",\"kind\":\"off\",\"holiday\":$}]",
                    "[0].holiday")
                .refusing(refusal, both(NO_TEXTS, NO_REQUIRED_TEXTS)),
            new Field(
                    calendar,
                    "[{\"day\":\"2027-01-01\",\"kind\":\"off\",\"holiday\":\"甲\"},{\"day\":$,\"kind\":\"off\",\"holiday\":\"乙\"}]",
                    "[1].day")
                .refusing(refusal, List.of("\"2027-01-01\"")))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> a_text_of_the_applicant_or_the_public() {
    Case waiting = office.applies("M05-1", FACTS);
    String own = waiting.applicant().account();
    List<String> values = both(NO_TEXTS, NO_REQUIRED_TEXTS);
    return Stream.of(
            new Field(
                Wire.Request.of(own, "POST", waiting.path() + "/withdrawal", ""),
                "{\"reason\":$}",
                "reason"),
            new Field(
                Wire.Request.of(own, "POST", waiting.path() + "/reconsideration", ""),
                "{\"text\":$}",
                "text"),
            new Field(
                Wire.Request.of(own, "POST", waiting.path() + "/corrections", ""),
                "{\"text\":$}",
                "text"),
            new Field(
                Wire.Request.of(own, "PUT", waiting.path() + "/bank-account", ""),
                "{\"bankAccount\":$}",
                "bankAccount"),
            new Field(
                Wire.Request.of(null, "POST", waiting.path() + "/objections", ""),
                "{\"name\":$,\"contact\":\"1\",\"text\":\"x\"}",
                "name"),
            new Field(
                Wire.Request.of(null, "POST", waiting.path() + "/objections", ""),
                "{\"name\":\"1\",\"contact\":$,\"text\":\"x\"}",
                "contact"),
            new Field(
                Wire.Request.of(null, "POST", waiting.path() + "/objections", ""),
                "{\"name\":\"1\",\"contact\":\"x\",\"text\":$}",
                "text"))
        .flatMap(field -> field.refusing(refusal, values));
  }
}
