package cn.lianban.modelcheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a form against the list of components and properties that may stand in it. */
final class FormCheck {

  private static final String FORM = "form";

  /** What a browser could follow or run. */
  private static final Pattern ACTIVE =
      Pattern.compile("<|]\\(|\\{\\{|(?i)\\b(?:https?|javascript|data|vbscript|file):");

  /** A text of the case, which stands in a form by its name alone. */
  private static final Pattern FILLED_IN = Pattern.compile("\\{\\{[a-z][A-Za-z0-9]*}}");

  private final Map<String, Set<String>> allowed;
  private final FeelWords feel = new FeelWords();

  private final JsonMapper json =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(10_000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  FormCheck() {
    allowed = new HashMap<>();
    AllowList.lines("forms.txt")
        .map(line -> line.split(" "))
        .forEach(
            words ->
                allowed.put(words[0], Arrays.stream(words).skip(1).collect(Collectors.toSet())));
  }

  /** Adds what is wrong with the form; empty where the file is none. */
  Optional<JsonNode> check(String path, byte[] content, List<Finding> findings) {
    Optional<JsonNode> read = read(path, content, findings);
    read.ifPresent(
        form -> {
          properties(path, FORM, form, findings);
          form.path("components").forEach(one -> component(path, one, findings));
        });
    return read;
  }

  /** Adds why the file is no JSON object; empty then. */
  Optional<JsonNode> read(String path, byte[] content, List<Finding> findings) {
    JsonNode form;
    try {
      form = json.readTree(content);
    } catch (JsonProcessingException broken) {
      findings.add(
          Finding.error(
              path,
              null,
              null,
              "not-json",
              "文件不是格式正确的 JSON"
                  + (broken.getLocation() == null
                      ? ""
                      : "，第 " + broken.getLocation().getLineNr() + " 行")
                  + "；请用建模工具重新保存"));
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    if (form == null || !form.isObject()) {
      findings.add(Finding.error(path, null, null, "not-a-form", "文件不是表单"));
      return Optional.empty();
    }
    return Optional.of(form);
  }

  private void component(String path, JsonNode component, List<Finding> findings) {
    String type = component.path("type").asText("");
    if (!allowed.containsKey(type) || type.equals(FORM)) {
      findings.add(
          Finding.error(
              path, id(component), null, "component", "不能使用组件 " + type + "，请改用文字、输入框、选项等组件"));
      return;
    }
    properties(path, type, component, findings);
    component.path("components").forEach(one -> component(path, one, findings));
  }

  private void properties(String path, String type, JsonNode node, List<Finding> findings) {
    node.properties()
        .forEach(
            property -> {
              String name = property.getKey();
              if (!allowed.getOrDefault(type, Set.of()).contains(name)) {
                findings.add(
                    Finding.error(path, id(node), null, "property", "不能使用属性 " + name + "，请删去"));
              } else if (!name.equals("components")) {
                values(path, node, name, name, property.getValue(), findings);
              }
            });
  }

  private void values(
      String path,
      JsonNode component,
      String property,
      String name,
      JsonNode value,
      List<Finding> findings) {
    if (value.isTextual()) {
      String wrong = wrong(property, value.asText());
      if (wrong != null) {
        findings.add(Finding.error(path, id(component), null, "value", name + " " + wrong));
      }
      return;
    }
    value
        .properties()
        .forEach(
            inner ->
                values(
                    path,
                    component,
                    property,
                    name + "." + inner.getKey(),
                    inner.getValue(),
                    findings));
    if (value.isArray()) {
      value.forEach(inner -> values(path, component, property, name, inner, findings));
    }
  }

  private @Nullable String wrong(String property, String text) {
    if (text.startsWith("=")) {
      return property.equals("conditional") || property.equals("text")
          ? feel.wrong(text.substring(1))
          : "不能是表达式";
    }
    String shown = property.equals("text") ? FILLED_IN.matcher(text).replaceAll("") : text;
    return ACTIVE.matcher(shown).find() ? "不能含有标记、链接或者网址" : null;
  }

  private static @Nullable String id(JsonNode component) {
    String id = component.path("key").asText(component.path("id").asText(""));
    return id.isEmpty() ? null : id;
  }
}
