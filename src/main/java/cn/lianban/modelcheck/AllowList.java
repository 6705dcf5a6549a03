package cn.lianban.modelcheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a kind of model may contain, read from a list beside this class. */
final class AllowList {

  /** The shape of a value for which the list names none. */
  static final String PLAIN = "plain";

  private static final Pattern NAMESPACE = Pattern.compile("(\\w+) = (\\S+)");

  /**
   * An element.
   *
   * @param attributes their shapes, by namespace and name as in {@link #key}
   * @param text the shape of its text; null where it has none
   */
  record Element(Map<String, String> attributes, @Nullable String text) {}

  private final Map<String, Element> elements = new HashMap<>();

  private AllowList() {}

  static AllowList of(String resource) {
    AllowList list = new AllowList();
    Map<String, String> namespaces = new HashMap<>();
    lines(resource)
        .forEach(
            line -> {
              Matcher namespace = NAMESPACE.matcher(line);
              if (namespace.matches()) {
                namespaces.put(namespace.group(1), namespace.group(2));
              } else {
                list.add(line, namespaces);
              }
            });
    return list;
  }

  /** The lines of a list, without comments and empty ones. */
  static java.util.stream.Stream<String> lines(String resource) {
    try (InputStream content =
        Objects.requireNonNull(
            AllowList.class.getResourceAsStream("/modelcheck/" + resource), resource)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void add(String line, Map<String, String> namespaces) {
    String[] sides = line.split(" > ", 2);
    String[] words = sides[0].split(" ");
    Map<String, String> attributes = new HashMap<>();
    Arrays.stream(words)
        .skip(1)
        .forEach(
            word -> {
              String[] parts = word.split("=", 2);
              attributes.put(qualified(parts[0], namespaces), parts.length < 2 ? PLAIN : parts[1]);
            });
    elements.put(
        qualified(words[0], namespaces),
        new Element(Map.copyOf(attributes), sides.length < 2 ? null : sides[1].strip()));
  }

  private static String qualified(String word, Map<String, String> namespaces) {
    int colon = word.indexOf(':');
    return colon < 0
        ? key("", word)
        : key(
            Objects.requireNonNull(namespaces.get(word.substring(0, colon)), word),
            word.substring(colon + 1));
  }

  static String key(String namespace, String name) {
    return "{" + namespace + "}" + name;
  }

  /** Null for an element that is not listed. */
  @Nullable Element element(XmlElement element) {
    return elements.get(key(element.namespace(), element.name()));
  }
}
