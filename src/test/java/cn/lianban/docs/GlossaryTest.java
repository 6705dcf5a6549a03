package cn.lianban.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary names classes that are there, and has a term for every table. */
class GlossaryTest {

  private static final Path GLOSSARY = Path.of("src/docs/glossary.md");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern CREATED =
      Pattern.compile("create table (?:if not exists )?([a-z_]+)");
  private static final Pattern DROPPED = Pattern.compile("drop table (?:if exists )?([a-z_]+)");
  private static final int CHINESE = 0;
  private static final int ENGLISH = 1;
  private static final int CLASSES = 3;
  private static final int TABLES = 4;

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(GLOSSARY).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| 中文"))
        .map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
        .toList();
  }

  private static Set<String> quoted(int column) throws IOException {
    Set<String> names = new TreeSet<>();
    for (List<String> cells : rows()) {
      if (cells.size() > column) {
        Matcher matcher = QUOTED.matcher(cells.get(column));
        while (matcher.find()) {
          names.add(matcher.group(1));
        }
      }
    }
    return names;
  }

  @Test
  void every_class_that_it_names_is_there() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      Set<String> classes =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
      assertThat(quoted(CLASSES)).isNotEmpty().isSubsetOf(classes);
    }
  }

  @Test
  void every_table_has_its_term_and_no_other_is_named() throws IOException {
    Set<String> tables = new TreeSet<>();
    Set<String> dropped = new TreeSet<>();
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file).toLowerCase(Locale.ROOT);
        collect(CREATED.matcher(text), tables);
        collect(DROPPED.matcher(text), dropped);
      }
    }
    tables.removeAll(dropped);
    assertThat(quoted(TABLES)).isEqualTo(tables);
  }

  @Test
  void a_chinese_term_stands_once() throws IOException {
    assertThat(terms(CHINESE, "、")).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void an_english_term_stands_once() throws IOException {
    assertThat(terms(ENGLISH, ",")).isNotEmpty().doesNotHaveDuplicates();
  }

  /** The terms of a column; one cell may hold several. */
  private static List<String> terms(int column, String separator) throws IOException {
    return rows().stream()
        .flatMap(cells -> Stream.of(cells.get(column).split(separator)))
        .map(term -> term.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static void collect(Matcher matcher, Set<String> names) {
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
  }
}
