package cn.lianban.modelcheck;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How names and ids are told apart. */
final class Words {

  static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** As modelling tools make them up: {@code Activity_0a1b2c3}, {@code field_1x2y3z4}. */
  private static final Pattern GENERATED =
      Pattern.compile("[A-Za-z]+(?:_[A-Za-z]+)?_[0-9a-z]{6,8}(?:_di)?");

  private Words() {}

  static boolean isChinese(String text) {
    return CHINESE.matcher(text).find();
  }

  static boolean isGenerated(String id) {
    return GENERATED.matcher(id).matches() && id.chars().anyMatch(Character::isDigit);
  }

  /** In a line, shortened where there are many. */
  static String listed(Collection<String> words) {
    List<String> first = words.stream().limit(8).toList();
    return String.join("、", first)
        + (words.size() > first.size() ? " 等 " + words.size() + " 个" : "");
  }

  /** Those that stand more than once. */
  static Set<String> twice(Collection<String> words) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    words.stream().filter(word -> !seen.add(word)).forEach(twice::add);
    return twice;
  }
}
