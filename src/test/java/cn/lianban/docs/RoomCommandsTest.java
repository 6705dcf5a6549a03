package cn.lianban.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of commands that run the tests of one room has all rooms, and only tests that exist.
 */
class RoomCommandsTest {

  private static final Path ROOMS = Path.of("src/main/java/cn/lianban");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([a-z]+) \\| `-Dtest='([^']+)'` \\|$");
  private static final String ALL_BELOW = "/**/*Test";

  /** What is named for each room: tests by their name, and folders. */
  private static Map<String, List<String>> table() throws IOException {
    Map<String, List<String>> table = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("CONTRIBUTING.md")));
    while (row.find()) {
      table.put(row.group(1), List.of(row.group(2).split(",")));
    }
    return table;
  }

  private static Set<String> folders(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void every_room_has_its_command() throws IOException {
    assertThat(table().keySet()).isEqualTo(folders(ROOMS));
  }

  @Test
  void a_room_with_a_folder_of_tests_runs_the_whole_folder() throws IOException {
    Set<String> tested = folders(TESTS.resolve("cn/lianban"));
    table()
        .forEach(
            (room, named) -> {
              if (tested.contains(room)) {
                assertThat(named).as(room).contains("cn/lianban/" + room + ALL_BELOW);
              }
            });
  }

  @Test
  void what_a_command_names_is_one_test_or_a_folder_with_some() throws IOException {
    List<Path> tests;
    try (Stream<Path> files = Files.walk(TESTS)) {
      tests = files.filter(file -> file.toString().endsWith("Test.java")).toList();
    }
    table()
        .forEach(
            (room, named) ->
                assertThat(named)
                    .as(room)
                    .allSatisfy(
                        one -> {
                          if (one.endsWith(ALL_BELOW)) {
                            Path folder =
                                TESTS.resolve(one.substring(0, one.length() - ALL_BELOW.length()));
                            assertThat(tests).anyMatch(test -> test.startsWith(folder));
                          } else {
                            assertThat(tests)
                                .filteredOn(test -> test.endsWith(one + ".java"))
                                .hasSize(1);
                          }
                        }));
  }
}
