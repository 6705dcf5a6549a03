package cn.lianban.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.architecture.Rooms.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A table is written by one room. Others read it through that room's classes, or through a view
 * {@code shared_<table>}. What triggers alone write, such as the tallies, is read as a view is.
 */
class TablesTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final String SHARED = "shared_";

  private static final Pattern CREATED =
      Pattern.compile("(?im)^\\s*create\\s+(?:unlogged\\s+)?table\\s+(\\w+)");
  private static final Pattern SHOWN =
      Pattern.compile("(?im)^\\s*create\\s+(?:or\\s+replace\\s+)?view\\s+(\\w+)");
  private static final Pattern RENAMED =
      Pattern.compile("(?im)^\\s*alter\\s+table\\s+(\\w+)\\s+rename\\s+to\\s+(\\w+)");
  private static final Pattern DROPPED =
      Pattern.compile("(?im)^\\s*drop\\s+table\\s+(?:if\\s+exists\\s+)?(\\w+)");
  private static final Pattern NOT_CODE = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern WRITES =
      Pattern.compile(
          "(?i)\\b(?:insert\\s+into|delete\\s+from|update|truncate|merge\\s+into)\\s+(\\w+)");
  private static final Pattern READS =
      Pattern.compile(
          "(?i)\\b(?:(?:from|join|using)\\s+|RepeatedRequests\\.Kind\\(\"|Kind\\(\")(\\w+)");
  private static final Pattern ANY_TABLE =
      Pattern.compile("(?i)\\b(?:insert into|delete from|from|join|update) \"\\s*\\+");

  private record Use(String room, String file, String table) {

    @Override
    public String toString() {
      return room + "/" + file + ": " + table;
    }
  }

  @Test
  void every_table_is_written_by_one_room() throws IOException {
    Map<String, Set<String>> writers = new TreeMap<>();
    uses(WRITES)
        .forEach(use -> writers.computeIfAbsent(use.table, none -> new TreeSet<>()).add(use.room));
    assertThat(writers.keySet()).as("the statements that are read here").hasSizeGreaterThan(50);
    assertThat(writers.entrySet()).allMatch(writer -> writer.getValue().size() == 1);
    assertThat(writers.keySet()).as("views are read").noneMatch(name -> name.startsWith(SHARED));
  }

  @Test
  void others_read_a_table_only_through_the_view_that_its_room_gives_a_name() throws IOException {
    Map<String, String> owners = owners();
    List<Use> through =
        uses(READS).stream()
            .filter(use -> owners.containsKey(use.table))
            .filter(use -> !owners.get(use.table).equals(use.room))
            .toList();
    assertThat(through).as("read %s<table>, or ask the room's classes", SHARED).isEmpty();
  }

  @Test
  void every_view_shows_one_table_and_is_read_by_another_room_than_its_own() throws IOException {
    Map<String, String> owners = owners();
    List<Use> reads = uses(READS);
    for (String view : named(SHOWN)) {
      String table = view.substring(SHARED.length());
      assertThat(owners).as("%s is named after a table", view).containsKey(table);
      assertThat(reads)
          .as("who reads %s", view)
          .anyMatch(use -> use.table.equals(view) && !use.room.equals(owners.get(table)));
    }
  }

  /** {@code RepeatedRequests} is told by each room the name of that room's own table. */
  @Test
  void no_statement_hides_the_name_of_its_table() throws IOException {
    List<String> hidden = new ArrayList<>();
    for (Path file : sources()) {
      if (file.endsWith("RepeatedRequests.java")) {
        continue;
      }
      Matcher put = ANY_TABLE.matcher(code(file));
      while (put.find()) {
        hidden.add(file.getFileName() + ": " + put.group());
      }
    }
    assertThat(hidden).isEmpty();
  }

  private static Map<String, String> owners() throws IOException {
    Map<String, String> owners = new TreeMap<>();
    uses(WRITES).forEach(use -> owners.put(use.table, use.room));
    return owners;
  }

  private static List<Use> uses(Pattern pattern) throws IOException {
    Set<String> known = new TreeSet<>(named(CREATED));
    known.addAll(named(SHOWN));
    List<Use> uses = new ArrayList<>();
    for (Path file : sources()) {
      String code = code(file);
      if (pattern == READS) {
        code = code.replaceAll("(?i)\\bdelete\\s+from\\b", "delete");
      }
      Matcher use = pattern.matcher(code);
      while (use.find()) {
        String table = use.group(1).toLowerCase(Locale.ROOT);
        if (known.contains(table)) {
          uses.add(new Use(room(file), file.getFileName().toString(), table));
        }
      }
    }
    return uses;
  }

  /** What the migrations create under this pattern and do not drop again. */
  private static Set<String> named(Pattern pattern) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".sql")).sorted().toList()) {
        String sql = Files.readString(file);
        pattern.matcher(sql).results().forEach(found -> names.add(found.group(1)));
        RENAMED
            .matcher(sql)
            .results()
            .filter(renamed -> names.remove(renamed.group(1)))
            .toList()
            .forEach(renamed -> names.add(renamed.group(2)));
        DROPPED.matcher(sql).results().forEach(dropped -> names.remove(dropped.group(1)));
      }
    }
    return names;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve("cn/lianban"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String code(Path file) throws IOException {
    String code = NOT_CODE.matcher(Files.readString(file)).replaceAll("");
    return JOINED.matcher(code).replaceAll("");
  }

  private static final List<Room> ROOMS = Rooms.all();

  private static String room(Path file) {
    String folder = SOURCES.relativize(file).getParent().toString().replaceAll("[/\\\\]", ".");
    return ROOMS.stream()
        .filter(room -> (folder + ".").startsWith(room.folder() + "."))
        .map(Room::name)
        .findFirst()
        .orElse(folder);
  }
}
