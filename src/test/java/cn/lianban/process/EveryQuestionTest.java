package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.access.Browser;
import cn.lianban.award.ReadingsInUse;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A case of each kind of question, from the submission to the payment, through the forms of
 * Tasklist: the way that Tasklist itself reads and submits them.
 */
@ServiceTest
class EveryQuestionTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REASON = "经核对，与本案不重复";

  /** The answers of readings that put something to the lead. */
  private static final Set<String> ASKING = Set.of("question", "judge");

  /** The accepting body judges it before there is a lead. */
  private static final Set<String> ASKED_AT_ACCEPTANCE = Set.of("otherEntities");

  /** Readings that put something to the lead though their answer is a rule. */
  private static final Set<String> ALSO_ASKING =
      Set.of("changpingTie", "changpingTieMeasures", "advanceSetOff");

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  private final Map<String, Browser> people = new HashMap<>();

  /** By the reading that asks. */
  private Map<String, Supplier<Case>> kinds() {
    Map<String, Supplier<Case>> kinds = new LinkedHashMap<>();
    kinds.put(
        "beforeEdition", () -> office.applies("R05-2", Map.of("trialStartedOn", "2025-06-01")));
    kinds.put("researchYear", () -> office.applies("R14-1", Map.of("fiscalYear", 2025)));
    kinds.put("salesPlatformYears", () -> again("R08-2", Map.of("fiscalYear", 2024)));
    kinds.put("leadingAgain", () -> again("R09-1", Map.of()));
    kinds.put("overseasCapScope", this::secondProjectAbroad);
    kinds.put("otherScenarios", () -> office.applies("M05-1", Map.of("scenario", "other")));
    kinds.put(
        "otherPlatformFields", () -> office.applies("M07-1", Map.of("platformField", "other")));
    kinds.put("otherOrganisations", () -> office.applies("M12-2", Map.of("orgKind", "other")));
    kinds.put(
        "otherCooperation",
        () -> office.applies("M13-1", Map.of("overseasKind", "other-cooperation")));
    kinds.put(
        "otherFrontierFields", () -> office.applies("R05-2", Map.of("frontierField", "other")));
    kinds.put(
        "otherByReference",
        () -> office.applies("R06-1", Map.of("drugClass", "other-by-reference")));
    kinds.put(
        "otherAuthorities",
        () -> office.applies("R12-1", Map.of("authority", "other-international")));
    kinds.put("otherOutsourcing", () -> office.applies("R16-1", Map.of("serviceKind", "other")));
    kinds.put(
        "auditBeforeYearEnd",
        () -> office.applies("R13-1", Map.of("fiscalYear", 2025, "auditedOn", "2025-12-31")));
    kinds.put("directionsMainly", () -> office.applies("R04-2", Map.of("direction", "other")));
    kinds.put("changpingTie", () -> office.applies("R04-2", Map.of("changpingTie", "planned")));
    kinds.put(
        "changpingTieMeasures", () -> office.applies("M01-1", Map.of("changpingTie", "planned")));
    kinds.put("fundBesideDistrict", () -> withOther("M09-1", "另一政策的事由", null));
    kinds.put("externalOfApplicant", () -> withOther("R13-1", "另一政策的事由", true));
    kinds.put("externalDeclared", () -> withOther("R04-2", "另一政策的事由", true));
    kinds.put("externalBesideParts", () -> withOther("R05-1", null, null));
    kinds.put("advanceBesideOthers", () -> after("R07-2c", "R07-2b"));
    kinds.put("advanceSetOff", () -> after("R07-2c", "R07-1"));
    kinds.put("repealedAwards", () -> withEarlier("R07-1", "R07-1", null));
    kinds.put("repealedYears", this::thirdYear);
    kinds.put("unlistedPairs", () -> after("R07-1", "R12-1"));
    kinds.put("productionAgain", () -> again("R08-1b", Map.of()));
    kinds.put("unrankedSelection", () -> office.applies("M05-1", Map.of()));
    kinds.put("acrossApplicants", this::secondEmployer);
    return kinds;
  }

  @Test
  void every_reading_that_asks_has_its_case() {
    Set<String> asking =
        ReadingsInUse.rows().entrySet().stream()
            .filter(row -> ASKING.contains(row.getValue().get("answer")))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    asking.addAll(ALSO_ASKING);
    asking.removeAll(ASKED_AT_ACCEPTANCE);
    assertThat(kinds().keySet()).containsExactlyInAnyOrderElementsOf(asking);
  }

  @TestFactory
  Stream<DynamicTest> from_submission_to_payment_in_tasklist() {
    return kinds().entrySet().stream()
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.getKey(), () -> isJudgedAndPaid(kind.getKey(), kind.getValue().get())));
  }

  private void isJudgedAndPaid(String reading, Case judged) {
    while (!judged.status().equals("concluding")) {
      step(judged);
    }
    JsonNode questions = judged.file().path("assessment").path("questions");
    assertThat(questions.findValuesAsText("reading")).contains(reading);
    while (!judged.status().equals("paid")) {
      step(judged);
    }
    List<String> answered = judged.file().path("answers").findValuesAsText("remark");
    assertThat(answered).hasSize(questions.size()).containsOnly(REASON);
    assertThat(
            jdbc.sql(
                    "select answers::text from determination where application_no = :no and kind = 'award'")
                .param("no", judged.no())
                .query(String.class)
                .single())
        .contains(REASON);
  }

  /** Whoever has the case now works its tasks. */
  private void step(Case handled) {
    String status = handled.status();
    if (status.equals("publicised")) {
      handled.after("publicityEnded");
      return;
    }
    JsonNode file = handled.file();
    if (status.equals("evaluating")) {
      IntStream.rangeClosed(1, 5)
          .mapToObj(number -> "expert" + number)
          .filter(handled::isSeatOf)
          .forEach(expert -> work(handled, file, expert, "evaluateApplication"));
    } else {
      handled
          .holders()
          .forEach(
              holder -> {
                String[] names = holder.split("/");
                work(handled, file, names[0], names[1]);
              });
    }
    office.runJobs();
    assertThat(handled.status()).as("the case goes on").isNotEqualTo(status);
  }

  /** Claims the task, reads its form, fills it in and submits it. */
  private void work(Case handled, JsonNode file, String account, String key) {
    Browser person = people.computeIfAbsent(account, id -> Browser.of(port, id));
    String task = ENGINE + "/task/" + handled.task(account, key);
    assertThat(person.ask("POST", task + "/claim", "{\"userId\":\"" + account + "\"}").status())
        .isEqualTo(204);
    JsonNode form = person.get(task + "/deployed-form").json();
    JsonNode values = person.get(task + "/form-variables?deserializeValues=false").json();
    Map<String, Object> fields = new LinkedHashMap<>();
    for (JsonNode component : form.path("components")) {
      fill(component, values, fields);
    }
    fields.putAll(decided(key, file));
    Browser.Answer answer = person.ask("POST", task + "/submit-form", submission(fields));
    assertThat(answer.status()).as(key + " " + fields + " " + answer.body()).isEqualTo(204);
  }

  private static void fill(JsonNode component, JsonNode values, Map<String, Object> fields) {
    component.path("components").forEach(inner -> fill(inner, values, fields));
    String field = component.path("key").asText();
    JsonNode value = values.path(field).path("value");
    if (field.endsWith("AnswerChoice")) {
      fields.put(field, "none");
    } else if (field.endsWith("AnswerRemark")) {
      fields.put(field, REASON);
    } else if (!field.isEmpty()
        && !component.path("disabled").asBoolean()
        && !component.path("type").asText().equals("text")
        && !value.isMissingNode()
        && !value.isNull()) {
      fields.put(field, value);
    }
  }

  /** What the person decides in the form, in favour of the applicant. */
  private Map<String, Object> decided(String key, JsonNode file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (key) {
      case "acceptApplication" -> fields.put("decision", "accept");
      case "reviewApplication" -> fields.put("opinion", "agree");
      case "evaluateApplication" -> fields.putAll(Map.of("score", 90, "conflict", false));
      case "verifyFacts" -> {
        fields.put("decision", "verified");
        String words =
            office
                .get(null, "/api/items/" + file.path("itemId").asText())
                .body()
                .path("words")
                .toString();
        if (words.contains("recognition")) {
          fields.put("recognised", true);
        }
      }
      case "consolidateOpinions" -> {
        fields.put("conclusion", "support");
        if (!file.path("assessment").path("exact").asBoolean()) {
          fields.put("recognisedAmount", most(file));
        }
      }
      case "approveAward" -> fields.put("decision", "approve");
      case "payAward" ->
          fields.putAll(
              Map.of(
                  "paymentReference",
                  "TL-" + file.path("no").asText(),
                  "paidOn",
                  file.path("award").path("awardedOn").asText()));
      default -> throw new AssertionError(key);
    }
    return fields;
  }

  private static String most(JsonNode file) {
    return Stream.of(
            file.path("assessment").path("ceiling"), file.path("verified").path("requestedAmount"))
        .filter(JsonNode::isTextual)
        .map(amount -> new BigDecimal(amount.asText()))
        .min(BigDecimal::compareTo)
        .orElseThrow()
        .toPlainString();
  }

  private static String submission(Map<String, Object> fields) {
    Map<String, Object> variables = new LinkedHashMap<>();
    fields.forEach((field, value) -> variables.put(field, Map.of("value", value)));
    try {
      return JSON.writeValueAsString(Map.of("variables", variables));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Case again(String itemId, Map<String, Object> differences) {
    Office.Applicant company = office.newApplicant();
    office.applies(company, Office.anApplication(itemId, company, Map.of())).goesOnTo("paid");
    return office.applies(company, Office.anApplication(itemId, company, differences));
  }

  private Case after(String first, String second) {
    Office.Applicant company = office.newApplicant();
    office.applies(company, Office.anApplication(first, company, Map.of())).goesOnTo("paid");
    return office.applies(company, Office.anApplication(second, company, Map.of()));
  }

  private Case secondProjectAbroad() {
    Office.Applicant company = office.newApplicant();
    office.applies(company, "M13-1", "越南研发中心", Map.of()).goesOnTo("paid");
    return office.applies(company, "M13-1", "泰国研发中心", Map.of());
  }

  private Case secondEmployer() {
    office.applies(office.newApplicant(), "M14-1", "两家单位的青年人才", Map.of()).goesOnTo("paid");
    return office.applies(office.newApplicant(), "M14-1", "两家单位的青年人才", Map.of());
  }

  private Case withEarlier(String itemId, String similar, Integer year) {
    Office.Applicant company = office.newApplicant();
    office.enterEarlierAward(company, similar, Office.usualMatter(company), year, "100000.00");
    return office.applies(company, Office.anApplication(itemId, company, Map.of()));
  }

  /** Two years under the present document, and one under the repealed. */
  private Case thirdYear() {
    Office.Applicant company = office.newApplicant();
    office.enterEarlierAward(company, "R14-1", null, 2023, "100000.00");
    for (int year : new int[] {2026, 2025}) {
      office
          .applies(company, Office.anApplication("R14-1", company, Map.of("fiscalYear", year)))
          .goesOnTo("paid");
    }
    return office.applies(
        company, Office.anApplication("R14-1", company, Map.of("fiscalYear", 2024)));
  }

  /**
   * An award under another policy of the district.
   *
   * @param matter null for the title of the application's own
   * @param same what the applicant says of it; null for nothing
   */
  private Case withOther(String itemId, String matter, Boolean same) {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> body = Office.anApplication(itemId, company, Map.of());
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("policy", "昌平区另一项扶持政策");
    other.put("matter", matter == null ? body.get("matter") : matter);
    other.put("amount", 1000);
    other.put("date", "2025-12-15");
    if (same != null) {
      other.put("sameMatter", same);
    }
    body.put("otherDistrictAwards", List.of(other));
    return office.applies(company, body);
  }
}
