package cn.lianban.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Money;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.models.ModelBundle;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the business rule tasks of a process say, and what an assessment says, is the same: for
 * every sentence about every award item.
 */
@ServiceTest
class AssessmentChainTest {

  private static final Path SOURCES = Path.of("src/main/java");

  private static final AssessmentChain.Occasion OCCASION =
      new AssessmentChain.Occasion(
          null,
          (LocalDate) AwardCase.APPLICATION.get("submittedOn"),
          (LocalDate) AwardCase.APPLICATION.get("editionFrom"),
          Map.of());

  @Autowired AssessmentChain chain;
  @Autowired DecisionInputs inputs;
  @Autowired GeneralConditions conditions;
  @Autowired Items items;
  @Autowired Editions editions;
  @Autowired ModelBundle bundle;
  @Autowired DecisionService engine;
  @Autowired RepositoryService repository;
  @Autowired Office office;

  @Test
  void the_engine_of_the_processes_says_of_every_item_what_the_assessment_says() {
    String deployment = bundle.newest();
    SoftAssertions softly = new SoftAssertions();
    for (AwardCase one : AwardCase.all()) {
      if (!one.readings().isEmpty()) {
        // the service gives the answers in use, and no others
        continue;
      }
      Item item = items.get(one.item());
      AssessmentChain.Steps steps =
          chain.assess(deployment, item, OCCASION, null, one.facts(), one.ledger());
      List<Map<String, Object>> award =
          asked(
              deployment,
              item.id(),
              Map.of(
                  "facts", one.facts(),
                  "ledger", one.ledger(),
                  "application", one.application()));
      List<Map<String, Object>> amount =
          asked(deployment, "awardAmount", Map.of("grant", steps.grant()));
      softly.assertThat(award).as(one.toString()).isEqualTo(steps.award().rows());
      softly.assertThat(amount).as(one.toString()).isEqualTo(steps.amount().rows());
      if (one.expect().get("base") instanceof BigDecimal base && base.compareTo(Money.LIMIT) >= 0) {
        softly
            .assertThatThrownBy(() -> steps.assessment(item, editions.of(item.document())))
            .as(one.toString())
            .isInstanceOf(BadInput.class);
        continue;
      }
      softly
          .assertThat(steps.assessment(item, editions.of(item.document())).eligible())
          .as(one.toString())
          .isEqualTo(one.eligible());
    }
    softly.assertAll();
    assertThat(AwardCase.all().stream().map(AwardCase::item).distinct().count()).isEqualTo(43);
  }

  @Test
  void a_day_before_the_edition_is_put_to_the_lead_and_refuses_nothing() {
    AwardCase device =
        AwardCase.all().stream()
            .filter(one -> one.item().equals("R07-1") && one.eligible())
            .findFirst()
            .orElseThrow();
    Item item = items.get(device.item());
    Map<String, Object> facts = new HashMap<>(device.facts());

    facts.put("certifiedOn", OCCASION.editionFrom().minusDays(1));
    Assessment before = assessed(item, facts, device.ledger());
    assertThat(before.eligible()).isTrue();
    assertThat(before.questions())
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.reading()).isEqualTo("beforeEdition");
              assertThat(question.message()).contains("早于本办法施行之日");
            });
    assertThat(before.readings()).extracting(Assessment.ReadingUsed::id).contains("beforeEdition");

    facts.put("certifiedOn", OCCASION.editionFrom());
    assertThat(assessed(item, facts, device.ledger()).questions()).isEmpty();
  }

  private Assessment assessed(Item item, Map<String, Object> facts, Map<String, Object> ledger) {
    return chain
        .assess(bundle.newest(), item, OCCASION, null, facts, ledger)
        .assessment(item, editions.of(item.document()));
  }

  /**
   * A result that rests on a reading names it: of every row of the register some sentence, pair of
   * items or plan does, but for those that shape only how cases are handled, which every item's
   * page lists.
   */
  @Test
  void every_reading_is_named_by_what_it_shapes() {
    String deployment = bundle.newest();
    Set<String> named = new TreeSet<>();
    for (AwardCase one : AwardCase.all()) {
      Item item = items.get(one.item());
      Map<String, Object> facts = new HashMap<>(one.facts());
      facts.put("changpingTie", "operating");
      facts.put("direction", "other");
      chain
          .assess(
              deployment,
              item,
              OCCASION,
              conditions.ofKind(item, "other", facts),
              one.facts(),
              one.ledger())
          .readings()
          .forEach(reading -> named.add(reading.id()));
    }
    List<Item> awards = items.find("award", null, null);
    for (Item item : awards) {
      Stream.concat(awards.stream().map(Item::id), Stream.of("external", "repealed"))
          .flatMap(
              other ->
                  Stream.of("matter", "other")
                      .flatMap(
                          declared ->
                              Stream.of(true, false)
                                  .map(
                                      same ->
                                          new AssessmentChain.Pair(
                                              item.id(),
                                              other,
                                              true,
                                              same,
                                              same,
                                              same,
                                              item.applicantIsMatter(),
                                              declared))))
          .forEach(
              pair ->
                  chain
                      .readings(deployment, chain.overlap(deployment, pair).only())
                      .forEach(reading -> named.add(reading.id())));
    }
    Set<String> others = new TreeSet<>(ReadingsInUse.rows().keySet());
    others.removeAll(named);
    assertThat(others)
        .containsExactlyInAnyOrder(
            // put to the lead by comparisons with other applicants
            "acrossApplicants",
            // how cases are handled
            "bureauSilence",
            "conclusionProcedure",
            "dutySupervision",
            "serviceFollowUps",
            "timeLimits",
            // what follows the payment
            "annualReports",
            "barringPeriod",
            "conditionsKept",
            "recoveryProcedure");
  }

  /** One rule for all of them, in the decision about the amount. */
  @ParameterizedTest
  @CsvSource({
    "M05-1, projectInvestment",
    "M11-1, projectInvestment",
    "M11-2, projectInvestment",
    "M12-3, eventCost",
    "R05-1, clinicalRdExpense",
    "R07-1, rdExpense",
    "R07-2a, rdExpense",
    "R07-3, rdExpense",
    "R08-1a, transactionAmount",
    "R08-1b, productionInvestment",
    "R08-2, annualSales",
    "R12-1, overseasRegistrationFee",
    "R14-1, lastYearRdExpense",
    "R16-1, annualServiceAmount",
    "R16-2a, platformInvestment",
    "R17-3a, eventCost"
  })
  void where_there_is_nothing_to_take_a_share_of_there_is_no_award(String item, String base) {
    Map<String, Object> facts = new HashMap<>(Office.withUsualFacts(item, Map.of(base, "0.00")));
    switch (item) {
      case "R05-1" -> facts.put("milestone", "completed");
      case "R12-1" -> facts.putAll(Map.of("testingFee", "0.00", "localAgentFee", "0.00"));
      case "R14-1" -> facts.put("yearBeforeLastRdExpense", "10000000.00");
      default -> {
        // the base is one fact
      }
    }
    JsonNode nothing = estimate(item, facts);
    assertThat(nothing.path("eligible").asBoolean()).isFalse();
    assertThat(nothing.path("ceiling").isNull()).isTrue();
    assertThat(nothing.path("unmet").findValuesAsText("message"))
        .singleElement()
        .asString()
        .matches("(计算基数|实际支出)为零，没有可以.*支持的金额");

    facts.put(base, "5.00");
    JsonNode something = estimate(item, facts);
    assertThat(something.path("eligible").asBoolean()).as(something.toString()).isTrue();
    assertThat(new BigDecimal(something.path("ceiling").asText())).isPositive();
  }

  /** The same rule: what was granted before has used the ceiling up. */
  @ParameterizedTest
  @CsvSource({
    "M07-1, 50000000.00, 49999999.99",
    "M09-1, 5000000.00, 4999999.99",
    "M12-2, 3000000.00, 2999999.99",
    "M13-1, 2000000.00, 1999999.99",
    "M13-2, 3000000.00, 2999999.99"
  })
  void a_ceiling_that_is_used_up_is_no_award_and_says_so(
      String item, String usedUp, String fenLeft) {
    JsonNode nothing = after(item, usedUp);
    assertThat(nothing.path("eligible").asBoolean()).isFalse();
    assertThat(nothing.path("ceiling").isNull()).isTrue();
    assertThat(nothing.path("unmet").findValuesAsText("message"))
        .containsExactly("条款限额已由此前的支持用完，没有余额");
    assertThat(after(item, fenLeft).path("ceiling").asText()).isEqualTo("0.01");
  }

  private JsonNode after(String item, String granted) {
    Answer answer =
        office.post(
            null,
            "/api/items/" + item + "/estimate",
            Map.of(
                "facts",
                Office.withUsualFacts(item, Map.of()),
                "ledger",
                Map.of("priorYears", 1, "priorGranted", granted)));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private JsonNode estimate(String item, Map<String, Object> facts) {
    Answer answer = office.post(null, "/api/items/" + item + "/estimate", Map.of("facts", facts));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void facts_that_add_up_to_more_than_money_holds_are_a_bad_request() {
    Map<String, Object> facts = new HashMap<>(Office.inScope("R12-1"));
    AwardCase.all().stream()
        .filter(
            one ->
                one.expect().get("base") instanceof BigDecimal base
                    && base.compareTo(Money.LIMIT) >= 0)
        .findFirst()
        .orElseThrow()
        .facts()
        .forEach(facts::put);
    Answer answer = office.post("monitor", "/api/items/R12-1/estimate", Map.of("facts", facts));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").toString()).contains("一万亿元");
  }

  @Test
  void a_diagram_that_asks_otherwise_than_the_assessment_is_found_out() {
    Case device =
        office
            .applies(
                "R07-1",
                Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000))
            .goesOnTo("concluding");
    Evaluation other =
        new Evaluation("awardAmount", 1, List.of("any"), List.of(Map.of("ceiling", "1.00")));

    assertThatThrownBy(() -> inputs.agree(device.no(), other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(device.no())
        .hasMessageContaining("awardAmount");
  }

  @Test
  void no_other_class_asks_the_decisions_of_the_chain() throws IOException {
    Map<String, List<String>> naming = new TreeMap<>();
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        String code = Files.readString(source);
        Stream.of("\"awardAmount\"", "\"overlap\"")
            .filter(
                decision ->
                    code.matches("(?s).*(evaluate|taken)\\([^;]*" + decision + ".*")
                        || code.matches("(?s).*static final String \\w+ = " + decision + ".*"))
            .forEach(
                decision ->
                    naming
                        .computeIfAbsent(decision, any -> new ArrayList<>())
                        .add(source.getFileName().toString()));
      }
    }

    assertThat(naming.get("\"awardAmount\""))
        .as("the second takes what the diagram shows, and holds it against the chain")
        .containsExactlyInAnyOrder("AssessmentChain.java", "CalculateAmount.java");
    assertThat(naming.get("\"overlap\"")).containsExactly("AssessmentChain.java");
  }

  /** As a business rule task asks. */
  private List<Map<String, Object>> asked(
      String deployment, String decisionId, Map<String, Object> values) {
    String definition =
        repository
            .createDecisionDefinitionQuery()
            .deploymentId(deployment)
            .decisionDefinitionKey(decisionId)
            .singleResult()
            .getId();
    DmnDecisionResult result =
        engine.evaluateDecisionById(definition).variables(Variables.fromMap(values)).evaluate();
    return result.stream()
        .map(
            row -> {
              Map<String, Object> texts = new TreeMap<>();
              row.getEntryMap()
                  .forEach(
                      (name, value) ->
                          texts.put(
                              name, value instanceof String text && text.isBlank() ? null : value));
              return texts;
            })
        .collect(Collectors.toList());
  }
}
