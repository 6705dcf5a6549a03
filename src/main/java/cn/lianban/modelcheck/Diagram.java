package cn.lianban.modelcheck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A process as its file says it. */
final class Diagram {

  static final Set<String> TASKS =
      Set.of("userTask", "serviceTask", "businessRuleTask", "callActivity", "receiveTask");
  private static final Set<String> GATEWAYS =
      Set.of("exclusiveGateway", "parallelGateway", "eventBasedGateway");
  private static final Set<String> EVENTS =
      Set.of("startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "subProcess");

  private final String path;
  private final XmlElement root;
  private final XmlElement process;
  private final List<XmlElement> nodes;
  private final List<XmlElement> flows;
  private final Map<String, XmlElement> byId = new HashMap<>();

  private Diagram(String path, XmlElement root, XmlElement process) {
    this.path = path;
    this.root = root;
    this.process = process;
    nodes = process.all().filter(Diagram::isNode).toList();
    flows = process.all("sequenceFlow");
    root.all().filter(one -> !one.id().isEmpty()).forEach(one -> byId.putIfAbsent(one.id(), one));
  }

  /** Null for a file without a process. */
  static @Nullable Diagram of(String path, XmlElement root) {
    List<XmlElement> processes = root.children("process");
    return processes.isEmpty() ? null : new Diagram(path, root, processes.get(0));
  }

  private static boolean isNode(XmlElement element) {
    return TASKS.contains(element.name())
        || GATEWAYS.contains(element.name())
        || EVENTS.contains(element.name());
  }

  String path() {
    return path;
  }

  XmlElement root() {
    return root;
  }

  XmlElement process() {
    return process;
  }

  String key() {
    return process.id();
  }

  List<XmlElement> nodes() {
    return nodes;
  }

  List<XmlElement> nodes(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).toList();
  }

  List<XmlElement> flows() {
    return flows;
  }

  @Nullable XmlElement byId(String id) {
    return byId.get(id);
  }

  List<XmlElement> in(XmlElement node) {
    return flows.stream().filter(flow -> flow.get("targetRef").equals(node.id())).toList();
  }

  List<XmlElement> out(XmlElement node) {
    return flows.stream().filter(flow -> flow.get("sourceRef").equals(node.id())).toList();
  }

  static boolean isGateway(XmlElement node) {
    return GATEWAYS.contains(node.name());
  }

  boolean isJoin(XmlElement node) {
    return isGateway(node) && out(node).size() == 1;
  }

  static boolean isEventSubprocess(XmlElement node) {
    return node.name().equals("subProcess") && node.get("triggeredByEvent").equals("true");
  }

  /** What stands in the element's extensions under this name. */
  static List<XmlElement> extensions(XmlElement node, String name) {
    return node.children("extensionElements").stream()
        .flatMap(extensions -> extensions.all(name).stream())
        .toList();
  }

  /** The values of the property of this name. */
  static List<String> property(XmlElement node, String name) {
    return extensions(node, "property").stream()
        .filter(property -> property.get("name").equals(name))
        .map(property -> property.get("value"))
        .toList();
  }

  /** Whether it is a timer event whose days are in the row of its own id. */
  static boolean hasOwnLimit(XmlElement node) {
    return node.children("timerEventDefinition").stream()
        .flatMap(timer -> timer.children("timeDate").stream())
        .anyMatch(date -> date.text().strip().equals("${deadlines.expiry(execution)}"));
  }

  /** The codes of the errors that the event throws or catches. */
  List<String> errorCodes(XmlElement event) {
    return event.children("errorEventDefinition").stream()
        .map(definition -> byId.get(definition.get("errorRef")))
        .map(error -> error == null ? "" : error.get("errorCode"))
        .toList();
  }
}
