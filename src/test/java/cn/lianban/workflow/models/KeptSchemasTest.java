package cn.lianban.workflow.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.ModelParseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models are read as Camunda's own readers read them, only with schemas that are kept. */
class KeptSchemasTest {

  private static final CamundaDecisions CAMUNDA_DECISIONS = new CamundaDecisions();
  private static final CamundaProcesses CAMUNDA_PROCESSES = new CamundaProcesses();

  @BeforeAll
  static void schemas_are_kept() {
    KeptSchemas.use();
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void a_decision_reads_the_same(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      assertThat(Dmn.convertToString(Dmn.readModelFromFile(file.toFile())))
          .isEqualTo(Dmn.convertToString(CAMUNDA_DECISIONS.read(stream)));
    }
  }

  @ParameterizedTest
  @MethodSource("processes")
  void a_process_reads_the_same(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      assertThat(Bpmn.convertToString(Bpmn.readModelFromFile(file.toFile())))
          .isEqualTo(Bpmn.convertToString(CAMUNDA_PROCESSES.read(stream)));
    }
  }

  @Test
  void what_the_schema_forbids_is_refused() throws IOException {
    String good = Files.readString(Path.of("dmn", "awardAmount.dmn"));
    refused(good.replace("<decisionTable ", "<decisionTable hitPolicies=\"x\" "), "hitPolicies");
    refused(good.replace("<decisionTable ", "<table/><decisionTable "), "table");
    refused(good.replaceFirst("<definitions ", "<!DOCTYPE x><definitions "), "DOCTYPE");
    refused(good.replace("</definitions>", ""), "must start and end");
  }

  private static void refused(String decision, String because) {
    assertThatThrownBy(
            () -> Dmn.readModelFromStream(new ByteArrayInputStream(decision.getBytes(UTF_8))))
        .isInstanceOf(ModelParseException.class)
        .rootCause()
        .hasMessageContaining(because);
  }

  static List<Path> decisions() throws IOException {
    return files("dmn", ".dmn");
  }

  static List<Path> processes() throws IOException {
    return files("bpmn", ".bpmn");
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static final class CamundaDecisions extends Dmn {
    private DmnModelInstance read(InputStream file) {
      return doReadModelFromInputStream(file);
    }
  }

  private static final class CamundaProcesses extends Bpmn {
    private BpmnModelInstance read(InputStream file) {
      return doReadModelFromInputStream(file);
    }
  }
}
