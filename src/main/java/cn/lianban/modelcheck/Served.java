package cn.lianban.modelcheck;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that the program and the models have to agree on, from {@code served.txt}: a kind, a
 * key and the words of the key.
 */
final class Served {

  private final Map<String, Map<String, List<String>>> kinds = new HashMap<>();

  Served() {
    AllowList.lines("served.txt")
        .map(line -> line.split(" "))
        .forEach(
            words ->
                kinds
                    .computeIfAbsent(words[0], kind -> new LinkedHashMap<>())
                    .put(words[1], Arrays.asList(words).subList(2, words.length)));
  }

  /** The words by key. */
  Map<String, List<String>> all(String kind) {
    return kinds.getOrDefault(kind, Map.of());
  }

  boolean knows(String kind, String key) {
    return all(kind).containsKey(key);
  }

  /** The words of the key; empty where it has none. */
  List<String> of(String kind, String key) {
    return all(kind).getOrDefault(key, List.of());
  }

  Set<String> keys(String kind) {
    return new TreeSet<>(all(kind).keySet());
  }
}
