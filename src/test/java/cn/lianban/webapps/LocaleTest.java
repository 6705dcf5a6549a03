package cn.lianban.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Chinese texts of the engine's web applications against the English ones that the engine
 * brings.
 */
class LocaleTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOCALE = "META-INF/resources/webjars/camunda/app/%s/locales/%s.json";

  /**
   * Parts of a text that its translation has to keep: placeholders, markup, character references,
   * counts.
   */
  private static final Pattern TO_BE_KEPT =
      Pattern.compile(
          "\\{\\{.*?}}|</?(?:a|b|br|code|div|em|h\\d|i|kbd|li|p|pre|span|strong|u|ul)\\b[^>]*>|&[a-z]+;|%[a-z]");

  private static final Pattern ASKED = Pattern.compile("\\bCAM_WIDGET_[A-Z_]+[A-Z]\\b");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  /** Formats, and names that are the same in every language. */
  private static final Pattern NOT_TRANSLATED =
      Pattern.compile("^/dateLocales/(longDateFormat|calendar)/.*");

  private static final Set<String> NAMES =
      Set.of(
          "ID",
          "URL",
          "XML",
          "JSON",
          "BPMN",
          "DMN",
          "CMMN",
          "JUEL",
          "FEEL",
          "Java",
          "DMN / BPMN",
          "TTL",
          "HTTP",
          "Camunda",
          "<null>",
          "<undefined>");

  static Stream<String> applications() {
    return Stream.of("tasklist", "welcome", "cockpit", "admin");
  }

  @ParameterizedTest
  @MethodSource("applications")
  void every_text_has_its_translation_and_no_other(String application) {
    Set<String> asked = new TreeSet<>(texts(application, "en").keySet());
    widgets().forEach(key -> asked.add("/labels/" + key));
    assertThat(new TreeSet<>(texts(application, "zh").keySet())).isEqualTo(asked);
  }

  /**
   * The texts of shared parts, which each application needs, although only Cockpit's English file
   * has them.
   */
  private static Set<String> widgets() {
    Set<String> widgets = new TreeSet<>();
    texts("cockpit", "en").keySet().stream()
        .filter(key -> key.startsWith("/labels/CAM_WIDGET_"))
        .forEach(key -> widgets.add(key.substring("/labels/".length())));
    assertThat(widgets).isNotEmpty();
    return widgets;
  }

  @ParameterizedTest
  @MethodSource("applications")
  void whatever_the_shared_parts_ask_for_is_there(String application) throws IOException {
    String script =
        "META-INF/resources/webjars/camunda/app/%1$s/camunda-%1$s-bootstrap.js"
            .formatted(application);
    try (InputStream stream = LocaleTest.class.getClassLoader().getResource(script).openStream()) {
      Set<String> asked = new TreeSet<>();
      ASKED
          .matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .forEach(hit -> asked.add("/labels/" + hit.group()));
      assertThat(asked).isNotEmpty();
      assertThat(texts(application, "zh").keySet()).containsAll(asked);
    }
  }

  @ParameterizedTest
  @MethodSource("applications")
  void values_and_markup_stay_in_a_translation(String application) {
    Map<String, String> chinese = texts(application, "zh");
    texts(application, "en")
        .forEach(
            (key, english) ->
                assertThat(kept(chinese.getOrDefault(key, "")))
                    .as("%s of %s: %s", key, application, english)
                    .isEqualTo(kept(english)));
  }

  @ParameterizedTest
  @MethodSource("applications")
  void nothing_is_left_in_english(String application) {
    Map<String, String> left = new LinkedHashMap<>(texts(application, "zh"));
    left.entrySet()
        .removeIf(
            text ->
                !WORD.matcher(TO_BE_KEPT.matcher(text.getValue()).replaceAll("")).find()
                    || HAN.matcher(text.getValue()).find()
                    || NAMES.contains(text.getValue())
                    || NOT_TRANSLATED.matcher(text.getKey()).matches());
    assertThat(left).as("English texts of %s", application).isEmpty();
  }

  private static List<String> kept(String text) {
    return TO_BE_KEPT
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(kept -> kept.replace(" ", ""))
        .sorted()
        .toList();
  }

  private static Map<String, String> texts(String application, String language) {
    Map<String, String> texts = new LinkedHashMap<>();
    collect("", read(application, language), texts);
    return texts;
  }

  private static void collect(String path, JsonNode node, Map<String, String> texts) {
    if (node.isValueNode()) {
      texts.put(path, node.asText());
    }
    node.properties()
        .forEach(property -> collect(path + "/" + property.getKey(), property.getValue(), texts));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(path + "/" + i, node.get(i), texts);
    }
  }

  private static JsonNode read(String application, String language) {
    try (InputStream stream = resource(application, language).openStream()) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (IOException unreadable) {
      throw new IllegalStateException(language + " of " + application, unreadable);
    }
  }

  private static URL resource(String application, String language) {
    return LocaleTest.class.getClassLoader().getResource(LOCALE.formatted(application, language));
  }
}
