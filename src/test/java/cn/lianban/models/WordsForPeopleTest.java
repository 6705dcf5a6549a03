package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What people read of a model has no identifier in it: reasons, questions, answers of readings,
 * annotations, labels and texts of forms.
 */
class WordsForPeopleTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** An id of the camel's kind; a name of a company or an institution does not begin like it. */
  private static final Pattern CAMEL = Pattern.compile("(?<![\\w.])[a-z]+[A-Z]\\w*");

  private static final Pattern WORD = Pattern.compile("(?<![\\w-])[A-Za-z]\\w*(?![\\w-])");

  /** Annotations name the readings of their rows by id; people read them by their questions. */
  private static final Pattern READINGS = Pattern.compile("解读：\\w+(、\\w+)*");

  /** Places of a form that the service fills in. */
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[^}]*}}");

  /** Codes of the answers stand before their words. */
  private static final Pattern CODE = Pattern.compile("(^|;)\\w+=");

  private static final Set<String> IDS = ids();

  @TestFactory
  Stream<DynamicTest> no_text_for_people_has_an_identifier_in_it() {
    return files()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(),
                    () ->
                        assertThat(texts(file))
                            .filteredOn(text -> HAN.matcher(text).find())
                            .filteredOn(WordsForPeopleTest::hasIdentifier)
                            .isEmpty()));
  }

  private static boolean hasIdentifier(String raw) {
    String text = TEMPLATE.matcher(raw).replaceAll("");
    return CAMEL.matcher(text).find()
        || WORD.matcher(text).results().anyMatch(word -> IDS.contains(word.group()));
  }

  private static List<String> texts(Path file) {
    List<String> texts = new ArrayList<>();
    if (file.toString().endsWith(".form")) {
      collect(json(file), texts);
    } else if (file.toString().endsWith(".bpmn")) {
      Bpmn.readModelFromFile(file.toFile())
          .getModelElementsByType(FlowElement.class)
          .forEach(element -> texts.add(String.valueOf(element.getName())));
    } else {
      DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
      model.getModelElementsByType(Decision.class).forEach(one -> texts.add(one.getName()));
      for (Rule rule : model.getModelElementsByType(Rule.class)) {
        if (rule.getDescription() != null) {
          texts.add(READINGS.matcher(rule.getDescription().getTextContent()).replaceAll(""));
        }
      }
      for (OutputEntry cell : model.getModelElementsByType(OutputEntry.class)) {
        LITERAL
            .matcher(cell.getTextContent())
            .results()
            .forEach(one -> texts.add(CODE.matcher(one.group(1)).replaceAll("$1")));
      }
    }
    return texts;
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                if (Set.of("label", "text", "description", "title").contains(field.getKey())
                    && field.getValue().isTextual()
                    && !field.getValue().asText().startsWith("=")) {
                  texts.add(field.getValue().asText());
                }
                collect(field.getValue(), texts);
              });
    } else {
      node.forEach(one -> collect(one, texts));
    }
  }

  /** Of decisions, processes and readings. */
  private static Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    files()
        .filter(file -> file.toString().endsWith(".dmn"))
        .forEach(
            file ->
                Dmn.readModelFromFile(file.toFile())
                    .getModelElementsByType(Decision.class)
                    .forEach(one -> ids.add(one.getId())));
    files()
        .filter(file -> file.toString().endsWith(".bpmn"))
        .forEach(file -> ids.add(file.getFileName().toString().replace(".bpmn", "")));
    ids.addAll(cn.lianban.award.ReadingsInUse.rows().keySet());
    // an item's decision has the number of the item, which people know
    ids.removeIf(id -> id.matches("[A-Z]+\\d.*"));
    return ids;
  }

  private static Stream<Path> files() {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("dmn", "bpmn")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(file -> file.toString().matches(".*\\.(dmn|bpmn|form)")).forEach(found::add);
      } catch (IOException unreadable) {
        throw new java.io.UncheckedIOException(unreadable);
      }
    }
    return found.stream().sorted();
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
