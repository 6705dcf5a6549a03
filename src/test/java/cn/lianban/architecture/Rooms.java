package cn.lianban.architecture;

import cn.lianban.LianbanApplication;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The rooms as {@code package-info.java} declares them, and what their classes use of each other.
 */
final class Rooms {

  static final ApplicationModules MODULES = ApplicationModules.of(LianbanApplication.class);

  /** Read once: the modules look through all classes each time they are asked. */
  private static final List<Room> ALL = read();

  private static final List<Arrow> ARROWS = drawn();

  private static final Map<String, Set<String>> KNOWN = acquainted();

  private Rooms() {}

  /**
   * @param name such as {@code workflow.cases}
   * @param folder its package
   * @param allowed what it may know: rooms, and folders as {@code deadlines :: process}
   */
  record Room(String name, String folder, Set<String> allowed, List<JavaClass> classes) {}

  /** An arrow from a class to one of another room. */
  record Arrow(Room from, Room to, JavaClass user, JavaClass used) {

    /** The target as a room names whom it may know. */
    String target() {
      String folder = used.getPackageName().substring(to.folder.length());
      return folder.isEmpty() ? to.name : to.name + " :: " + folder.substring(1);
    }
  }

  static List<Room> all() {
    return ALL;
  }

  static List<Arrow> arrows() {
    return ARROWS;
  }

  private static List<Room> read() {
    return MODULES.stream()
        .map(
            module -> {
              String folder = module.getBasePackage().getName();
              return new Room(
                  folder.substring("cn.lianban.".length()),
                  folder,
                  allowed(folder),
                  module.getBasePackage().stream()
                      .filter(type -> !type.getSimpleName().equals("package-info"))
                      .toList());
            })
        .sorted(Comparator.comparing(Room::name))
        .toList();
  }

  private static List<Arrow> drawn() {
    List<Room> rooms = all();
    TreeMap<String, Arrow> arrows = new TreeMap<>();
    for (Room from : rooms) {
      for (JavaClass user : from.classes) {
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          JavaClass used = topLevel(dependency.getTargetClass().getBaseComponentType());
          of(used, rooms)
              .filter(to -> !to.equals(from))
              .ifPresent(
                  to ->
                      arrows.put(
                          user.getName() + " > " + used.getName(),
                          new Arrow(from, to, topLevel(user), used)));
        }
      }
    }
    return List.copyOf(arrows.values());
  }

  /** The rooms and folders that each room knows, by the name of the room. */
  static Map<String, Set<String>> known() {
    return KNOWN;
  }

  private static Map<String, Set<String>> acquainted() {
    Map<String, Set<String>> known = new TreeMap<>();
    all().forEach(room -> known.put(room.name, new TreeSet<>()));
    arrows().forEach(arrow -> known.get(arrow.from.name).add(arrow.target()));
    for (Room room : all()) {
      String source = source(room);
      for (String other : room.allowed) {
        if (imports(source, other)) {
          known.get(room.name).add(other);
        }
      }
    }
    return known;
  }

  /** The compiler copies constants to where they are used: only the source names their room. */
  private static boolean imports(String source, String other) {
    return Pattern.compile("import (static )?cn\\.lianban\\." + other + "\\.[A-Z]")
        .matcher(source)
        .find();
  }

  private static String source(Room room) {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java", room.folder.replace('.', '/')))) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Optional<Room> of(JavaClass type, List<Room> rooms) {
    return rooms.stream()
        .filter(room -> (type.getPackageName() + ".").startsWith(room.folder + "."))
        .findFirst();
  }

  static JavaClass topLevel(JavaClass type) {
    return type.getEnclosingClass().map(Rooms::topLevel).orElse(type);
  }

  private static Set<String> allowed(String folder) {
    try {
      ApplicationModule declared =
          Class.forName(folder + ".package-info").getAnnotation(ApplicationModule.class);
      return Stream.of(declared.allowedDependencies())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
