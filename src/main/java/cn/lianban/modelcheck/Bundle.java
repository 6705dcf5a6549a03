package cn.lianban.modelcheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of a bundle that can be read, for the rules that look at them together. */
final class Bundle {

  private final Map<String, XmlElement> diagramFiles = new TreeMap<>();
  private final Map<String, XmlElement> decisionFiles = new TreeMap<>();
  private final Map<String, JsonNode> examples = new TreeMap<>();
  private final List<Diagram> diagrams = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Form> forms = new ArrayList<>();
  private final Map<String, Set<String>> facts = new HashMap<>();
  private final Map<String, Set<String>> factsRead = new HashMap<>();

  void addDiagram(String path, XmlElement root) {
    diagramFiles.put(path, root);
    Optional.ofNullable(Diagram.of(path, root)).ifPresent(diagrams::add);
  }

  void addDecisions(String path, XmlElement root) {
    decisionFiles.put(path, root);
    root.children("decision").stream()
        .map(decision -> Table.of(path, decision))
        .filter(Objects::nonNull)
        .forEach(tables::add);
  }

  void addExamples(String path, JsonNode file) {
    examples.put(path, file);
  }

  /** The files of worked examples by path. */
  Map<String, JsonNode> examples() {
    return examples;
  }

  void addForm(Form form) {
    forms.add(form);
  }

  Map<String, XmlElement> diagramFiles() {
    return diagramFiles;
  }

  Map<String, XmlElement> decisionFiles() {
    return decisionFiles;
  }

  List<Diagram> diagrams() {
    return diagrams;
  }

  /** The process of this key; null where there is none. */
  @Nullable Diagram diagram(String key) {
    return diagrams.stream().filter(one -> one.key().equals(key)).findFirst().orElse(null);
  }

  List<Table> tables() {
    return tables;
  }

  List<Table> awards() {
    return tables.stream().filter(Table::isAward).toList();
  }

  List<Table> shared() {
    return tables.stream().filter(table -> !table.isAward()).toList();
  }

  /** The table of this decision. */
  Optional<Table> table(String id) {
    return tables.stream().filter(table -> table.id().equals(id)).findFirst();
  }

  List<Form> forms() {
    return forms;
  }

  Optional<Form> form(String name) {
    return forms.stream().filter(form -> form.name().equals(name)).findFirst();
  }

  /** The names of tables that the paths of files give: what a business rule task may name. */
  Set<String> decisionNames() {
    return decisionFiles.keySet().stream()
        .filter(path -> !path.startsWith(Table.AWARDS))
        .map(path -> path.replaceAll(".*/|\\.dmn", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The keys of all user tasks. */
  Set<String> taskKeys() {
    return diagrams.stream()
        .flatMap(diagram -> diagram.nodes("userTask").stream())
        .map(XmlElement::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The rows of the catalogue of this kind, or of all where it is empty. */
  List<Map<String, Table.Cell>> items(String kind) {
    return table("itemCatalogue").stream()
        .flatMap(
            table ->
                table.wholeRows().stream()
                    .filter(
                        row ->
                            kind.isEmpty()
                                || row.conditions().get(0).text().equals('"' + kind + '"'))
                    .map(table::results))
        .toList();
  }

  /** The ids of the items of this kind, in the order of the catalogue. */
  List<String> itemIds(String kind) {
    return items(kind).stream().map(item -> said(item, "id")).toList();
  }

  static String said(Map<String, Table.Cell> row, String output) {
    return Table.unquoted(Table.text(row.get(output)));
  }

  /** The ids of the bureaus of the register. */
  List<String> bureaus() {
    return table("bureauRegister").map(table -> table.column("id")).orElse(List.of());
  }

  /** The names of the facts that the form of an item asks for, or that any form of one asks for. */
  Set<String> facts(@Nullable String item) {
    return facts.computeIfAbsent(
        item == null ? "" : item,
        any ->
            forms.stream()
                .filter(form -> item == null ? form.isOfAnItem() : form.name().equals(item))
                .flatMap(form -> form.keys().stream())
                .collect(Collectors.toSet()));
  }

  /** The ids of the timer events that have a limit of their own. */
  Set<String> timedEvents() {
    return diagrams.stream()
        .flatMap(diagram -> diagram.nodes().stream())
        .filter(Diagram::hasOwnLimit)
        .map(XmlElement::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The codes of the statuses of applications, in the order of their table. */
  List<String> statuses() {
    return table("statuses").map(table -> table.column("code")).orElse(List.of());
  }

  /** The codes of the statuses in which an application has ended. */
  List<String> ends() {
    return table("statuses").stream()
        .flatMap(table -> table.wholeRows().stream().map(table::results))
        .filter(row -> said(row, "waitsFor").equals("nobody"))
        .map(row -> said(row, "code"))
        .toList();
  }

  /**
   * The statuses that steps of diagrams set.
   *
   * @param others keys of the processes that have statuses of their own
   */
  Set<String> statusesSet(Set<String> others) {
    return diagrams.stream()
        .filter(diagram -> !others.contains(diagram.key()))
        .flatMap(diagram -> diagram.nodes().stream())
        .flatMap(node -> Diagram.property(node, "status").stream())
        .collect(Collectors.toSet());
  }

  /** The facts that a table reads, by its decision. */
  Set<String> factsRead(Table table) {
    return factsRead.computeIfAbsent(
        table.path() + table.id(),
        any ->
            table
                .expressions()
                .flatMap(cell -> Expressions.names(cell.text()).stream())
                .filter(name -> name.startsWith("facts."))
                .map(name -> name.split("\\.")[1])
                .collect(Collectors.toSet()));
  }
}
