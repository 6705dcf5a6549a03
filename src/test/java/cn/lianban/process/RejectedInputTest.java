package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Dossiers;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form that is filled in wrongly is answered with the field's name, and changes nothing. */
@ServiceTest
class RejectedInputTest {

  private static final String LONG = "长".repeat(2001);

  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  static Stream<Arguments> forms() {
    return Stream.of(
        arguments(
            "accepting",
            "cp-gov",
            "acceptApplication",
            choice("decision", "accept", "correct", "refuse")),
        arguments(
            "accepting",
            "cp-gov",
            "acceptApplication",
            wrong("matterId", Map.of("decision", "accept", "matterId", "999999999"))),
        arguments(
            "reviewing",
            "bj-mpa",
            "reviewApplication",
            choice("opinion", "agree", "disagree", "correct")),
        arguments("verifying", "bj-drc", "verifyFacts", choice("decision", null, "correct")),
        arguments(
            "verifying",
            "bj-drc",
            "verifyFacts",
            List.of(
                one("projectInvestment", verified()),
                one("projectInvestment", verified("projectInvestment", "abc")),
                one("projectInvestment", verified("projectInvestment", -1)),
                one("projectInvestment", verified("projectInvestment", "0.001")),
                one("projectInvestment", verified("projectInvestment", "1000000000000")),
                one(
                    "scenario",
                    Map.of(
                        "changpingTie",
                        "registered",
                        "decision",
                        "verified",
                        "exemplary",
                        true,
                        "scenario",
                        "space-travel",
                        "projectInvestment",
                        1_000_000)),
                one("remark", verified("projectInvestment", 999_999)))),
        arguments(
            "concluding",
            "bj-drc",
            "consolidateOpinions",
            choice("conclusion", null, "refuse", "coordinate")),
        arguments(
            "concluding",
            "bj-drc",
            "consolidateOpinions",
            List.of(
                one("recognisedAmount", Map.of("conclusion", "support")),
                one("recognisedAmount", Map.of("conclusion", "support", "recognisedAmount", 0)),
                one(
                    "recognisedAmount",
                    Map.of("conclusion", "support", "recognisedAmount", "300000.01")),
                one(
                    "recognisedAmount",
                    Map.of("conclusion", "support", "recognisedAmount", "1.005")),
                one("recognisedAmount", Map.of("conclusion", "support", "recognisedAmount", true)),
                one(
                    "recognisedAmount",
                    Map.of("conclusion", "refuse", "remark", "不予支持", "recognisedAmount", 1)))),
        arguments(
            "coordinating",
            "special-team",
            "coordinateBureaus",
            choice("conclusion", "support", "refuse")),
        arguments(
            "approving",
            "cp-gov-approver",
            "approveAward",
            choice("decision", "approve", "return", "refuse")),
        arguments(
            "objected", "cp-gov", "handleObjection", choice("finding", "dismissed", "upheld")),
        arguments(
            "paying",
            "cp-gov-payer",
            "payAward",
            List.of(
                one("paymentReference", Map.of("paidOn", "2026-03-02")),
                one("paymentReference", Map.of("paymentReference", " ", "paidOn", "2026-03-02")),
                one(
                    "paymentReference",
                    Map.of("paymentReference", "长".repeat(65), "paidOn", "2026-03-02")),
                one("paidOn", Map.of("paymentReference", "X-1")),
                one("paidOn", Map.of("paymentReference", "X-1", "paidOn", "2026-02-30")),
                one(
                    "amount",
                    Map.of("paymentReference", "X-1", "paidOn", "2026-03-02", "amount", 1)))));
  }

  record Wrong(String field, Map<String, Object> fields) {}

  @ParameterizedTest(name = "{2} {index}")
  @MethodSource("forms")
  void wrong_fields_are_named_and_nothing_changes(
      String stage, String account, String key, List<Wrong> wrongs) {
    Case handled = at(stage).is(stage);
    String task = handled.task(account, key);
    Map<String, List<String>> before = new Dossiers(jdbc).of(handled.no());

    for (Wrong wrong : wrongs) {
      Map<String, Object> sent = new HashMap<>(wrong.fields());
      if (key.equals("consolidateOpinions")) {
        sent.put("answers", handled.answers("none", "经核对不影响"));
      }
      Answer answer = office.post(account, "/api/tasks/" + task + "/completion", sent);
      assertThat(answer.status()).as(wrong + ": " + answer.body()).isEqualTo(400);
      assertThat(answer.type()).startsWith("application/problem+json");
      assertThat(
              StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                  .map(error -> error.path("field").asText()))
          .as(wrong + ": " + answer.errors())
          .contains(wrong.field());
      assertThat(answer.body().path("errors"))
          .allSatisfy(
              error -> assertThat(error.path("message").asText()).containsPattern("\\p{IsHan}"));
    }
    assertThat(new Dossiers(jdbc).of(handled.no())).isEqualTo(before);
  }

  /**
   * What can be wrong with a form that asks for a choice and a remark.
   *
   * @param favourable the choice without remark; null where it needs other fields too
   * @param others the choices that need a remark
   */
  private static List<Wrong> choice(String field, String favourable, String... others) {
    Stream<Wrong> always =
        Stream.of(
            one(field, Map.of()),
            one(field, Map.of(field, "")),
            one(field, Map.of(field, "perhaps")),
            one(field, Map.of(field, true)),
            one("remark", Map.of(field, others[0], "remark", LONG)),
            one("remark", Map.of(field, others[0], "remark", 7)),
            one("amount", Map.of(field, others[0], "remark", "说明", "amount", 1)),
            one("approval", Map.of(field, others[0], "remark", "说明", "approval", "awarded")));
    Stream<Wrong> unknown =
        favourable == null
            ? Stream.empty()
            : Stream.of(one("eligible", Map.of(field, favourable, "eligible", true)));
    Stream<Wrong> withoutRemark =
        Stream.of(others)
            .flatMap(
                other ->
                    Stream.of(
                        one("remark", Map.of(field, other)),
                        one("remark", Map.of(field, other, "remark", " "))));
    return Stream.of(always, unknown, withoutRemark).flatMap(wrongs -> wrongs).toList();
  }

  private static List<Wrong> wrong(String field, Map<String, Object> fields) {
    return List.of(one(field, fields));
  }

  private static Wrong one(String field, Map<String, Object> fields) {
    return new Wrong(field, fields);
  }

  private Case at(String stage) {
    Case applied =
        office.applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_000_000));
    return switch (stage) {
      case "coordinating" ->
          applied
              .goesOnTo("concluding")
              .does("bj-drc", "consolidateOpinions", "conclusion", "coordinate", "remark", "请协调");
      case "objected" -> applied.goesOnTo("publicised").isObjectedTo("异议");
      default -> applied.goesOnTo(stage);
    };
  }

  /** Verified facts that can be right, with more of them by name. */
  private static Map<String, Object> verified(Object... more) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("changpingTie", "registered");
    fields.put("decision", "verified");
    fields.put("exemplary", true);
    fields.put("scenario", "other");
    for (int index = 0; index < more.length; index += 2) {
      fields.put((String) more[index], more[index + 1]);
    }
    return fields;
  }
}
