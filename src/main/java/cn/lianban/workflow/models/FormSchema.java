package cn.lianban.workflow.models;

import cn.lianban.kernel.PlainText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Camunda Form as deployed: the fields that a person fills, in the order of the form. */
public record FormSchema(ObjectNode json, List<FormField> fields) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Components without a value, which only show or arrange something. */
  private static final List<String> WITHOUT_VALUE =
      List.of("text", "html", "image", "separator", "spacer", "button", "iframe");

  public static FormSchema of(InputStream form) {
    try (form) {
      return of((ObjectNode) JSON.readTree(form));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static FormSchema of(ObjectNode json) {
    List<FormField> fields = new ArrayList<>();
    collect(json.path("components"), null, fields);
    return new FormSchema(json, List.copyOf(fields));
  }

  public Optional<FormField> field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /** A text property of the form; null where it has none of that name. */
  public @Nullable String property(String name) {
    return text(json.path("properties"), name);
  }

  /** A property of the form with a list of texts. */
  public List<String> list(String name) {
    List<String> values = new ArrayList<>();
    json.path("properties").path(name).forEach(value -> values.add(value.asText()));
    return values;
  }

  /** What fields have where nobody says anything else, by key; texts only. */
  public Map<String, String> defaults() {
    Map<String, String> values = new LinkedHashMap<>();
    defaults(json.path("components"), values);
    return values;
  }

  private static void defaults(JsonNode components, Map<String, String> values) {
    for (JsonNode component : components) {
      defaults(component.path("components"), values);
      String key = text(component, "key");
      if (key != null && component.path("defaultValue").isTextual()) {
        values.put(key, component.path("defaultValue").asText());
      }
    }
  }

  /**
   * This form with the value fields of another form inserted after one of its components.
   *
   * @param descriptions texts below fields, by key, in place of their own descriptions
   */
  public FormSchema with(
      FormSchema other, String behindComponent, Map<String, String> descriptions) {
    ObjectNode composed = json.deepCopy();
    ArrayNode components = (ArrayNode) composed.path("components");
    int at = components.size();
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).path("id").asText().equals(behindComponent)) {
        at = i + 1;
      }
    }
    for (JsonNode component : other.json.path("components")) {
      if (WITHOUT_VALUE.contains(component.path("type").asText())) {
        continue;
      }
      ObjectNode field = component.deepCopy();
      String description = descriptions.get(field.path("key").asText());
      if (description != null) {
        field.put("description", description);
      }
      components.insert(at++, field);
    }
    return of(composed);
  }

  /**
   * One time that a form shows the components which it repeats.
   *
   * @param key by which the keys of their fields begin
   * @param title what is shown above them
   * @param text what they are about
   */
  public record Occurrence(String key, String title, String text) {}

  /** The property of a repeated field that holds the text of its {@link Occurrence}. */
  public static final String OCCURRENCE = "occurrence";

  /**
   * This form with the components whose property {@code repeatedFor} is this name once for each
   * occurrence, where the first of them stands; without occurrences they are left out.
   */
  public FormSchema repeating(String name, List<Occurrence> occurrences) {
    ObjectNode composed = json.deepCopy();
    ArrayNode components = (ArrayNode) composed.path("components");
    List<ObjectNode> repeated = new ArrayList<>();
    int at = components.size();
    for (int i = components.size() - 1; i >= 0; i--) {
      if (name.equals(text(components.get(i).path("properties"), "repeatedFor"))) {
        repeated.add(0, (ObjectNode) components.remove(i));
        at = i;
      }
    }
    for (Occurrence occurrence : occurrences) {
      for (ObjectNode component : repeated) {
        components.insert(at++, occurring(component.deepCopy(), occurrence));
      }
    }
    return of(composed);
  }

  private static ObjectNode occurring(ObjectNode component, Occurrence occurrence) {
    component.put("id", component.path("id").asText() + "-" + occurrence.key());
    component
        .putObject("layout")
        .put("row", "row-" + occurrence.key() + "-" + component.path("id").asText());
    String key = text(component, "key");
    if (key == null) {
      component.put(
          "text",
          "### " + occurrence.title() + "\n\n" + literal(PlainText.inMarkdown(occurrence.text())));
      return component;
    }
    component.put(
        "key", occurrence.key() + key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1));
    component.put("label", occurrence.title() + "：" + component.path("label").asText());
    component.withObjectProperty("properties").put(OCCURRENCE, occurrence.text());
    return component;
  }

  /**
   * Keeps a form from evaluating text in double braces as an expression, by a zero-width space
   * between the braces.
   */
  public static String literal(String text) {
    return text.replaceAll("\\{(?=\\{)", "{\u200B");
  }

  /** This form with these options in one of its fields. */
  public FormSchema withOptions(String key, List<FormField.Option> options) {
    ObjectNode offered = json.deepCopy();
    for (JsonNode component : offered.path("components")) {
      if (key.equals(text(component, "key"))) {
        ArrayNode values = ((ObjectNode) component).putArray("values");
        options.forEach(
            option -> values.addObject().put("label", option.label()).put("value", option.value()));
      }
    }
    return of(offered);
  }

  /** This form without one of its fields. */
  public FormSchema without(String key) {
    ObjectNode reduced = json.deepCopy();
    Iterator<JsonNode> components = reduced.path("components").elements();
    while (components.hasNext()) {
      if (key.equals(text(components.next(), "key"))) {
        components.remove();
      }
    }
    return of(reduced);
  }

  private static void collect(
      JsonNode components, @Nullable String hiddenAround, List<FormField> fields) {
    for (JsonNode component : components) {
      String hidden =
          Optional.ofNullable(text(component.path("conditional"), "hide")).orElse(hiddenAround);
      if (component.has("components")) {
        collect(component.path("components"), hidden, fields);
      }
      String key = text(component, "key");
      if (key != null
          && !WITHOUT_VALUE.contains(component.path("type").asText())
          && !component.path("disabled").asBoolean()
          && !component.path("readonly").asBoolean()) {
        fields.add(field(key, component, hidden));
      }
    }
  }

  private static FormField field(String key, JsonNode component, @Nullable String hidden) {
    JsonNode validate = component.path("validate");
    Map<String, String> properties = new HashMap<>();
    component
        .path("properties")
        .properties()
        .forEach(property -> properties.put(property.getKey(), property.getValue().asText()));
    List<FormField.Option> options = new ArrayList<>();
    component
        .path("values")
        .forEach(
            value -> options.add(new FormField.Option(text(value, "value"), text(value, "label"))));
    return new FormField(
        key,
        Optional.ofNullable(text(component, "label")).orElse(key),
        type(component, properties),
        text(component.path("appearance"), "suffixAdorner"),
        text(component, "description"),
        validate.path("required").asBoolean(),
        hidden == null ? null : hidden.replaceFirst("^=", ""),
        validate.has("min") ? validate.path("min").decimalValue() : null,
        validate.has("max") ? validate.path("max").decimalValue() : null,
        component.has("decimalDigits")
            ? Integer.valueOf(component.path("decimalDigits").asInt())
            : null,
        validate.has("maxLength") ? Integer.valueOf(validate.path("maxLength").asInt()) : null,
        component.path("type").asText().equals("textfield"),
        List.copyOf(options),
        Map.copyOf(properties));
  }

  private static FormField.Type type(JsonNode component, Map<String, String> properties) {
    String declared = properties.get("factType");
    if (declared != null) {
      return FormField.Type.valueOf(declared.toUpperCase(Locale.ROOT));
    }
    return switch (component.path("type").asText()) {
      case "number" -> FormField.Type.NUMBER;
      case "checkbox" -> FormField.Type.BOOL;
      case "datetime" -> FormField.Type.DATE;
      case "select", "radio" -> FormField.Type.ENUM;
      default -> FormField.Type.TEXT;
    };
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.path(name).asText() : null;
  }
}
