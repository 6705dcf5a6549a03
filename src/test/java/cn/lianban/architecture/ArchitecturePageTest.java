package cn.lianban.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.architecture.Rooms.Arrow;
import cn.lianban.architecture.Rooms.Room;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
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
import org.junit.jupiter.api.Test;

/**
 * The page of the architecture shows the rooms as they are; {@code -Dlianban.tables=write} writes
 * it anew.
 */
class ArchitecturePageTest {

  private static final Path PAGE = Path.of("src/docs/architecture.md");
  private static final String BEGIN = "<!-- begin: written by ArchitecturePageTest -->\n";
  private static final String END = "<!-- end -->\n";
  private static final Pattern PURPOSE = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

  @Test
  void the_drawing_and_the_tables_are_those_of_the_code() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int until = page.indexOf(END);
    String written = drawing() + "\n" + sizes() + "\n" + rooms() + "\n" + faces();
    if ("write".equals(System.getProperty("lianban.tables"))) {
      Files.writeString(PAGE, page.substring(0, from) + written + page.substring(until));
      return;
    }
    assertThat(page.substring(from, until))
        .as("run mvn test -Dtest=ArchitecturePageTest -Dlianban.tables=write")
        .isEqualTo(written);
  }

  /** What follows from other arrows is left out: who knows a room knows what that one knows. */
  private static String drawing() {
    Map<String, TreeSet<String>> known = known();
    StringBuilder text = new StringBuilder("```mermaid\nflowchart TD\n");
    known
        .keySet()
        .forEach(room -> text.append("  ").append(id(room)).append("[").append(room).append("]\n"));
    known.forEach(
        (from, tos) ->
            tos.stream()
                .filter(
                    to ->
                        tos.stream()
                            .noneMatch(other -> !other.equals(to) && reaches(other, to, known)))
                .forEach(
                    to ->
                        text.append("  ")
                            .append(id(from))
                            .append(" --> ")
                            .append(id(to))
                            .append("\n")));
    return text.append("```\n").toString();
  }

  private static boolean reaches(String from, String to, Map<String, TreeSet<String>> known) {
    return known.get(from).contains(to)
        || known.get(from).stream().anyMatch(next -> reaches(next, to, known));
  }

  private static Map<String, TreeSet<String>> known() {
    TreeMap<String, TreeSet<String>> known = new TreeMap<>();
    Rooms.known()
        .forEach(
            (room, targets) ->
                known.put(
                    room,
                    targets.stream()
                        .map(target -> target.replaceAll(" :: .*", ""))
                        .collect(Collectors.toCollection(TreeSet::new))));
    return known;
  }

  private static String id(String room) {
    return room.replace('.', '_');
  }

  /** The first column was counted once, in the sources of the commit that it names. */
  private static String sizes() {
    List<JavaClass> own =
        Rooms.all().stream()
            .flatMap(room -> room.classes().stream())
            .filter(type -> type.getEnclosingClass().isEmpty())
            .toList();
    return """
        | all together | before, at `f8be5c7` | now |
        |---|--:|--:|
        | rooms | 19 | %d |
        | classes | 397 | %d |
        | public classes | 205 | %d |
        | arrows from a room to one that it knows | 75 | %d |
        """
        .formatted(
            Rooms.all().size(),
            own.size(),
            own.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).count(),
            known().values().stream().mapToInt(Set::size).sum());
  }

  private static String rooms() throws IOException {
    List<Arrow> arrows = Rooms.arrows();
    StringBuilder text =
        new StringBuilder(
            "| room | what for | knows | classes | public | used by other rooms |\n|---|---|---|--:|--:|--:|\n");
    for (Room room : Rooms.all()) {
      List<JavaClass> own =
          room.classes().stream().filter(type -> type.getEnclosingClass().isEmpty()).toList();
      text.append(
          "| `%s` | %s | %s | %d | %d | %d |\n"
              .formatted(
                  room.name(),
                  purpose(room),
                  String.join(", ", Rooms.known().get(room.name())),
                  own.size(),
                  own.stream()
                      .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                      .count(),
                  face(room, arrows).size()));
    }
    return text.toString();
  }

  private static String faces() {
    List<Arrow> arrows = Rooms.arrows();
    StringBuilder text = new StringBuilder("| room | types that other rooms use |\n|---|---|\n");
    for (Room room : Rooms.all()) {
      Set<String> face = face(room, arrows);
      if (!face.isEmpty()) {
        text.append("| `%s` | %s |\n".formatted(room.name(), String.join(", ", face)));
      }
    }
    return text.toString();
  }

  private static Set<String> face(Room room, List<Arrow> arrows) {
    return arrows.stream()
        .filter(arrow -> arrow.to().equals(room))
        .map(arrow -> arrow.used().getSimpleName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String purpose(Room room) throws IOException {
    String file =
        Files.readString(
            Path.of("src/main/java", room.folder().replace('.', '/'), "package-info.java"));
    Matcher text = PURPOSE.matcher(file);
    assertThat(text.find()).as("%s says what it is for", room.name()).isTrue();
    return text.group(1).replaceAll("\\s*\n\\s*\\*\\s*", " ").strip();
  }
}
