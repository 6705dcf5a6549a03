package cn.lianban.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * A decision as it is compared.
 *
 * @param properties of the decision itself, by name
 * @param columns their properties, by id of the column
 * @param rows by id of the row, in their order
 */
record DecisionParts(
    String name,
    Map<String, String> properties,
    Map<String, Map<String, String>> columns,
    Map<String, Line> rows) {

  private static final String LABEL = "label";

  /**
   * A row.
   *
   * @param cells by id of the column
   * @param remark the annotation; empty for none
   */
  record Line(Map<String, String> cells, String remark) {}

  /** The decisions of a file, by id. */
  static Map<String, DecisionParts> of(byte[] content) {
    Map<String, DecisionParts> decisions = new LinkedHashMap<>();
    for (Element decision : ModelXml.children(ModelXml.root(content), "decision")) {
      decisions.put(decision.getAttribute("id"), decision(decision));
    }
    return decisions;
  }

  private static DecisionParts decision(Element decision) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("name", decision.getAttribute("name"));
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    Map<String, Line> rows = new LinkedHashMap<>();
    ModelXml.children(decision, "literalExpression")
        .forEach(literal -> properties.put("expression", ModelXml.text(literal, "text")));
    for (Element table : ModelXml.children(decision, "decisionTable")) {
      properties.put("hitPolicy", table.getAttribute("hitPolicy"));
      properties.put("aggregation", table.getAttribute("aggregation"));
      List<String> ids = new ArrayList<>();
      for (Element input : ModelXml.children(table, "input")) {
        Map<String, String> column = new LinkedHashMap<>();
        column.put(LABEL, input.getAttribute(LABEL));
        for (Element expression : ModelXml.children(input, "inputExpression")) {
          column.put("expression", ModelXml.text(expression, "text"));
          column.put("typeRef", expression.getAttribute("typeRef"));
        }
        ModelXml.children(input, "inputValues")
            .forEach(values -> column.put("values", ModelXml.text(values, "text")));
        columns.put(input.getAttribute("id"), column);
        ids.add(input.getAttribute("id"));
      }
      for (Element output : ModelXml.children(table, "output")) {
        Map<String, String> column = new LinkedHashMap<>();
        column.put(LABEL, output.getAttribute(LABEL));
        column.put("name", output.getAttribute("name"));
        column.put("typeRef", output.getAttribute("typeRef"));
        ModelXml.children(output, "outputValues")
            .forEach(values -> column.put("values", ModelXml.text(values, "text")));
        columns.put(output.getAttribute("id"), column);
        ids.add(output.getAttribute("id"));
      }
      for (Element rule : ModelXml.children(table, "rule")) {
        List<Element> entries = new ArrayList<>(ModelXml.children(rule, "inputEntry"));
        entries.addAll(ModelXml.children(rule, "outputEntry"));
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(ids.size(), entries.size()); i++) {
          cells.put(ids.get(i), ModelXml.text(entries.get(i), "text"));
        }
        rows.put(rule.getAttribute("id"), new Line(cells, ModelXml.text(rule, "description")));
      }
    }
    return new DecisionParts(decision.getAttribute("name"), properties, columns, rows);
  }

  /** The label of a column; its id without one, empty for none. */
  String label(String column) {
    Map<String, String> properties = columns.get(column);
    if (properties == null) {
      return "";
    }
    String label = properties.getOrDefault(LABEL, "");
    return label.isEmpty() ? column : label;
  }

  /** The cells of a row that are filled, with their labels. */
  String told(Line row) {
    return row.cells.entrySet().stream()
        .filter(cell -> !cell.getValue().isEmpty())
        .map(cell -> label(cell.getKey()) + "：" + cell.getValue())
        .collect(Collectors.joining("，"));
  }
}
