package cn.lianban.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Compares the libraries of the build with the recorded judgements; needs no network. */
class DependenciesTest {

  private static final Path LIBRARIES = Path.of("src/libraries");
  private static final Pattern VERSION = Pattern.compile("<([\\w.-]+)\\.version>([^<]+)</");
  private static final Pattern PARENT =
      Pattern.compile("<artifactId>(spring-boot-starter-parent)</artifactId>\\s*<version>([^<]+)<");
  private static final Pattern PLACE = Pattern.compile("/assets/lib/[\\w./-]+");

  private record Brought(String library, String used, String newest, String by, String why) {}

  private record Fault(String library, String atLeast, String fault) {}

  private record Judgement(String name, String used, String newest, String why) {}

  @Test
  void no_library_is_older_than_the_version_that_mends_its_known_faults() throws IOException {
    Map<String, String> resolved = resolved();
    for (Fault fault : faults()) {
      assertThat(resolved)
          .as("an entry of judged.yaml for a library that is no longer used")
          .containsKey(fault.library());
      assertThat(Version.parse(resolved.get(fault.library())))
          .as("%s: %s", fault.library(), fault.fault())
          .isGreaterThanOrEqualTo(Version.parse(fault.atLeast()));
    }
  }

  @Test
  void every_version_that_is_set_was_judged_and_is_the_newest_or_says_why_not() throws IOException {
    Map<String, String> set = new TreeMap<>();
    String pom = Files.readString(Path.of("pom.xml"));
    for (Pattern pattern : List.of(VERSION, PARENT)) {
      Matcher versions = pattern.matcher(pom);
      while (versions.find()) {
        set.put(versions.group(1) + (pattern == VERSION ? ".version" : ""), versions.group(2));
      }
    }
    set.remove("java.version");
    packages().forEach(set::put);
    new ObjectMapper()
        .readTree(Path.of("src/form-js/package.json").toFile())
        .path("dependencies")
        .properties()
        .forEach(one -> set.put(one.getKey(), one.getValue().asText()));
    Map<String, String> judged = new TreeMap<>();
    for (Judgement one : judgements()) {
      judged.put(one.name(), one.used());
      assertThat(one.newest().equals(one.used()) || one.why() != null)
          .as("%s is not the newest: judged.yaml says why", one.name())
          .isTrue();
    }
    // look up versions that were set since the last judgement, and enter them here with the result
    assertThat(judged).containsAllEntriesOf(set);
  }

  @Test
  void every_library_that_others_bring_and_that_matters_was_judged_in_the_version_they_bring()
      throws IOException {
    Map<String, String> resolved = resolved();
    List<String> setters = judgements().stream().map(Judgement::name).toList();
    TreeSet<String> brought = new TreeSet<>();
    for (Brought one : brought()) {
      brought.add(one.library());
      assertThat(resolved.get(one.library()))
          .as("%s: look up its newest version and enter both in judged.yaml", one.library())
          .isEqualTo(one.used());
      assertThat(setters).as("what brings %s", one.library()).contains(one.by());
      assertThat(one.newest().equals(one.used()) || one.why() != null)
          .as("%s is not the newest: judged.yaml says why", one.library())
          .isTrue();
    }
    assertThat(brought)
        .contains("flyway-core", "mybatis", "nimbus-jose-jwt", "oauth2-oidc-sdk", "swagger-ui");
    List<String> versions = judgements().stream().map(Judgement::used).toList();
    for (Fault fault : faults()) {
      assertThat(
              brought.contains(fault.library()) || versions.contains(resolved.get(fault.library())))
          .as("%s has known faults: judged.yaml says whether it is the newest", fault.library())
          .isTrue();
    }
  }

  @Test
  void files_in_which_others_have_packed_libraries_are_those_that_were_judged() throws Exception {
    List<Map<String, String>> packed = entries("packed").toList();
    assertThat(packed).isNotEmpty();
    for (Map<String, String> one : packed) {
      assertThat(one.get("holds")).isNotBlank();
      assertThat(one.get("why")).isNotBlank();
      try (InputStream file = getClass().getClassLoader().getResourceAsStream(one.get("file"))) {
        assertThat(file).as(one.get("file")).isNotNull();
        assertThat(
                HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file.readAllBytes())))
            .as("%s has changed: judge what it holds", one.get("file"))
            .isEqualTo(one.get("sha256"));
      }
    }
  }

  @Test
  void
      the_files_of_the_npm_packages_are_those_that_were_fetched_or_made_and_each_that_a_page_asks_for_is_there()
          throws IOException {
    TreeSet<String> expected = hashed("libraries.sha256", "run src/libraries/fetch.sh");
    // names what was made as well as what it was made of, so that it is not stale either
    hashed("made.sha256", "run npm run build in src/form-js").stream()
        .filter(file -> file.contains("/lib/"))
        .forEach(expected::add);
    for (Map.Entry<String, String> one : packages().entrySet()) {
      assertThat(expected)
          .as("run src/libraries/fetch.sh")
          .anyMatch(file -> file.contains("/lib/" + one.getKey() + "/" + one.getValue() + "/"));
    }
    TreeSet<String> present = new TreeSet<>();
    for (String folder : List.of("src/web/assets/lib", "src/test/resources/lib")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> present.add(file.toString().replace(File.separatorChar, '/')));
      }
    }
    assertThat(present).isEqualTo(expected);

    TreeSet<String> asked = new TreeSet<>();
    try (Stream<Path> pages = Files.walk(Path.of("src/web"))) {
      for (Path page :
          pages
              .filter(
                  file ->
                      file.toString().matches(".*\\.(html|js|css)")
                          && !file.toString().contains("lib"))
              .toList()) {
        Matcher places = PLACE.matcher(Files.readString(page));
        while (places.find()) {
          asked.add("src/web" + places.group());
        }
      }
    }
    assertThat(asked).isNotEmpty();
    assertThat(present).containsAll(asked);
  }

  /** The files of a list, each compared with its hash. */
  private static TreeSet<String> hashed(String list, String otherwise) throws IOException {
    TreeSet<String> files = new TreeSet<>();
    for (String line : Files.readAllLines(LIBRARIES.resolve(list))) {
      String[] parts = line.split("  ");
      assertThat(sha256(Path.of(parts[1]))).as("%s: %s", parts[1], otherwise).isEqualTo(parts[0]);
      files.add(parts[1]);
    }
    return files;
  }

  /** Lists outdated libraries for their maintainers; it is not a check. */
  @Test
  void what_is_outdated_is_listed() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Judged on " + document().get("judged") + ". Newer ones: mvn -Pnewer-versions validate");
    lines.add("");
    lines.add("Outdated on that day:");
    judgements().stream()
        .filter(one -> !one.newest().equals(one.used()))
        .forEach(
            one ->
                lines.add(
                    "  "
                        + one.name()
                        + " "
                        + one.used()
                        + " (newest "
                        + one.newest()
                        + "): "
                        + one.why()));
    brought().stream()
        .filter(one -> !one.newest().equals(one.used()))
        .forEach(
            one ->
                lines.add(
                    "  %s %s (newest %s), brought by %s: %s"
                        .formatted(one.library(), one.used(), one.newest(), one.by(), one.why())));
    lines.add("");
    lines.add("Packed by others:");
    entries("packed").forEach(one -> lines.add("  " + one.get("file") + ": " + one.get("holds")));
    lines.add("");
    lines.add("Libraries of which faults are known below a version:");
    Map<String, String> resolved = resolved();
    faults()
        .forEach(
            one ->
                lines.add(
                    "  "
                        + one.library()
                        + " "
                        + resolved.get(one.library())
                        + ", at least "
                        + one.atLeast()
                        + ": "
                        + one.fault()));
    lines.add("");
    lines.add("All:");
    resolved.forEach((library, version) -> lines.add("  " + library + " " + version));
    Path list = Files.createDirectories(Path.of("target")).resolve("dependencies.txt");
    Files.write(list, lines, UTF_8);
    assertThat(list).content().contains("tomcat-embed-core").contains("feel-engine.version 1.19");
  }

  private static Map<String, String> resolved() throws IOException {
    Map<String, String> resolved = new TreeMap<>(packages());
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : classPath.split(Pattern.quote(File.pathSeparator))) {
      Path jar = Path.of(entry);
      // …/artifact/version/artifact-version.jar
      if (entry.endsWith(".jar") && jar.getNameCount() > 3) {
        resolved.put(
            jar.getParent().getParent().getFileName().toString(),
            jar.getParent().getFileName().toString());
      }
    }
    return resolved;
  }

  private static Map<String, String> packages() throws IOException {
    Map<String, String> packages = new TreeMap<>();
    for (String line : Files.readAllLines(LIBRARIES.resolve("libraries.txt"))) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(" ");
        packages.put(parts[0], parts[1]);
      }
    }
    return packages;
  }

  private static List<Fault> faults() throws IOException {
    return entries("known-faults")
        .map(one -> new Fault(one.get("library"), one.get("at-least"), one.get("fault")))
        .toList();
  }

  private static List<Brought> brought() throws IOException {
    return entries("brought")
        .map(
            one ->
                new Brought(
                    one.get("library"),
                    one.get("used"),
                    one.get("newest"),
                    one.get("by"),
                    one.get("why")))
        .toList();
  }

  private static List<Judgement> judgements() throws IOException {
    return entries("versions")
        .map(
            one ->
                new Judgement(one.get("name"), one.get("used"), one.get("newest"), one.get("why")))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Stream<Map<String, String>> entries(String list) throws IOException {
    return ((List<Map<String, String>>) document().get(list)).stream();
  }

  private static Map<String, Object> document() throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions()))
        .load(Files.readString(LIBRARIES.resolve("judged.yaml")));
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
