package cn.lianban.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A form as it stands in {@code bpmn/forms}. */
record FormFile(String name, JsonNode json) {

  static final Path FOLDER = Path.of("bpmn/forms");
  static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GRID_COLUMNS = 16;

  static List<FormFile> all() {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().map(FormFile::read).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static FormFile read(Path file) {
    try {
      return new FormFile(
          file.getFileName().toString().replaceFirst("\\.form$", ""), JSON.readTree(file.toFile()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether its name is that of an item, such as R07-2c, and not that of a task. */
  boolean isOfAnItem() {
    return name.matches("[MR]\\d\\d-\\d[a-z]?");
  }

  List<JsonNode> components() {
    return StreamSupport.stream(json.path("components").spliterator(), false).toList();
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
        .orElse(JSON.missingNode());
  }

  List<String> materials() {
    return texts(json.path("properties").path("materials"));
  }

  static List<String> optionsOf(JsonNode field) {
    return field.path("values").findValuesAsText("value");
  }

  /** Columns of the grid that each row takes, by the name of the row. */
  Map<String, Integer> columnsByRow() {
    Map<String, Integer> columns = new LinkedHashMap<>();
    components()
        .forEach(
            component -> {
              JsonNode layout = component.path("layout");
              columns.merge(
                  layout.path("row").asText(),
                  layout.path("columns").asInt(GRID_COLUMNS),
                  Integer::sum);
            });
    return columns;
  }

  /** Names of rows that some component of another row interrupts. */
  List<String> brokenRows() {
    List<String> seen = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (JsonNode component : components()) {
      String row = component.path("layout").path("row").asText();
      boolean continues = !seen.isEmpty() && seen.get(seen.size() - 1).equals(row);
      if (!continues && seen.contains(row)) {
        broken.add(row);
      }
      seen.add(row);
    }
    return broken;
  }

  Stream<String> ids() {
    return components().stream().map(component -> component.path("id").asText());
  }

  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
