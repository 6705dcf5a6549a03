package cn.lianban.modelcheck;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives the ids that a modelling tool has made up a meaning: a row is named after what it refuses,
 * a cell after its row and column, a flow after its ends. Nothing else in a file is touched.
 */
final class Repairs {

  private static final Map<String, String> KINDS =
      Map.of(
          "userTask", "step",
          "serviceTask", "service",
          "businessRuleTask", "decision",
          "callActivity", "call",
          "exclusiveGateway", "question");

  private final Map<String, String> renamed = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  private Repairs() {}

  /** The file with new ids. */
  static byte[] diagram(XmlElement root, byte[] content) {
    Repairs repairs = of(root);
    List<XmlElement> generated = generated(root);
    generated.stream()
        .filter(one -> !one.name().matches("sequenceFlow|BPMN.*"))
        .forEach(
            one ->
                repairs.rename(
                    one.id(),
                    KINDS.getOrDefault(one.name(), one.name().replaceAll("^(?i)bpmn", "")),
                    false));
    generated.stream()
        .filter(one -> one.name().equals("sequenceFlow"))
        .forEach(
            flow ->
                repairs.rename(
                    flow.id(),
                    repairs.now(flow.get("sourceRef"))
                        + "To"
                        + capital(repairs.now(flow.get("targetRef"))),
                    false));
    generated.stream()
        .filter(one -> one.name().startsWith("BPMN"))
        .forEach(
            one ->
                repairs.rename(
                    one.id(),
                    (one.get("bpmnElement").isEmpty()
                            ? "drawing"
                            : repairs.now(one.get("bpmnElement")))
                        + one.name().substring("BPMN".length()),
                    false));
    return repairs.applied(content);
  }

  /** The file with new ids. */
  static byte[] decisions(String path, XmlElement root, byte[] content) {
    Repairs repairs = of(root);
    if (Words.isGenerated(root.id())) {
      String name = path.replaceAll(".*/|\\.dmn", "");
      repairs.rename(root.id(), path.startsWith(Table.AWARDS) ? name : name + "Definitions", true);
    }
    for (XmlElement decision : root.children("decision")) {
      decision.child("decisionTable").ifPresent(table -> repairs.table(path, decision, table));
    }
    generated(root).stream()
        .filter(one -> !repairs.renamed.containsKey(one.id()))
        .forEach(
            one -> {
              XmlElement parent = one.parent();
              String about =
                  one.get("dmnElementRef").isEmpty()
                      ? parent == null || parent.id().isEmpty() ? "drawing" : parent.id()
                      : one.get("dmnElementRef");
              repairs.rename(
                  one.id(), repairs.now(about) + "-" + one.name().toLowerCase(Locale.ROOT), true);
            });
    return repairs.applied(content);
  }

  private void table(String path, XmlElement decision, XmlElement element) {
    Table table = Objects.requireNonNull(Table.of(path, decision));
    String prefix = table.isAward() ? decision.id() + "-" : "";
    offer(element, decision.id() + (table.isAward() ? "-table" : "Table"));
    List<XmlElement> inputs = element.children("input");
    for (int column = 0; column < inputs.size(); column++) {
      XmlElement input = inputs.get(column);
      String name = columnName(table.inputs().get(column), column);
      offer(input, prefix + "input-" + name);
      input.children().forEach(one -> offer(one, now(input.id()) + inner(one)));
    }
    for (XmlElement output : element.children("output")) {
      offer(output, prefix + "output-" + output.get("name"));
      output.children().forEach(one -> offer(one, now(output.id()) + inner(one)));
    }
    List<XmlElement> rules = element.children("rule");
    for (int index = 0; index < rules.size(); index++) {
      XmlElement rule = rules.get(index);
      Table.Row row = table.rows().get(index);
      offer(rule, rowName(table, row, index + 1));
      List<XmlElement> conditions = rule.children("inputEntry");
      for (int column = 0; column < Math.min(conditions.size(), inputs.size()); column++) {
        offer(
            conditions.get(column),
            now(rule.id()) + "-if-" + columnName(table.inputs().get(column), column));
      }
      List<XmlElement> results = rule.children("outputEntry");
      for (int column = 0; column < Math.min(results.size(), table.outputs().size()); column++) {
        offer(results.get(column), now(rule.id()) + "-" + table.outputs().get(column).name());
      }
    }
  }

  private static String columnName(Table.Input input, int column) {
    return input.expression().matches("[\\w.]+")
        ? input.expression().replaceAll(".*\\.", "")
        : "column" + (column + 1);
  }

  private static String inner(XmlElement element) {
    return element.name().endsWith("Values") ? "-values" : "-expression";
  }

  private static String rowName(Table table, Table.Row row, int number) {
    if (!table.isAward()) {
      return table.id() + "-row" + number;
    }
    Map<String, Table.Cell> results = table.results(row);
    if (results.containsKey("formula")) {
      return table.id() + "-grant";
    }
    String fact = Table.unquoted(Table.text(results.get("fact")));
    return table.id() + "-" + (fact.isEmpty() ? "question" : fact);
  }

  private void offer(XmlElement element, String name) {
    if (Words.isGenerated(element.id())) {
      rename(element.id(), name, true);
    }
  }

  private static Repairs of(XmlElement root) {
    Repairs repairs = new Repairs();
    root.all().map(XmlElement::id).forEach(repairs.taken::add);
    return repairs;
  }

  private static List<XmlElement> generated(XmlElement root) {
    return root.all().filter(one -> Words.isGenerated(one.id())).toList();
  }

  private String now(String id) {
    return renamed.getOrDefault(id, id);
  }

  private void rename(String id, String wanted, boolean withHyphen) {
    if (renamed.containsKey(id)) {
      return;
    }
    String name = wanted;
    for (int next = 2; !taken.add(name); next++) {
      name = wanted + (withHyphen ? "-" : "") + next;
    }
    renamed.put(id, name);
  }

  private static String capital(String id) {
    return id.isEmpty() ? id : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }

  private byte[] applied(byte[] content) {
    return replaced(content, renamed);
  }

  /** The form with new ids. */
  static byte[] form(Form form, byte[] content) {
    Map<String, String> renamed = new HashMap<>();
    Set<String> taken = new HashSet<>(form.keys());
    form.components().forEach(one -> taken.add(one.path("id").asText()));
    form.components()
        .forEach(
            component -> {
              String key = component.path("key").asText();
              String id = component.path("id").asText();
              String type = component.path("type").asText("field");
              if (Words.isGenerated(key)) {
                renamed.put(key, free(type, taken));
              }
              if (Words.isGenerated(id) && !renamed.containsKey(id)) {
                renamed.put(
                    id,
                    component.has("key")
                        ? free("field-" + renamed.getOrDefault(key, key), taken)
                        : free(type, taken));
              }
            });
    return replaced(content, renamed);
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    for (int next = 2; !taken.add(name); next++) {
      name = wanted + next;
    }
    return name;
  }

  private static byte[] replaced(byte[] content, Map<String, String> renamed) {
    if (renamed.isEmpty()) {
      return content;
    }
    Pattern ids =
        Pattern.compile(
            "(?<![\\w-])(?:"
                + renamed.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"))
                + ")(?![\\w-])");
    Matcher found = ids.matcher(new String(content, StandardCharsets.UTF_8));
    return found
        .replaceAll(one -> Matcher.quoteReplacement(renamed.get(one.group())))
        .getBytes(StandardCharsets.UTF_8);
  }
}
