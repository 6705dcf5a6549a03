package cn.lianban.models;

import static cn.lianban.models.ProcessModel.property;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.junit.jupiter.api.Test;

/** Where a company may hand in files, and where it may take them away again. */
class ProcessFilesTest {

  @Test
  void filesAreTakenWhereSomethingIsAskedOfTheApplicantAndRemovedBeforeAcceptanceAlone() {
    Map<String, String> taken = new TreeMap<>();
    ProcessModel.all()
        .forEach(
            model ->
                model
                    .nodes()
                    .forEach(
                        node ->
                            property(node, "files")
                                .forEach(phase -> taken.put(node.getId(), phase))));
    assertThat(taken.keySet())
        .containsExactly(
            "acceptApplication",
            "awaitAccount",
            "awaitCorrection",
            "awaitReconsideration",
            "awaitReply",
            "awaitReport");
    assertThat(
            ProcessModel.all().stream()
                .flatMap(model -> model.nodes().stream())
                .filter(node -> !property(node, "filesRemovable").isEmpty()))
        .extracting(BaseElement::getId)
        .containsExactly("acceptApplication");
  }
}
