package cn.lianban.award;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Item;
import cn.lianban.workflow.models.CachingFeelEngineFactory;
import cn.lianban.workflow.models.Evaluation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What happens when an owner fills the column of standards or adds tiers: the present tables with
 * one cell or row changed.
 */
class StandardColumnTest {

  private static final DmnEngine ENGINE = engine();
  private static final String GRANT = "-grant-";

  @ParameterizedTest
  @CsvSource({
    "M09-1, M09-1-grant-untiered,       3000000,    3000000",
    "M09-1, M09-1-grant-untiered,       5000000,    5000000",
    "M09-1, M09-1-grant-untiered,       5000000.01, 5000000",
    "M13-2, M13-2-grant-untiered,       1000000,    1000000",
    "M13-2, M13-2-grant-untiered,       4000000,    3000000",
    "R13-3, R13-3-grant-from50m,        500000,     500000",
    "R13-3, R13-3-grant-from100m,       800000.55,  800000.55",
    "R13-3, R13-3-grant-from500m,       1500000,    1500000",
    "R13-3, R13-3-grant-from1bn,        2500000,    2500000",
    "R13-3, R13-3-grant-from2bn,        5000000,    5000000",
    "R05-1, R05-1-grant-entered-I,      1000000,    1000000",
    "R05-1, R05-1-grant-entered-II,     2000000,    2000000",
    "R05-1, R05-1-grant-entered-III,    3000000,    3000000",
    "R05-1, R05-1-grant-completed-I,    2000000,    2000000",
    "R05-1, R05-1-grant-completed-II,   3200000.55, 3200000.55",
    "R05-1, R05-1-grant-completed-II,   3200000.56, 3200000.55",
    "R05-1, R05-1-grant-completed-III,  9000000,    3200000.55",
    "R06-2, R06-2-grant-class-1,        2000000,    2000000",
    "R06-2, R06-2-grant-class-2,        1000000,    1000000",
    "R06-2, R06-2-grant-class-3,        500000,     500000",
  })
  void a_filled_standard_is_the_amount_exactly_but_never_above_a_cap_or_what_was_spent(
      String item, String row, String standard, BigDecimal amount) {
    DmnModelInstance table = table(item);
    cell(table, item, row, "standard", '"' + standard + '"');

    Map<String, Object> sums = amount(grant(table, item, facts(row)));
    assertThat(sums.get("exact")).isEqualTo(true);
    assertThat(new BigDecimal((String) sums.get("ceiling"))).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"M09-1", "M13-2", "R13-3", "R05-1", "R06-2"})
  void every_row_that_grants_can_be_filled_and_until_then_bureaus_recognise_an_amount(String item) {
    for (Rule row :
        rows(table(item), item).stream().filter(rule -> rule.getId().contains(GRANT)).toList()) {
      Map<String, Object> facts = facts(row.getId());
      Map<String, Object> empty = amount(grant(table(item), item, facts));
      assertThat(empty.get("exact")).as(row.getId()).isEqualTo(false);

      DmnModelInstance filled = table(item);
      cell(filled, item, row.getId(), "standard", "\"100000\"");
      Map<String, Object> grant = grant(filled, item, facts);
      assertThat(grant.get("standard"))
          .as(row.getId() + " is the row for " + facts)
          .isEqualTo("100000");
      assertThat(amount(grant)).containsEntry("exact", true).containsEntry("ceiling", "100000");
    }
  }

  /** What an owner sets is told as the owner's, and not as the clause's. */
  @Test
  void a_standard_is_a_bound_with_a_basis_of_its_own() {
    DmnModelInstance table = table("R06-2");
    cell(table, "R06-2", "R06-2-grant-class-1", "standard", "\"2000000\"");
    Map<String, Object> grant = grant(table, "R06-2", facts("R06-2-grant-class-1"));
    Item item =
        new Item(
            "R06-2",
            "support-rules",
            "R06.2",
            "第六条（二）",
            "新兽药注册并产业化",
            "award",
            List.of(),
            "each",
            "证书",
            false,
            "district");

    Assessment told =
        Assessments.of(
            item,
            new Edition("support-rules-2025", "support-rules", "支持办法", "draft", null, null),
            null,
            new Evaluation("R06-2", 1, List.of("R06-2-grant-class-1"), List.of(grant)),
            new Evaluation("awardAmount", 1, List.of("recognised"), List.of(amount(grant))),
            List.of());

    assertThat(told.bounds())
        .singleElement()
        .satisfies(bound -> assertThat(bound.basis()).isEqualTo("standard"));
    assertThat(told.explanation()).anyMatch(line -> line.startsWith("流程负责人设定的标准："));
  }

  @Test
  void a_standard_of_one_row_leaves_the_others_to_the_bureaus() {
    DmnModelInstance table = table("R06-2");
    cell(table, "R06-2", "R06-2-grant-class-1", "standard", "\"2000000\"");
    assertThat(amount(grant(table, "R06-2", facts("R06-2-grant-class-2"))))
        .containsEntry("exact", false)
        .containsEntry("ceiling", null);
  }

  @ParameterizedTest
  @CsvSource({
    "99999999.99,  1000000",
    "100000000.00, 3000000",
    "299999999.99, 3000000",
    "300000000.00, 5000000",
    "900000000.00, 5000000",
  })
  void tiers_are_rows_as_the_note_beside_the_row_says(BigDecimal paidIn, BigDecimal amount) {
    DmnModelInstance table = table("M09-1");
    Rule untiered = rows(table, "M09-1").get(rows(table, "M09-1").size() - 1);
    List.of(
            List.of("below-100m", "(0..100000000)", "\"1000000\""),
            List.of("from-100m", "[100000000..300000000)", "\"3000000\""),
            List.of("from-300m", ">= 300000000", "\"8000000\""))
        .forEach(
            tier -> {
              Rule row = copy(table, untiered, "M09-1-grant-" + tier.get(0));
              List.copyOf(row.getInputEntries()).get(1).getText().setTextContent(tier.get(1));
              cell(table, "M09-1", row.getId(), "standard", tier.get(2));
            });
    untiered.getParentElement().removeChildElement(untiered);

    Map<String, Object> sums =
        amount(
            grant(
                table,
                "M09-1",
                Map.of(
                    "privateEquityFund",
                    true,
                    "paidInCapital",
                    paidIn,
                    "longTermCapital",
                    0,
                    "investedInTechFirms",
                    1)));
    assertThat(sums.get("exact")).isEqualTo(true);
    assertThat(new BigDecimal((String) sums.get("ceiling")))
        .as("8,000,000 is above the cap of the clause")
        .isEqualByComparingTo(amount);
  }

  /** Facts for which this row grants. */
  private static Map<String, Object> facts(String row) {
    String rest = row.substring(row.indexOf(GRANT) + GRANT.length());
    Map<String, Object> facts = new HashMap<>();
    switch (row.substring(0, row.indexOf(GRANT))) {
      case "M09-1" ->
          facts.putAll(
              Map.of(
                  "privateEquityFund",
                  true,
                  "paidInCapital",
                  200_000_000,
                  "longTermCapital",
                  0,
                  "investedInTechFirms",
                  1));
      case "M13-2" -> facts.putAll(Map.of("projectsLanded", 1, "resultsTransferred", 2));
      case "R06-2" ->
          facts.putAll(
              Map.of(
                  "veterinaryClass",
                  rest.substring(6),
                  "certificateObtained",
                  true,
                  "industrialised",
                  true));
      case "R05-1" -> {
        facts.putAll(
            Map.of(
                "drugClass",
                "class-1-biologic",
                "milestone",
                rest.split("-")[0],
                "trialPhase",
                rest.split("-")[1]));
        facts.put(
            "clinicalRdExpense",
            rest.startsWith("completed") ? new BigDecimal("3200000.55") : null);
      }
      default -> {
        Map<String, Long> above =
            Map.of(
                "from50m",
                50_000_001L,
                "from100m",
                100_000_001L,
                "from500m",
                500_000_001L,
                "from1bn",
                1_000_000_001L,
                "from2bn",
                2_000_000_001L,
                "noTier",
                1L);
        facts.putAll(Map.of("productOutput", above.get(rest), "priorPeakProductOutput", 0));
      }
    }
    return facts;
  }

  private static Map<String, Object> grant(
      DmnModelInstance table, String item, Map<String, Object> facts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Dmn.writeModelToStream(bytes, table);
    DmnDecision decision =
        ENGINE.parseDecision(item, new ByteArrayInputStream(bytes.toByteArray()));
    Map<String, Object> inputs =
        Map.of(
            "facts",
            facts,
            "ledger",
            Map.of("priorYears", 0, "priorGranted", 0),
            "readings",
            ReadingsInUse.answers());
    List<Map<String, Object>> grants =
        ENGINE.evaluateDecision(decision, Variables.fromMap(inputs)).getResultList().stream()
            .filter(row -> row.get("formula") != null)
            .toList();
    assertThat(grants).as("rows of %s that grant for %s", item, facts).hasSize(1);
    return grants.get(0);
  }

  private static Map<String, Object> amount(Map<String, Object> grant) {
    try (InputStream model = Files.newInputStream(Path.of("dmn/awardAmount.dmn"))) {
      return ENGINE
          .evaluateDecision(
              ENGINE.parseDecision("awardAmount", model), Variables.fromMap(Map.of("grant", grant)))
          .getSingleResult();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static DmnModelInstance table(String item) {
    return Dmn.readModelFromFile(
        AwardDecisions.FOLDER.resolve(item.substring(0, 3) + ".dmn").toFile());
  }

  private static List<Rule> rows(DmnModelInstance model, String item) {
    return List.copyOf(
        ((DecisionTable) model.<Decision>getModelElementById(item).getExpression()).getRules());
  }

  private static void cell(
      DmnModelInstance model, String item, String row, String output, String text) {
    DecisionTable table = (DecisionTable) model.<Decision>getModelElementById(item).getExpression();
    int column = table.getOutputs().stream().map(Output::getName).toList().indexOf(output);
    Rule rule =
        rows(model, item).stream().filter(one -> one.getId().equals(row)).findFirst().orElseThrow();
    List.copyOf(rule.getOutputEntries()).get(column).getText().setTextContent(text);
  }

  private static Rule copy(DmnModelInstance model, Rule row, String id) {
    Rule copy = model.newInstance(Rule.class, id);
    row.getParentElement().addChildElement(copy);
    IntStream.range(0, row.getInputEntries().size())
        .forEach(
            i -> {
              InputEntry entry = model.newInstance(InputEntry.class, id + "-in-" + i);
              entry.setText(model.newInstance(Text.class));
              entry
                  .getText()
                  .setTextContent(
                      List.copyOf(row.getInputEntries()).get(i).getText().getTextContent());
              copy.getInputEntries().add(entry);
            });
    IntStream.range(0, row.getOutputEntries().size())
        .forEach(
            i -> {
              OutputEntry entry = model.newInstance(OutputEntry.class, id + "-out-" + i);
              entry.setText(model.newInstance(Text.class));
              entry
                  .getText()
                  .setTextContent(
                      List.copyOf(row.getOutputEntries()).get(i).getText().getTextContent());
              copy.getOutputEntries().add(entry);
            });
    return copy;
  }

  private static DmnEngine engine() {
    DefaultDmnEngineConfiguration configuration =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration.setFeelEngineFactory(new CachingFeelEngineFactory());
    return configuration.buildEngine();
  }
}
