package cn.lianban.award;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The register of readings as it stands in {@code dmn/readings.dmn}, for tests of tables alone. */
public final class ReadingsInUse {

  private static final Path REGISTER = Path.of("dmn/readings.dmn");

  /** Read once: the sentences about awards ask for the answers thousands of times. */
  private static final Map<String, Map<String, String>> ROWS = read();

  private ReadingsInUse() {}

  /** The answers in use, by id of the reading, as the service gives them to every decision. */
  public static Map<String, Object> answers() {
    Map<String, Object> answers = new HashMap<>();
    rows().forEach((id, row) -> answers.put(id, row.get("answer")));
    return answers;
  }

  /** The answers in use but for these others. */
  public static Map<String, Object> answersBut(Map<String, ?> others) {
    Map<String, Object> answers = answers();
    answers.putAll(others);
    return answers;
  }

  /** The texts of each row by column, by id of the reading; an empty cell is an empty text. */
  public static Map<String, Map<String, String>> rows() {
    return ROWS;
  }

  private static Map<String, Map<String, String>> read() {
    Decision decision = Dmn.readModelFromFile(REGISTER.toFile()).getModelElementById("readings");
    DecisionTable table = (DecisionTable) decision.getExpression();
    List<String> columns = table.getOutputs().stream().map(Output::getName).toList();
    Map<String, Map<String, String>> rows = new java.util.LinkedHashMap<>();
    for (Rule rule : table.getRules()) {
      Map<String, String> row = new HashMap<>();
      List<OutputEntry> cells = List.copyOf(rule.getOutputEntries());
      for (int column = 0; column < cells.size(); column++) {
        String text = cells.get(column).getText().getTextContent().strip();
        row.put(columns.get(column), text.isEmpty() ? "" : text.substring(1, text.length() - 1));
      }
      row.put(
          "kind",
          rule.getInputEntries().iterator().next().getText().getTextContent().replace("\"", ""));
      rows.put(rule.getId(), row);
    }
    return rows;
  }
}
