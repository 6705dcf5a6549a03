package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of a model as it is written: nothing that an engine could read is left out. */
final class XmlElement {

  /** An attribute; the namespace is empty where it has none. */
  record Attribute(String namespace, String name, String value) {}

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/";

  private final String namespace;
  private final String name;
  private final int line;
  private final @Nullable XmlElement parent;
  private final List<Attribute> attributes;
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean interrupted;

  XmlElement(
      String namespace,
      String name,
      int line,
      @Nullable XmlElement parent,
      List<Attribute> attributes) {
    this.namespace = namespace;
    this.name = name;
    this.line = line;
    this.parent = parent;
    this.attributes = List.copyOf(attributes);
  }

  String namespace() {
    return namespace;
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  List<Attribute> attributes() {
    return attributes;
  }

  List<XmlElement> children() {
    return children;
  }

  /** All texts directly in the element, joined as an engine joins them. */
  String text() {
    return text.toString();
  }

  /** Whether a comment or an instruction stands in it. */
  boolean isInterrupted() {
    return interrupted;
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void append(String more) {
    text.append(more);
  }

  void interrupt() {
    interrupted = true;
  }

  /** The value of the attribute without a namespace; null where it is absent. */
  @Nullable String attribute(String wanted) {
    for (Attribute one : attributes) {
      if (one.namespace.isEmpty() && one.name.equals(wanted)) {
        return one.value;
      }
    }
    return null;
  }

  /** The value of the attribute without a namespace; empty where it is absent. */
  String get(String wanted) {
    String value = attribute(wanted);
    return value == null ? "" : value;
  }

  /** The value of the attribute in the engine's namespace; empty where it is absent. */
  String camunda(String wanted) {
    return attributes.stream()
        .filter(one -> one.namespace.startsWith(CAMUNDA) && one.name.equals(wanted))
        .map(Attribute::value)
        .findFirst()
        .orElse("");
  }

  String id() {
    return get("id");
  }

  @Nullable XmlElement parent() {
    return parent;
  }

  /** The children of this name. */
  List<XmlElement> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** The first child of this name. */
  Optional<XmlElement> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /** The text in the child {@code text}, as cells and expressions have it; empty where none is. */
  String inner() {
    return child("text").map(text -> text.text().strip()).orElse("");
  }

  /** The element and all within it. */
  Stream<XmlElement> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
  }

  /** All elements of this name within it. */
  List<XmlElement> all(String wanted) {
    return all().filter(one -> one.name.equals(wanted)).toList();
  }

  /** The id of the element or of the nearest one around it; null where none has any. */
  @Nullable String nearestId() {
    String id = attribute("id");
    return id != null ? id : parent == null ? null : parent.nearestId();
  }
}
