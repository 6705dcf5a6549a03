package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every flow node of every process was entered by some test of this package.
 *
 * <p>All tests with {@link ServiceTest} share one database, in whose history the engine records
 * each node that a case enters. This class runs last ({@code junit-platform.properties}) and reads
 * this history. Without the other tests, or before them, it fails and lists what is missing, so
 * that it cannot pass by accident.
 */
@ServiceTest
@Order(Integer.MAX_VALUE)
class VisitedTest {

  private static final Path MODELS = Path.of("bpmn");

  @Autowired JdbcClient jdbc;

  @Test
  void every_flow_node_of_every_process_is_visited_by_some_test() throws IOException {
    List<BpmnModelInstance> models = models();

    assertThat(models).isNotEmpty();
    assertThat(models.stream().flatMap(model -> unvisited(model).stream()))
        .as(
            "nodes that no test visits (needs all tests of the package in one run: mvn test -Dtest='cn.lianban.process.*Test')")
        .isEmpty();
  }

  @Test
  void a_node_that_no_test_visits_is_named() {
    BpmnModelInstance never =
        Bpmn.createExecutableProcess("never")
            .startEvent("begun")
            .userTask("work")
            .endEvent("over")
            .done();

    assertThat(unvisited(never))
        .containsExactlyInAnyOrder("never/begun", "never/work", "never/over");
  }

  private List<String> unvisited(BpmnModelInstance model) {
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    Set<String> visited =
        new HashSet<>(
            jdbc.sql("select distinct act_id_ from act_hi_actinst where proc_def_key_ = :key")
                .param("key", process.getId())
                .query(String.class)
                .list());
    return model.getModelElementsByType(FlowNode.class).stream()
        .map(FlowNode::getId)
        .filter(node -> !visited.contains(node))
        .map(node -> process.getId() + "/" + node)
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
