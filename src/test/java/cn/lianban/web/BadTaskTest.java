package cn.lianban.web;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
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

/** Task forms with values that they do not accept, and applicants' steps with missing values. */
@ServiceTest
class BadTaskTest {

  private static final Map<String, Object> FACTS =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");

  /** Process variables that no form may set. */
  private static final List<String> SMUGGLED =
      List.of(
          "approval",
          "eligible",
          "leadBureau",
          "next",
          "acceptance",
          "verification",
          "approverGroup",
          "payerGroup",
          "applicationNo",
          "itemId",
          "objectionsOpen",
          "caseSummary",
          "amount",
          "assignee");

  /** Stands for the answers to what the lead has to judge. */
  private static final String ANSWERS = "<answers>";

  private static final String LONG = "\"" + "长".repeat(2001) + "\"";

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  private Refusal refusal;

  @BeforeEach
  void open() {
    refusal = new Refusal(new Wire(port), jdbc);
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Stream<DynamicTest> task(String status, String good, String... bad) {
    Case handled = office.applies("M05-1", FACTS).goesOnTo(status);
    String[] holder = handled.holders().get(0).split("/");
    String path = "/api/tasks/" + handled.task(holder[0], holder[1]) + "/completion";
    // what the lead has to judge is judged, so that nothing is wrong but what each body says
    String answers = status.equals("concluding") ? json(handled.answers("none", "经核对不影响")) : "";
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < bad.length; i += 2) {
      String field = bad[i];
      String body = bad[i + 1].replace(ANSWERS, answers);
      tests.add(
          dynamicTest(
              holder[1] + " " + (body.length() > 100 ? body.substring(0, 100) : body),
              () -> refusal.check(Wire.Request.of(holder[0], "POST", path, body), field)));
    }
    for (String name : SMUGGLED) {
      for (String value : List.of("\"awarded\"", "true", "null", "{}")) {
        String whole = good.replace(ANSWERS, answers);
        String body = whole.substring(0, whole.length() - 1) + ",\"" + name + "\":" + value + "}";
        tests.add(
            dynamicTest(
                holder[1] + " with " + name + " = " + value,
                () -> refusal.check(Wire.Request.of(holder[0], "POST", path, body), name)));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> acceptance() {
    return task(
        "accepting",
        "{\"decision\":\"accept\"}",
        "decision",
        "{}",
        "decision",
        "{\"decision\":null}",
        "decision",
        "{\"decision\":\"\"}",
        "decision",
        "{\"decision\":\"ACCEPT\"}",
        "decision",
        "{\"decision\":[\"accept\"]}",
        "decision",
        "{\"decision\":true}",
        "decision",
        "{\"decision\":1}",
        "remark",
        "{\"decision\":\"refuse\"}",
        "remark",
        "{\"decision\":\"correct\",\"remark\":\" \"}",
        "remark",
        "{\"decision\":\"refuse\",\"remark\":7}",
        "remark",
        "{\"decision\":\"refuse\",\"remark\":" + LONG + "}",
        "remark",
        "{\"decision\":\"refuse\",\"remark\":\"a\\u0000\"}",
        "remark",
        "{\"decision\":\"refuse\",\"remark\":\"\\ud83d\"}",
        "matterId",
        "{\"decision\":\"accept\",\"matterId\":7}",
        "matterId",
        "{\"decision\":\"accept\",\"matterId\":\"x\"}",
        "matterId",
        "{\"decision\":\"accept\",\"matterId\":\"99999999999999999999\"}");
  }

  @TestFactory
  Stream<DynamicTest> review() {
    return task(
        "reviewing",
        "{\"opinion\":\"agree\"}",
        "opinion",
        "{}",
        "opinion",
        "{\"opinion\":\"support\"}",
        "remark",
        "{\"opinion\":\"disagree\"}",
        "remark",
        "{\"opinion\":\"correct\",\"remark\":\"\"}",
        "opinion",
        "{\"opinion\":{}}");
  }

  @TestFactory
  Stream<DynamicTest> verification() {
    String facts =
        "\"changpingTie\":\"registered\",\"exemplary\":true,\"scenario\":\"drug-discovery\",\"projectInvestment\":";
    return task(
        "verifying",
        "{\"decision\":\"verified\"," + facts + "\"100000000.00\"}",
        "decision",
        "{" + facts + "1}",
        "projectInvestment",
        "{\"decision\":\"verified\",\"changpingTie\":\"registered\",\"exemplary\":true,\"scenario\":\"drug-discovery\"}",
        "remark",
        "{\"decision\":\"verified\"," + facts + "1}",
        "projectInvestment",
        "{\"decision\":\"verified\"," + facts + "1e400}",
        "projectInvestment",
        "{\"decision\":\"verified\"," + facts + "-1}",
        "projectInvestment",
        "{\"decision\":\"verified\"," + facts + "0.001}",
        "projectInvestment",
        "{\"decision\":\"verified\"," + facts + "1000000000000}",
        "projectInvestment",
        "{\"decision\":\"verified\"," + facts + "\"１２３\"}",
        "projectInvestment",
        "{\"decision\":\"verified\"," + facts + "true}",
        "remark",
        "{\"decision\":\"correct\"}",
        "projectInvestment",
        "{\"decision\":\"correct\",\"remark\":\"x\"," + facts + "\"abc\"}",
        "scenario",
        "{\"decision\":\"verified\",\"changpingTie\":\"registered\",\"exemplary\":true,\"scenario\":\"x\",\"projectInvestment\":1}");
  }

  @TestFactory
  Stream<DynamicTest> conclusion() {
    return task(
        "concluding",
        "{\"conclusion\":\"support\",\"recognisedAmount\":\"1.00\",\"answers\":" + ANSWERS + "}",
        "conclusion",
        "{}",
        "recognisedAmount",
        "{\"conclusion\":\"support\",\"recognisedAmount\":\"999999999999.99\",\"answers\":"
            + ANSWERS
            + "}",
        "recognisedAmount",
        "{\"conclusion\":\"support\",\"recognisedAmount\":1e30,\"answers\":" + ANSWERS + "}",
        "recognisedAmount",
        "{\"conclusion\":\"support\",\"recognisedAmount\":-1,\"answers\":" + ANSWERS + "}",
        "recognisedAmount",
        "{\"conclusion\":\"support\",\"recognisedAmount\":0,\"answers\":" + ANSWERS + "}",
        "recognisedAmount",
        "{\"conclusion\":\"support\",\"recognisedAmount\":0.001,\"answers\":" + ANSWERS + "}",
        "recognisedAmount",
        "{\"conclusion\":\"support\",\"recognisedAmount\":\"NaN\",\"answers\":" + ANSWERS + "}",
        "remark",
        "{\"conclusion\":\"refuse\",\"answers\":" + ANSWERS + "}",
        "recognisedAmount",
        "{\"conclusion\":\"refuse\",\"remark\":\"x\",\"recognisedAmount\":1,\"answers\":"
            + ANSWERS
            + "}");
  }

  @TestFactory
  Stream<DynamicTest> approval() {
    return task(
        "approving",
        "{\"decision\":\"approve\"}",
        "decision",
        "{}",
        "decision",
        "{\"decision\":\"awarded\"}",
        "remark",
        "{\"decision\":\"return\"}",
        "remark",
        "{\"decision\":\"refuse\"}");
  }

  @TestFactory
  Stream<DynamicTest> payment() {
    return task(
        "paying",
        "{\"paymentReference\":\"P\",\"paidOn\":\"2026-03-02\"}",
        "paymentReference",
        "{\"paidOn\":\"2026-03-02\"}",
        "paidOn",
        "{\"paymentReference\":\"P\"}",
        "paidOn",
        "{\"paymentReference\":\"P\",\"paidOn\":\"2026-02-30\"}",
        "paidOn",
        "{\"paymentReference\":\"P\",\"paidOn\":\"+999999999-01-01\"}",
        "paidOn",
        "{\"paymentReference\":\"P\",\"paidOn\":\"2099-01-01\"}",
        "paidOn",
        "{\"paymentReference\":\"P\",\"paidOn\":\"1999-01-01\"}",
        "paidOn",
        "{\"paymentReference\":\"P\",\"paidOn\":20260302}",
        "paymentReference",
        "{\"paymentReference\":7,\"paidOn\":\"2026-03-02\"}",
        "paymentReference",
        "{\"paymentReference\":" + LONG + ",\"paidOn\":\"2026-03-02\"}");
  }

  @Test
  void a_task_that_is_done_unknown_or_somebody_elses() {
    Case handled = office.applies("M05-1", FACTS);
    String task = handled.task("cp-gov", "acceptApplication");
    refusal.check(
        Wire.Request.of(
            "bj-edu", "POST", "/api/tasks/" + task + "/completion", "{\"decision\":\"accept\"}"),
        404);
    refusal.check(
        Wire.Request.of(
            "auditor", "POST", "/api/tasks/" + task + "/completion", "{\"decision\":\"accept\"}"),
        403);
    refusal.check(
        Wire.Request.of(
            "applicant1",
            "POST",
            "/api/tasks/" + task + "/completion",
            "{\"decision\":\"accept\"}"),
        403);
    refusal.check(
        Wire.Request.of(
            null, "POST", "/api/tasks/" + task + "/completion", "{\"decision\":\"accept\"}"),
        401);
    handled.does("cp-gov", "acceptApplication", "decision", "accept");
    refusal.check(
        Wire.Request.of(
            "cp-gov", "POST", "/api/tasks/" + task + "/completion", "{\"decision\":\"accept\"}"),
        409);
    refusal.check(
        Wire.Request.of(
            "cp-gov",
            "POST",
            "/api/tasks/" + handled.no() + "/completion",
            "{\"decision\":\"accept\"}"),
        404);
  }

  @TestFactory
  Stream<DynamicTest> a_correction() {
    Case handled =
        office
            .applies("M05-1", FACTS)
            .does("cp-gov", "acceptApplication", "decision", "correct", "remark", "请补正");
    String own = handled.applicant().account();
    String path = handled.path() + "/corrections";
    Map<String, String> bad =
        Map.of(
            "{\"facts\":{\"scenario\":\"drug-discovery\"}}",
            "text",
            "{\"text\":\"x\",\"facts\":{\"nothing\":1}}",
            "facts.nothing",
            "{\"text\":\"x\",\"facts\":{\"projectInvestment\":null}}",
            "facts.projectInvestment",
            "{\"text\":\"x\",\"facts\":{\"projectInvestment\":\"\"}}",
            "facts.projectInvestment",
            "{\"text\":\"x\",\"facts\":{\"projectInvestment\":-1}}",
            "facts.projectInvestment",
            "{\"text\":\"x\",\"facts\":{\"scenario\":[]}}",
            "facts.scenario",
            "{\"text\":\"x\",\"facts\":[]}",
            "facts",
            "{\"text\":\"x\",\"status\":\"paid\"}",
            "status");
    return bad.entrySet().stream()
        .map(
            body ->
                dynamicTest(
                    body.getKey(),
                    () ->
                        refusal.check(
                            Wire.Request.of(own, "POST", path, body.getKey()), body.getValue())));
  }
}
