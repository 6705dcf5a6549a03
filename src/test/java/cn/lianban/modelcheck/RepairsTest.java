package cn.lianban.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ids of a modelling tool get a meaning, and nothing else changes. */
class RepairsTest {

  private static final ModelCheck CHECK = ModelCheck.ofProgram();

  @Test
  void models_without_generated_ids_stay_as_they_are() throws IOException {
    Map<String, byte[]> models = ModelCheckTest.project();

    Map<String, byte[]> repaired = CHECK.repaired(models);

    assertThat(repaired).containsOnlyKeys(models.keySet());
    repaired.forEach((path, content) -> assertThat(content).isEqualTo(models.get(path)));
  }

  @Test
  void a_row_is_named_after_what_it_refuses_and_its_cells_after_it() throws IOException {
    String repaired =
        repaired(
            "dmn/awards/R06.dmn",
            "\"R06-1-noCertificate\"",
            "\"DecisionRule_0a1b2c3\"",
            "\"R06-1-noCertificate-if-drugClass\"",
            "\"UnaryTests_1x2y3z4\"",
            "\"R06-1-input-drugClass\"",
            "\"InputClause_0q1w2e3\"");

    assertThat(repaired)
        .contains(
            "<rule id=\"R06-1-certificateObtained\">",
            "<inputEntry id=\"R06-1-certificateObtained-if-drugClass\">",
            "<input id=\"R06-1-input-drugClass\"");
  }

  @Test
  void a_step_its_flows_and_its_drawing_are_named_alike() throws IOException {
    String repaired =
        repaired(
            "bpmn/awardApplication.bpmn",
            "\"planHandling\"",
            "\"Activity_0a1b2c3\"",
            "\"planHandlingToBeforeAcceptance\"",
            "\"Flow_1x2y3z4\"",
            ">planHandlingToBeforeAcceptance<",
            ">Flow_1x2y3z4<");

    assertThat(repaired)
        .contains("<bpmn:businessRuleTask id=\"decision\"", "id=\"decisionToBeforeAcceptance\"")
        .doesNotContain("_0a1b2c3", "_1x2y3z4");
  }

  @Test
  void a_field_is_named_after_its_key() throws IOException {
    assertThat(repaired("bpmn/forms/R07-1.form", "\"field-rdExpense\"", "\"Field_0a1b2c3\""))
        .contains("\"field-rdExpense\"");
  }

  /** The file after the changes, and after the repair. */
  private static String repaired(String path, String... changes) throws IOException {
    Map<String, byte[]> models = new TreeMap<>(ModelCheckTest.project());
    String text = new String(Objects.requireNonNull(models.get(path)), StandardCharsets.UTF_8);
    for (int change = 0; change < changes.length; change += 2) {
      assertThat(text).contains(changes[change]);
      text = text.replace(changes[change], changes[change + 1]);
    }
    models.put(path, text.getBytes(StandardCharsets.UTF_8));
    assertThat(CHECK.findings(models)).extracting(Finding::code).contains("generated-id");
    Map<String, byte[]> repaired = CHECK.repaired(models);
    assertThat(CHECK.findings(repaired)).extracting(Finding::code).doesNotContain("generated-id");
    return new String(Objects.requireNonNull(repaired.get(path)), StandardCharsets.UTF_8);
  }
}
