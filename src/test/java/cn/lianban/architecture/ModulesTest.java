package cn.lianban.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.architecture.Rooms.Arrow;
import cn.lianban.architecture.Rooms.Room;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each room says in its {@code package-info.java} whom it may know. */
class ModulesTest {

  private static final Path SOURCES = Path.of("src/main/java/cn/lianban");

  /** What the tests of the models and the benchmark compare with. */
  private static final Set<String> LOOKED_AT_BY_TESTS =
      Set.of("CachingFeelEngineFactory", "DutyStatus", "RoundStatus");

  private static final Set<JavaModifier> CONSTANT =
      Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC, JavaModifier.FINAL);

  /** A filter of the engine's web applications and Tomcat make them by their names. */
  private static final Set<String> MADE_BY_NAME = Set.of("LoggedInPerson", "LimitedConnections");

  @Test
  void rooms_know_only_whom_they_name_and_never_in_a_circle() {
    Rooms.MODULES.verify();
  }

  @Test
  void every_room_names_whom_it_knows_and_nobody_else() {
    Map<String, Set<String>> named = new TreeMap<>();
    Rooms.all().forEach(room -> named.put(room.name(), new TreeSet<>(room.allowed())));
    assertThat(named).isEqualTo(Rooms.known());
  }

  @Test
  void every_folder_is_in_a_room() throws IOException {
    Set<String> rooms = Rooms.all().stream().map(Room::folder).collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> homeless =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .map(file -> Path.of("src/main/java").relativize(file.getParent()).toString())
              .map(folder -> folder.replace('/', '.').replace('\\', '.'))
              .distinct()
              .filter(folder -> !folder.equals("cn.lianban"))
              .filter(
                  folder -> rooms.stream().noneMatch(room -> (folder + ".").startsWith(room + ".")))
              .toList();
      assertThat(homeless).isEmpty();
    }
  }

  /**
   * Java knows no visibility of rooms: what a room's own {@code process} and {@code web} folders
   * use has to be public too. What other rooms use, the architecture page lists.
   */
  @Test
  void public_is_only_what_another_package_uses() throws IOException {
    Set<String> used = new HashSet<>();
    for (Room room : Rooms.all()) {
      for (JavaClass user : room.classes()) {
        user.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(type -> !type.getPackageName().equals(user.getPackageName()))
            .forEach(type -> used.add(Rooms.topLevel(type).getName()));
      }
    }
    String called = calledFromOutside();
    List<String> idle =
        Rooms.all().stream()
            .flatMap(room -> room.classes().stream())
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !used.contains(type.getName()))
            .filter(type -> !holdsConstants(type))
            .filter(type -> !LOOKED_AT_BY_TESTS.contains(type.getSimpleName()))
            .filter(type -> !MADE_BY_NAME.contains(type.getSimpleName()))
            .filter(type -> !called.contains(type.getName()))
            .filter(type -> !called.contains("${" + beanName(type) + "."))
            .map(JavaClass::getName)
            .sorted()
            .toList();
    assertThat(idle).as("make these types package-private").isEmpty();
  }

  /** The compiler copies constants to where they are used, so their use cannot be seen. */
  private static boolean holdsConstants(JavaClass type) {
    return Rooms.all().stream()
        .flatMap(room -> room.classes().stream())
        .filter(inside -> Rooms.topLevel(inside).equals(type))
        .flatMap(inside -> inside.getFields().stream())
        .filter(field -> field.getModifiers().containsAll(CONSTANT))
        .anyMatch(field -> field.getRawType().isEquivalentTo(String.class));
  }

  @Test
  void what_other_rooms_use_in_a_folder_stands_in_a_folder_that_is_named_for_it() {
    List<String> folders =
        Rooms.arrows().stream()
            .map(Arrow::target)
            .filter(target -> target.contains(" :: "))
            .distinct()
            .sorted()
            .toList();
    assertThat(folders).containsExactly("deadlines :: process", "kernel :: web");
  }

  /** Models call beans by name; the log and the start of the service name classes in files. */
  private static String calledFromOutside() throws IOException {
    StringBuilder texts = new StringBuilder();
    for (Path folder : List.of(Path.of("bpmn"), Path.of("src/main/resources"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file :
            files
                .filter(file -> file.toString().matches(".*\\.(bpmn|xml|factories)"))
                .sorted()
                .toList()) {
          texts.append(Files.readString(file));
        }
      }
    }
    return texts.toString();
  }

  private static String beanName(JavaClass type) {
    return Character.toLowerCase(type.getSimpleName().charAt(0))
        + type.getSimpleName().substring(1);
  }
}
