package cn.lianban.webapps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * Where our scripts lean on the inside of the engine's web applications, and on which version: a
 * new one is looked at place by place before it is used.
 */
class WebappPatchesTest {

  private static final Path OURS = Path.of("src/main/resources/META-INF/resources/webjars/camunda");

  /** Names of the application's own that a script can hold, parts of its addresses among them. */
  private static final Pattern LEANS =
      Pattern.compile(
          "\\.(fjs-(?!container|form-field-(?:number|text|textarea|textfield|datetime|checkbox)\\b)[a-z-]+)"
              + "|angularService\\('([^']+)'\\)|\\[?'((?:task|start|create)(?!-detail-case)[a-z]*-[a-z-]+)'[,\\]]"
              + "|(cam-widget-bpmn-viewer|_flatpickr)"
              + "|arameters\\.(?:has|get|set|delete)\\('([a-zA-Z]+)'|\\)\\.get\\('([a-zA-Z]+)'\\)"
              + "|window\\.(Date) =|(XMLHttpRequest)\\.prototype");

  /** What a script looks for on the page. */
  private static final Pattern SELECTOR =
      Pattern.compile(
          "(?:querySelector(?:All)?|closest|matches)(?:\\?\\.)?\\(\\s*[`'\"]([^`'\"]+)");

  /** A class in a selector; a name of one word is no evidence that it is the application's. */
  private static final Pattern CLASS = Pattern.compile("\\.([a-z]+(?:-[a-z]+)+)");

  private static final List<String> APPLICATIONS =
      List.of(
          "app/admin/camunda-admin-bootstrap.js",
          "app/cockpit/camunda-cockpit-bootstrap.js",
          "app/tasklist/camunda-tasklist-bootstrap.js",
          "app/welcome/camunda-welcome-bootstrap.js",
          "lib/deps.js");

  private record LeanedOn(String script, List<String> words, List<String> in, String why) {}

  private final String version;
  private final List<LeanedOn> list = new ArrayList<>();

  @SuppressWarnings("unchecked")
  WebappPatchesTest() throws IOException {
    Map<String, Object> read =
        new Yaml().load(Files.readString(Path.of("src/test/resources/webapps/leaned-on.yaml")));
    version = (String) read.get("version");
    for (Map<String, Object> one : (List<Map<String, Object>>) read.get("leaned-on")) {
      list.add(
          new LeanedOn(
              (String) one.get("script"),
              (List<String>) one.get("words"),
              (List<String>) one.get("in"),
              (String) one.get("why")));
    }
  }

  @Test
  void the_web_applications_are_of_the_version_that_was_looked_at() throws IOException {
    Properties found = new Properties();
    found.load(
        new ClassPathResource(
                "META-INF/maven/org.camunda.bpm.webapp/camunda-webapp-webjar/pom.properties")
            .getInputStream());
    assertThat(found.getProperty("version"))
        .as(
            "look at these places of the new version first, then write it into leaned-on.yaml:\n%s",
            list.stream()
                .map(one -> one.script() + ": " + one.words() + " – " + one.why())
                .collect(Collectors.joining("\n")))
        .isEqualTo(version);
  }

  @Test
  void everything_that_is_leaned_on_is_there_and_used() throws IOException {
    for (LeanedOn one : list) {
      String ours = Files.readString(OURS.resolve(one.script()));
      for (String word : one.words()) {
        assertThat(ours).as(one.script() + " uses it").contains(inScript(word));
        for (String file : one.in()) {
          assertThat(inside(file).contains(word)).as(word + " is found in " + file).isTrue();
        }
      }
    }
  }

  @Test
  void nothing_is_leaned_on_that_is_not_listed() throws IOException {
    List<String> applications = new ArrayList<>();
    for (String file : APPLICATIONS) {
      applications.add(inside(file));
    }
    for (Path script : scripts()) {
      String name = OURS.relativize(script).toString().replace('\\', '/');
      String text = Files.readString(script);
      Set<String> leans = new TreeSet<>();
      Matcher found = LEANS.matcher(text);
      while (found.find()) {
        for (int group = 1; group <= found.groupCount(); group++) {
          if (found.group(group) != null) {
            leans.add(found.group(group));
          }
        }
      }
      Matcher selector = SELECTOR.matcher(text);
      while (selector.find()) {
        CLASS
            .matcher(selector.group(1))
            .results()
            .map(one -> one.group(1))
            .filter(one -> applications.stream().anyMatch(file -> file.contains(one)))
            .forEach(leans::add);
      }
      Set<String> listed =
          list.stream()
              .filter(one -> one.script().equals(name))
              .flatMap(one -> one.words().stream())
              .collect(Collectors.toSet());
      assertThat(listed).as("leaned-on.yaml for " + name).containsAll(leans);
    }
  }

  /** A message stands in a script as an expression, in which a full stop is escaped. */
  private static String inScript(String word) {
    return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
  }

  private static String inside(String file) throws IOException {
    String path =
        file.startsWith("/")
            ? "META-INF/resources" + file
            : "META-INF/resources/webjars/camunda/" + file;
    return new ClassPathResource(path).getContentAsString(UTF_8);
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(OURS)) {
      return files.filter(file -> file.toString().endsWith(".js")).toList();
    }
  }
}
