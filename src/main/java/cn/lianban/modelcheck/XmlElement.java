package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of a model as it is written: nothing that an engine could read is left out. */
final class XmlElement {

  /** An attribute; the namespace is empty where it has none. */
  record Attribute(String namespace, String name, String value) {}

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
    return attributes.stream()
        .filter(one -> one.namespace.isEmpty() && one.name.equals(wanted))
        .map(Attribute::value)
        .findFirst()
        .orElse(null);
  }

  /** The id of the element or of the nearest one around it; null where none has any. */
  @Nullable String nearestId() {
    String id = attribute("id");
    return id != null ? id : parent == null ? null : parent.nearestId();
  }
}
