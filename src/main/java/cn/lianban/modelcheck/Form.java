package cn.lianban.modelcheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A form as its file says it. */
record Form(String path, String name, JsonNode json) {

  static Form of(String path, JsonNode json) {
    return new Form(path, path.replaceAll(".*/|\\.form", ""), json);
  }

  /** Whether its name is that of an item, such as R07-2c, and not that of a task. */
  boolean isOfAnItem() {
    return name.matches("[A-Z]\\d\\d-\\d[a-z]?");
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  List<JsonNode> components() {
    return list(json.path("components"));
  }

  /** The components that take a value, in the order of the form. */
  List<JsonNode> fields() {
    return components().stream().filter(component -> component.has("key")).toList();
  }

  List<String> keys() {
    return fields().stream().map(field -> field.path("key").asText()).toList();
  }

  /** The field of this key; a missing node where there is none. */
  JsonNode field(String key) {
    return fields().stream()
        .filter(field -> field.path("key").asText().equals(key))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  static List<String> options(JsonNode field) {
    return field.path("values").findValuesAsText("value");
  }

  static String factType(JsonNode field) {
    return field.path("properties").path("factType").asText();
  }

  static boolean isRequired(JsonNode field) {
    return field.path("validate").path("required").asBoolean();
  }

  static String id(JsonNode component) {
    return component.path("key").asText(component.path("id").asText());
  }
}
