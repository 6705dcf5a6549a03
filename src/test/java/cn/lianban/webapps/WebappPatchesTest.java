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

  /** Names of the application's own that a script can hold. */
  private static final Pattern LEANS =
      Pattern.compile(
          "\\.(fjs-(?!container|form-field-(?:number|text|textarea|textfield|datetime|checkbox)\\b)[a-z-]+)"
              + "|angularService\\('([^']+)'\\)|\\[?'((?:task|start|create)(?!-detail-case)[a-z]*-[a-z-]+)'[,\\]]"
              + "|(cam-widget-bpmn-viewer|_flatpickr)");

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
    for (Path script : scripts()) {
      String name = OURS.relativize(script).toString().replace('\\', '/');
      Set<String> leans = new TreeSet<>();
      Matcher found = LEANS.matcher(Files.readString(script));
      while (found.find()) {
        for (int group = 1; group <= found.groupCount(); group++) {
          if (found.group(group) != null) {
            leans.add(found.group(group));
          }
        }
      }
      Set<String> listed =
          list.stream().flatMap(one -> one.words().stream()).collect(Collectors.toSet());
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
