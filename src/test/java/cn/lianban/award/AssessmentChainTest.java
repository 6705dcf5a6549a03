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
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the business rule tasks of a process say, and what an assessment says, is the same: for
 * every sentence about every award item.
 */
@ServiceTest
class AssessmentChainTest {

  private static final Path SOURCES = Path.of("src/main/java");

  @Autowired AssessmentChain chain;
  @Autowired DecisionInputs inputs;
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
      AssessmentChain.Steps steps = chain.assess(deployment, item, null, one.facts(), one.ledger());
      List<Map<String, Object>> award =
          asked(deployment, item.id(), Map.of("facts", one.facts(), "ledger", one.ledger()));
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
  void facts_that_add_up_to_more_than_money_holds_are_a_bad_request() {
    Map<String, Object> facts = new HashMap<>();
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
