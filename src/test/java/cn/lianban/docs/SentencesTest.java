package cn.lianban.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sentence of both documents has its item, its reading, or the reason why it has none. */
class SentencesTest {

  private static final Path PAGE = Path.of("src/docs/sentences.md");
  private static final Path TEXTS = Path.of("src/docs/policy");
  private static final Pattern SENTENCE = Pattern.compile("[^。；;\\n]+[。；;]?");
  private static final Pattern ID = Pattern.compile("`([^`]+)`");

  /** A line of the page. */
  private record Line(String sentence, List<String> ids, String reason) {}

  private static List<Line> lines(String section) throws IOException {
    List<Line> lines = new ArrayList<>();
    boolean within = false;
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("## ")) {
        within = line.startsWith("## " + section);
      } else if (within && line.startsWith("| ") && !line.startsWith("| 原文")) {
        String[] cells = line.substring(1).split("\\|", -1);
        lines.add(
            new Line(
                cells[0].strip(),
                ID.matcher(cells[1]).results().map(match -> match.group(1)).toList(),
                cells[2].strip()));
      }
    }
    return lines;
  }

  private static List<Line> all() throws IOException {
    return Stream.concat(lines("若干措施").stream(), lines("支持办法").stream()).toList();
  }

  private static List<String> idsIn(String table) {
    return Dmn.readModelFromFile(Path.of("dmn", table + ".dmn").toFile())
        .getModelElementsByType(Rule.class)
        .stream()
        .map(Rule::getId)
        .toList();
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{P}\\p{S}\\s]", "");
  }

  @ParameterizedTest
  @CsvSource({"若干措施, measures.txt", "支持办法, support-rules.txt"})
  void the_page_has_every_sentence_of_the_document_in_its_order(String section, String text)
      throws IOException {
    List<String> sentences =
        SENTENCE
            .matcher(Files.readString(TEXTS.resolve(text)))
            .results()
            .map(MatchResult::group)
            .map(String::strip)
            .filter(sentence -> !sentence.isEmpty())
            .toList();
    assertThat(lines(section).stream().map(Line::sentence)).containsExactlyElementsOf(sentences);
  }

  @Test
  void a_sentence_without_an_item_or_reading_says_why() throws IOException {
    assertThat(all()).allMatch(line -> !line.ids().isEmpty() || !line.reason().isEmpty());
  }

  @Test
  void every_id_is_an_item_or_a_reading_and_every_item_has_its_sentence() throws IOException {
    List<String> items = idsIn("itemCatalogue");
    Set<String> known = new LinkedHashSet<>(items);
    known.addAll(idsIn("readings"));
    Set<String> named = new LinkedHashSet<>();
    all().forEach(line -> named.addAll(line.ids()));
    assertThat(known).containsAll(named);
    assertThat(named).containsAll(items);
  }

  @Test
  void the_words_of_every_item_and_reading_stand_in_the_documents() throws IOException {
    String texts =
        plain(
            Files.readString(TEXTS.resolve("measures.txt"))
                + Files.readString(TEXTS.resolve("support-rules.txt")));
    assertThat(quotations()).isNotEmpty().allMatch(words -> texts.contains(plain(words)));
  }

  /** What the catalogue and the register quote: an ellipsis stands for what is left out. */
  private static List<String> quotations() {
    List<String> quoted = new ArrayList<>();
    Dmn.readModelFromFile(Path.of("dmn", "itemCatalogue.dmn").toFile())
        .getModelElementsByType(Rule.class)
        .forEach(
            row -> {
              String description = row.getDescription().getTextContent();
              quoted.add(description.substring(description.indexOf('“') + 1));
            });
    for (OutputEntry cell :
        Dmn.readModelFromFile(Path.of("dmn", "readings.dmn").toFile())
            .getModelElementsByType(OutputEntry.class)) {
      if (cell.getId().endsWith("-words") || cell.getId().endsWith("-otherWords")) {
        quoted.add(cell.getText().getTextContent());
      }
    }
    return quoted.stream().flatMap(words -> Stream.of(words.split("……"))).toList();
  }
}
