package cn.lianban.modelcheck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as its file says it.
 *
 * @param id of the decision
 */
record Table(
    String path,
    String id,
    XmlElement decision,
    String hitPolicy,
    List<Input> inputs,
    List<Output> outputs,
    List<Row> rows) {

  static final String AWARDS = "dmn/awards/";

  /**
   * A column of conditions.
   *
   * @param allowed the texts that it lists; empty where it lists none
   */
  record Input(String id, String label, String expression, String type, List<String> allowed) {

    boolean isFact() {
      return expression.matches("facts\\.\\w+");
    }

    /** The name of the fact that it asks for. */
    String fact() {
      return expression.substring("facts.".length());
    }

    /** The label without the unit. */
    String shortLabel() {
      return label.replaceAll("（.*", "");
    }

    boolean isMoney() {
      return label.contains("（元") || label.contains("元）");
    }
  }

  /** A column of results. */
  record Output(String id, String label, String name, String type, List<String> allowed) {}

  /** A cell as it is written. */
  record Cell(String id, String text) {}

  /** A row; the description is null where it has none. */
  record Row(String id, @Nullable String description, List<Cell> conditions, List<Cell> results) {}

  /** Null for a decision that is no table. */
  static @Nullable Table of(String path, XmlElement decision) {
    return decision
        .child("decisionTable")
        .map(
            table ->
                new Table(
                    path,
                    decision.id(),
                    decision,
                    table.get("hitPolicy").isEmpty() ? "UNIQUE" : table.get("hitPolicy"),
                    table.children("input").stream().map(Table::input).toList(),
                    table.children("output").stream().map(Table::output).toList(),
                    table.children("rule").stream().map(Table::row).toList()))
        .orElse(null);
  }

  private static Input input(XmlElement input) {
    return new Input(
        input.id(),
        input.get("label"),
        input.child("inputExpression").map(XmlElement::inner).orElse(""),
        input.child("inputExpression").map(one -> one.get("typeRef")).orElse(""),
        texts(input.child("inputValues").map(XmlElement::inner).orElse("")));
  }

  private static Output output(XmlElement output) {
    return new Output(
        output.id(),
        output.get("label"),
        output.get("name"),
        output.get("typeRef"),
        texts(output.child("outputValues").map(XmlElement::inner).orElse("")));
  }

  private static Row row(XmlElement rule) {
    return new Row(
        rule.id(),
        rule.child("description").map(one -> one.text().strip()).orElse(null),
        cells(rule, "inputEntry"),
        cells(rule, "outputEntry"));
  }

  private static List<Cell> cells(XmlElement rule, String kind) {
    return rule.children(kind).stream().map(cell -> new Cell(cell.id(), cell.inner())).toList();
  }

  /** The texts in quotes. */
  static List<String> texts(String list) {
    return Expressions.TEXT.matcher(list).results().map(one -> one.group(1)).toList();
  }

  boolean isAward() {
    return path.startsWith(AWARDS);
  }

  /** The clause that the file is named after. */
  String clause() {
    return path.replaceAll(".*/|\\.dmn", "");
  }

  boolean isWhole(Row row) {
    return row.conditions.size() == inputs.size() && row.results.size() == outputs.size();
  }

  /** The rows that have a cell for each column. */
  List<Row> wholeRows() {
    return rows.stream().filter(this::isWhole).toList();
  }

  /** The cells of results that are not empty, by the name of their column. */
  Map<String, Cell> results(Row row) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    IntStream.range(0, Math.min(outputs.size(), row.results.size()))
        .filter(column -> !row.results.get(column).text.isEmpty())
        .forEach(column -> cells.put(outputs.get(column).name, row.results.get(column)));
    return cells;
  }

  /** The cell of the result of this name; empty where it has none. */
  static String text(@Nullable Cell cell) {
    return cell == null ? "" : cell.text;
  }

  /** The column that asks for the expression; null where there is none. */
  @Nullable Input input(String expression) {
    return inputs.stream()
        .filter(input -> input.expression.equals(expression))
        .findFirst()
        .orElse(null);
  }

  /** The plain texts in a column of results, row by row; other cells are left out. */
  List<String> column(String output) {
    return rows.stream()
        .map(row -> unquoted(text(results(row).get(output))))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** The text without its quotes; empty where it is anything else than a text. */
  static String unquoted(String cell) {
    return !cell.isEmpty() && isText(cell) ? cell.substring(1, cell.length() - 1) : "";
  }

  /** All expressions of the table that are more than a text, with the ids of their places. */
  Stream<Cell> expressions() {
    return Stream.concat(
            inputs.stream().map(input -> new Cell(input.id, input.expression)),
            rows.stream().flatMap(row -> row.results.stream()))
        .filter(cell -> !cell.text.isEmpty() && !isText(cell.text));
  }

  private static boolean isText(String cell) {
    return cell.charAt(0) == '"' && cell.indexOf('"', 1) == cell.length() - 1;
  }
}
