package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.lianban.review.EvaluationPlan;
import cn.lianban.workflow.models.Evaluation;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/**
 * What the program and the engine say of the shared decisions. What can be read from the tables
 * alone is held by the check of models.
 */
class SharedDecisionEvaluationTest {

  private static final SharedDecisions DECISIONS = new SharedDecisions();

  @Test
  void everyPlanOfAnEvaluationCanBeWorkedBy() {
    for (Rule row : SharedDecisions.table("evaluationPlan").rows()) {
      List<String> cells =
          row.getOutputEntries().stream()
              .map(entry -> entry.getText().getTextContent().strip())
              .toList();
      List<String> names =
          SharedDecisions.table("evaluationPlan").decision().getOutputs().stream()
              .map(output -> output.getName())
              .toList();
      Map<String, Object> outputs = new HashMap<>();
      for (int column = 0; column < cells.size(); column++) {
        String cell = cells.get(column);
        outputs.put(
            names.get(column),
            cell.isEmpty()
                ? null
                : cell.startsWith("\"")
                    ? cell.substring(1, cell.length() - 1)
                    : Integer.valueOf(cell));
      }
      assertThatCode(
              () ->
                  EvaluationPlan.of(
                      new Evaluation("evaluationPlan", 1, List.of(row.getId()), List.of(outputs))))
          .doesNotThrowAnyException();
    }
  }

  /** No promise is lost unseen; sentences.md says which sentence each item is of. */
  @Test
  void theCatalogueHasEveryItemOnce() {
    List<String> all =
        Stream.of("award", "service", "duty")
            .flatMap(kind -> DECISIONS.texts("itemCatalogue", Map.of("kind", kind), "id").stream())
            .toList();
    assertThat(all).hasSize(135).doesNotHaveDuplicates();
  }

  @Test
  void theSilenceOfALeadBureauNeverCountsAsAgreement() {
    List<String> register =
        DECISIONS.texts("bureauRegister", Collections.singletonMap("level", null), "id");
    assertThat(register)
        .allSatisfy(
            bureau ->
                assertThat(
                        Stream.of("municipal", "district")
                            .flatMap(
                                level ->
                                    DECISIONS
                                        .texts(
                                            "bureauSilence",
                                            Map.of(
                                                "role",
                                                "lead",
                                                "level",
                                                level,
                                                "bureau",
                                                bureau,
                                                "clause",
                                                "M05",
                                                "itemId",
                                                "M05-1",
                                                "readings",
                                                Map.of("bureauSilence", "agreement")),
                                            "effect")
                                        .stream()))
                    .hasSize(2)
                    .doesNotContain("agreement"));
  }
}
