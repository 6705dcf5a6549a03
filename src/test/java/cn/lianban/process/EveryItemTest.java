package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.award.AwardCase;
import cn.lianban.kernel.Actor;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Every award item of the two documents can be applied for, and goes all the way to its payment.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryItemTest {

  private static final List<AwardCase> CASES = AwardCase.all();

  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired TaskWork work;

  Stream<String> items() {
    return StreamSupport.stream(
            office.get(null, "/api/items?kind=award").body().spliterator(), false)
        .map(item -> item.path("id").asText());
  }

  @Test
  void there_are_forty_three_of_them() {
    assertThat(items()).hasSize(43).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("items")
  void an_eligible_application_is_reviewed_by_the_bureaus_of_its_clause_and_paid(String item) {
    Answer catalogue = office.get(null, "/api/items/" + item);
    Map<String, Object> facts = eligibleFacts(item, catalogue.body());

    Case applied = office.applies(item, facts).is("accepting").goesOnTo("reviewing");
    assertThat(applied.holders())
        .as("in the order of the documents")
        .containsExactlyElementsOf(
            texts(catalogue.body().path("bureaus"), "id")
                .map(bureau -> bureau + "/reviewApplication")
                .toList());
    String lead =
        StreamSupport.stream(catalogue.body().path("bureaus").spliterator(), false)
            .filter(bureau -> bureau.path("role").asText().equals("lead"))
            .map(bureau -> bureau.path("id").asText())
            .findFirst()
            .orElseThrow();
    applied.goesOnTo("verifying");
    assertThat(applied.holders()).containsExactly(lead + "/verifyFacts");

    JsonNode estimate =
        office
            .post(
                applied.applicant().account(),
                "/api/items/" + item + "/estimate",
                Map.of("facts", Office.withUsualFacts(item, facts)))
            .body();
    Map<String, JsonNode> estimated = result(estimate);
    List<String> readings = estimate.path("readings").findValuesAsText("question");
    assertThat(readings).isNotEmpty();
    assertThat(shown(applied, "verifyFacts", lead)).contains(readings);
    Map<String, JsonNode> before = result(applied.file().path("assessment"));

    applied.goesOnTo("concluding");
    assertThat(shown(applied, "consolidateOpinions", lead)).contains(readings);
    assertThat(applied.file().path("assessment").path("unmet")).isEmpty();
    assertThat(result(applied.file().path("assessment")))
        .as("an estimate, what is shown before the verification and the process say the same")
        .isEqualTo(before)
        .isEqualTo(estimated);
    // at each step on the way the dossier can be read
    for (String status : List.of("approving", "publicised", "paying", "paid")) {
      applied.goesOnTo(status).is(status);
    }

    assertThat(
            jdbc.sql(
                    "select assessment -> 'readings' from determination where application_no = :no and kind = 'award'")
                .param("no", applied.no())
                .query(String.class)
                .single())
        .as("what shaped the award stands in its determination")
        .contains(readings);
    assertThat(new BigDecimal(applied.award())).isPositive();
    assertThat(applied.file().path("award").path("status").asText()).isEqualTo("paid");
    assertThat(applied.process()).isNull();
    assertThat(
            office
                .get("auditor", "/api/ledger?uscc=" + applied.applicant().uscc())
                .body()
                .path("content"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.path("itemId").asText()).isEqualTo(item));
  }

  /** The readings in the form of the task, without the signs that Markdown asks for. */
  private String shown(Case applied, String key, String official) {
    String task = applied.task(official, key);
    SecurityContextHolder.getContext()
        .setAuthentication(
            new TestingAuthenticationToken(official, null, official, Actor.OFFICIALS));
    try {
      return work.open(task).get("readingsSummary").toString().replace("\\", "");
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private static Map<String, JsonNode> result(JsonNode assessment) {
    Map<String, JsonNode> result = new LinkedHashMap<>();
    Stream.of("eligible", "unmet", "formula", "base", "rate", "cap", "bounds", "ceiling", "exact")
        .forEach(name -> result.put(name, assessment.path(name)));
    assertThat(result.get("eligible").isBoolean()).isTrue();
    return result;
  }

  /**
   * The facts of a case that is eligible with an empty ledger; facts that the table does not read
   * are filled in.
   */
  private static Map<String, Object> eligibleFacts(String item, JsonNode catalogue) {
    AwardCase told =
        CASES.stream()
            .filter(
                one -> one.item().equals(item) && Boolean.TRUE.equals(one.expect().get("eligible")))
            .filter(
                one ->
                    one.ledger().values().stream()
                        .filter(Number.class::isInstance)
                        .allMatch(value -> new BigDecimal(value.toString()).signum() == 0))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no case tells of an eligible " + item));
    Map<String, Object> facts = new LinkedHashMap<>(told.facts());
    facts.values().removeIf(value -> value == null);
    for (JsonNode fact : catalogue.path("facts")) {
      if (fact.path("required").asBoolean()) {
        facts.putIfAbsent(fact.path("name").asText(), anything(fact));
      }
    }
    return facts;
  }

  private static Object anything(JsonNode fact) {
    return switch (fact.path("type").asText()) {
      case "money", "number" -> new BigDecimal("1000000");
      case "year" -> 2025;
      case "date" -> "2025-12-01";
      case "bool" -> true;
      case "enum" -> fact.path("allowedValues").get(0).path("value").asText();
      default -> "一号";
    };
  }

  private static Stream<String> texts(JsonNode array, String name) {
    return StreamSupport.stream(array.spliterator(), false).map(node -> node.path(name).asText());
  }
}
