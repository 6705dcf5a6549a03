package cn.lianban.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page that answers the requirements of security leaves none out, and names nothing that is not
 * there.
 */
class SecurityPageTest {

  private static final Path PAGE = Path.of("src/docs/security.md");
  private static final Path REQUIREMENTS =
      Path.of("src/test/resources/docs/asvs-5.0.0-level-2.txt");
  private static final Set<String> VERDICTS = Set.of("符合", "部分符合", "不符合", "不适用", "由部署保证");
  private static final Pattern ASVS = Pattern.compile("V\\d+\\.\\d+\\.\\d+");
  private static final Pattern NATIONAL = Pattern.compile("8\\.1\\.\\d+\\.\\d+( [a-g]\\))?");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern CLASS = Pattern.compile("[A-Z][a-z][A-Za-z0-9]*");
  private static final Pattern FILE = Pattern.compile("src/\\S+/\\S+|docker-compose\\.yml");

  /** The cells of each row that begins with the number of a requirement. */
  private static List<List<String>> rows(Pattern number) throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| "))
        .map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
        .filter(cells -> number.matcher(cells.get(0)).matches())
        .toList();
  }

  private static Set<String> javaClasses() throws IOException {
    try (Stream<Path> main = Files.walk(Path.of("src/main/java"));
        Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
      return Stream.concat(main, tests)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void every_requirement_of_levels_one_and_two_is_answered_once_at_its_level() throws IOException {
    Map<String, String> levels = new LinkedHashMap<>();
    for (String line : Files.readAllLines(REQUIREMENTS)) {
      if (!line.startsWith("#")) {
        String[] words = line.split(" ");
        levels.put(words[0], words[1]);
      }
    }
    List<List<String>> rows = rows(ASVS);
    assertThat(levels).isNotEmpty();
    assertThat(rows.stream().map(cells -> cells.get(0)).toList())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(levels.keySet());
    for (List<String> cells : rows) {
      assertThat(cells).as(cells.get(0)).hasSize(6);
      assertThat(cells.get(1)).as(cells.get(0)).isEqualTo(levels.get(cells.get(0)));
      assertThat(cells.get(3)).as(cells.get(0)).isIn(VERDICTS);
      assertThat(cells.get(4)).as(cells.get(0)).isNotBlank();
    }
  }

  @Test
  void every_point_of_the_national_standard_is_answered_once() throws IOException {
    List<List<String>> rows = rows(NATIONAL);
    assertThat(rows).isNotEmpty();
    assertThat(rows.stream().map(cells -> cells.get(0)).toList()).doesNotHaveDuplicates();
    for (List<String> cells : rows) {
      assertThat(cells).as(cells.get(0)).hasSize(5);
      assertThat(cells.get(2)).as(cells.get(0)).isIn(VERDICTS);
      assertThat(cells.get(3)).as(cells.get(0)).isNotBlank();
    }
  }

  @Test
  void the_classes_and_files_that_it_names_are_there() throws IOException {
    Set<String> classes = javaClasses();
    Set<String> missing = new TreeSet<>();
    Matcher quoted = QUOTED.matcher(Files.readString(PAGE));
    while (quoted.find()) {
      String name = quoted.group(1);
      boolean unknownClass = CLASS.matcher(name).matches() && !classes.contains(name);
      boolean unknownFile = FILE.matcher(name).matches() && !Files.exists(Path.of(name));
      if (unknownClass || unknownFile) {
        missing.add(name);
      }
    }
    assertThat(missing).isEmpty();
  }
}
