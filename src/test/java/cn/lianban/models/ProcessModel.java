package cn.lianban.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A process as it stands in {@code bpmn/}, read without an engine. */
record ProcessModel(Path file, BpmnModelInstance model) {

  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  /**
   * The shapes of expressions: a call of a bean, a flag or its opposite, a variable that has a
   * value.
   */
  static final Pattern CALL =
      Pattern.compile("\\$\\{(\\w+)\\.(\\w+)\\((?:execution|applicationNo(?:, seat)?)\\)}");

  static final Pattern FLAG = Pattern.compile("\\$\\{(!?)(\\w+)}");
  static final Pattern EQUALS = Pattern.compile("\\$\\{(\\w+) == '(\\w+)'}");

  static List<ProcessModel> all() {
    return files(Path.of("bpmn"), ".bpmn").stream()
        .map(file -> new ProcessModel(file, Bpmn.readModelFromFile(file.toFile())))
        .toList();
  }

  /** The files of the folder, and of the folders in it, whose names end like this. */
  static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Process process() {
    return model.getModelElementsByType(Process.class).iterator().next();
  }

  Collection<FlowNode> nodes() {
    return model.getModelElementsByType(FlowNode.class);
  }

  Collection<SequenceFlow> flows() {
    return model.getModelElementsByType(SequenceFlow.class);
  }

  <T extends ModelElementInstance> Collection<T> each(Class<T> type) {
    return model.getModelElementsByType(type);
  }

  /** Every element of the file, as it is written. */
  List<Element> elements() {
    return elements("*");
  }

  /** The elements that the engine executes: the process and its content. */
  List<Element> running() {
    Element process = elements("process").get(0);
    return Stream.concat(Stream.of(process), listed(process.getElementsByTagNameNS("*", "*")))
        .toList();
  }

  private List<Element> elements(String name) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return listed(
              factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagNameNS("*", name))
          .toList();
    } catch (ParserConfigurationException | SAXException | IOException failure) {
      throw new IllegalStateException(file.toString(), failure);
    }
  }

  private static Stream<Element> listed(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
  }

  /** The names of attributes that only the engine reads. */
  static Stream<String> engineAttributes(Element element) {
    return attributes(element)
        .filter(attribute -> CAMUNDA.equals(attribute.getNamespaceURI()))
        .map(Node::getLocalName);
  }

  /** Every expression of the process, in attributes and in texts. */
  List<String> expressions() {
    return running().stream()
        .flatMap(
            element ->
                Stream.concat(
                    attributes(element).map(Node::getNodeValue),
                    element.getElementsByTagName("*").getLength() == 0
                        ? Stream.of(element.getTextContent().strip())
                        : Stream.empty()))
        .filter(text -> text.contains("${") || text.contains("#{"))
        .distinct()
        .toList();
  }

  private static Stream<Node> attributes(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    return IntStream.range(0, attributes.getLength()).mapToObj(attributes::item);
  }

  private static Stream<DomElement> within(DomElement element) {
    return Stream.concat(
        Stream.of(element), element.getChildElements().stream().flatMap(ProcessModel::within));
  }

  /** The attribute in the engine's own namespace, null where it is absent. */
  static String camunda(ModelElementInstance element, String attribute) {
    return element.getAttributeValueNs(CAMUNDA, attribute);
  }

  /** What the element carries of this kind in the engine's own namespace. */
  static List<DomElement> extensions(ModelElementInstance element, String kind) {
    return element.getDomElement().getChildElements().stream()
        .filter(child -> child.getLocalName().equals("extensionElements"))
        .flatMap(ProcessModel::within)
        .filter(
            child -> CAMUNDA.equals(child.getNamespaceURI()) && child.getLocalName().equals(kind))
        .toList();
  }

  /** The values of the property of this name. */
  static List<String> property(ModelElementInstance element, String name) {
    return extensions(element, "property").stream()
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
