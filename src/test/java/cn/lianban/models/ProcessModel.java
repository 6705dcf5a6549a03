package cn.lianban.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A process as it stands in {@code bpmn/}, read without an engine. */
record ProcessModel(Path file, BpmnModelInstance model) {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  static List<ProcessModel> all() {
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      return files
          .filter(file -> file.toString().endsWith(".bpmn"))
          .sorted()
          .map(file -> new ProcessModel(file, Bpmn.readModelFromFile(file.toFile())))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Collection<FlowNode> nodes() {
    return model.getModelElementsByType(FlowNode.class);
  }

  private static Stream<DomElement> within(DomElement element) {
    return Stream.concat(
        Stream.of(element), element.getChildElements().stream().flatMap(ProcessModel::within));
  }

  /** The values of the property of this name. */
  static List<String> property(ModelElementInstance element, String name) {
    return element.getDomElement().getChildElements().stream()
        .filter(child -> child.getLocalName().equals("extensionElements"))
        .flatMap(ProcessModel::within)
        .filter(
            child ->
                CAMUNDA.equals(child.getNamespaceURI()) && child.getLocalName().equals("property"))
        .filter(property -> name.equals(property.getAttribute("name")))
        .map(property -> property.getAttribute("value"))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
