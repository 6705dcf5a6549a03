package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.VisitedNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;

/**
 * Every flow node of every process was entered by some test.
 *
 * <p>The build runs this class after all others and it reads what they have left ({@link
 * VisitedNodes}). Run without them it names what is missing and fails: it cannot pass by an
 * accident of the order.
 */
class VisitedTest {

  private static final Path MODELS = Path.of("bpmn");

  @Test
  void every_flow_node_of_every_process_is_visited_by_some_test() throws IOException {
    List<BpmnModelInstance> models = models();

    assertThat(models).isNotEmpty();
    Set<String> visited = VisitedNodes.all();
    assertThat(models.stream().flatMap(model -> unvisited(model, visited).stream()))
        .as("nodes that no test visits (needs all tests in one run: mvn test)")
        .isEmpty();
  }

  @Test
  void a_node_that_no_test_visits_is_named() throws IOException {
    BpmnModelInstance never =
        Bpmn.createExecutableProcess("never")
            .startEvent("begun")
            .userTask("work")
            .endEvent("over")
            .done();

    assertThat(unvisited(never, VisitedNodes.all()))
        .containsExactlyInAnyOrder("never/begun", "never/work", "never/over");
  }

  private static List<String> unvisited(BpmnModelInstance model, Set<String> visited) {
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    return model.getModelElementsByType(FlowNode.class).stream()
        .map(node -> process.getId() + "/" + node.getId())
        .filter(node -> !visited.contains(node))
        .toList();
  }

  private static List<BpmnModelInstance> models() throws IOException {
    List<BpmnModelInstance> models = new ArrayList<>();
    try (Stream<Path> files = Files.list(MODELS)) {
      files
          .filter(file -> file.toString().endsWith(".bpmn"))
          .sorted()
          .forEach(file -> models.add(Bpmn.readModelFromFile(file.toFile())));
    }
    return models;
  }
}
