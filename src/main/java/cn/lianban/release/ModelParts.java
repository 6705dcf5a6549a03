package cn.lianban.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * An element of a diagram or a component of a form, as it is compared.
 *
 * @param kind {@code element}, {@code component} or, for everything that is only drawn, {@code
 *     drawing}
 * @param name empty where it has none
 * @param values by name
 */
record ModelParts(String kind, String id, String type, String name, Map<String, String> values) {

  private static final String ELEMENT = "element";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Said by the flows themselves. */
  private static final Set<String> REPEATED = Set.of("incoming", "outgoing", "flowNodeRef");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("name", "名称"),
          Map.entry("label", "标题"),
          Map.entry("description", "说明"),
          Map.entry("documentation", "说明"),
          Map.entry("expression", "内容"),
          Map.entry("typeRef", "类型"),
          Map.entry("values", "允许的值"),
          Map.entry("hitPolicy", "命中方式"),
          Map.entry("aggregation", "汇总方式"),
          Map.entry("candidateGroups", "办理组"),
          Map.entry("assignee", "办理人"),
          Map.entry("formRef", "表单"),
          Map.entry("decisionRef", "决策"),
          Map.entry("calledElement", "调用的流程"),
          Map.entry("delegateExpression", "执行的步骤"),
          Map.entry("dueDate", "到期"),
          Map.entry("conditionExpression", "条件"),
          Map.entry("timeDuration", "等候时长"),
          Map.entry("timeDate", "等候到"),
          Map.entry("timeCycle", "周期"),
          Map.entry("sourceRef", "起点"),
          Map.entry("targetRef", "终点"),
          Map.entry("validate.required", "必填"),
          Map.entry("validate.min", "最小值"),
          Map.entry("validate.max", "最大值"),
          Map.entry("validate.maxLength", "最多字数"),
          Map.entry("type", "种类"),
          Map.entry("key", "字段名"));

  /** The word for a property that owners know; its own name for others. */
  static String word(String name) {
    return WORDS.getOrDefault(name, name);
  }

  String told() {
    String what = kind.equals("component") ? "表单项" : kind.equals("drawing") ? "图形" : type;
    return what + (name.isEmpty() ? "（" + id + "）" : "“" + name + "”（" + id + "）");
  }

  /** The parts of a diagram or a form, by id. */
  static Map<String, ModelParts> of(String path, byte[] content) {
    Map<String, ModelParts> parts = new LinkedHashMap<>();
    if (path.endsWith(".form") || path.endsWith(".json")) {
      try {
        JsonNode json = JSON.readTree(content);
        if (path.endsWith(".form")) {
          component(json, "form", parts);
        } else {
          ModelParts examples = new ModelParts(ELEMENT, "file", "示例", "", new TreeMap<>());
          parts.put("file", examples);
          json.properties().forEach(one -> flatten(one.getKey(), one.getValue(), examples.values));
        }
      } catch (IOException broken) {
        throw new UnreadableModel("文件不是格式正确的 JSON", broken);
      }
    } else {
      Element root = ModelXml.root(content);
      ModelParts drawing = new ModelParts("drawing", "drawing", "图形", "", new TreeMap<>());
      parts.put("drawing", drawing);
      ModelParts whole = new ModelParts(ELEMENT, "file", "文件", "", new TreeMap<>());
      parts.put("file", whole);
      element(root, whole, drawing, "", parts);
    }
    return parts;
  }

  private static void component(JsonNode component, String without, Map<String, ModelParts> parts) {
    String id = component.path("key").asText(component.path("id").asText(without));
    ModelParts part =
        new ModelParts(
            "component",
            id,
            component.path("type").asText("form"),
            component.path("label").asText(""),
            new TreeMap<>());
    parts.put(id, part);
    component
        .properties()
        .forEach(
            property -> {
              if (property.getKey().equals("components")) {
                int number = 0;
                for (JsonNode child : property.getValue()) {
                  component(child, id + "-" + number++, parts);
                }
              } else if (!property.getKey().equals("id") && !property.getKey().equals("layout")) {
                flatten(property.getKey(), property.getValue(), part.values);
              }
            });
  }

  private static void flatten(String name, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(child -> flatten(name + "." + child.getKey(), child.getValue(), values));
    } else if (node.isArray()) {
      int number = 1;
      for (JsonNode child : node) {
        flatten(name + "." + number++, child, values);
      }
    } else {
      values.put(name, node.asText());
    }
  }

  private static void element(
      Element element,
      ModelParts around,
      ModelParts drawing,
      String prefix,
      Map<String, ModelParts> parts) {
    ModelParts part = around;
    String path = prefix;
    String name = element.getLocalName();
    boolean begins = false;
    if (name.equals("BPMNDiagram")) {
      part = drawing;
      path = "diagram";
    } else if (element.hasAttribute("id") && !around.kind.equals("drawing")) {
      String id = element.getAttribute("id");
      part = new ModelParts(ELEMENT, id, name, element.getAttribute("name"), new TreeMap<>());
      parts.put(id, part);
      path = "";
      begins = true;
    }
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      String namespace = attribute.getNamespaceURI();
      if (!"http://www.w3.org/2000/xmlns/".equals(namespace)
          && (!begins || !attribute.getName().equals("id"))) {
        put(
            part.values,
            (path.isEmpty() ? "" : path + ".") + attribute.getLocalName(),
            attribute.getValue());
      }
    }
    boolean leaf = true;
    for (Element child : ModelXml.children(element)) {
      leaf = false;
      String of = child.getLocalName();
      if (!REPEATED.contains(of)) {
        String below =
            of.equals("extensionElements") ? path : (path.isEmpty() ? "" : path + ".") + of;
        element(child, part, drawing, below, parts);
      }
    }
    String text = element.getTextContent().strip();
    if (leaf && !text.isEmpty()) {
      put(part.values, path.isEmpty() ? "text" : path, text);
    }
  }

  /** Several of one name are numbered in their order. */
  private static void put(Map<String, String> values, String name, String value) {
    String free = name;
    for (int number = 2; values.containsKey(free); number++) {
      free = name + "." + number;
    }
    values.put(free, value);
  }
}
