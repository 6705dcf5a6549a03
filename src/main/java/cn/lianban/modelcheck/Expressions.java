package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an expression of a table names: facts, contexts, functions. */
final class Expressions {

  static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");
  private static final Pattern LOOP = Pattern.compile("\\b(?:for|some|every)\\s+(\\w+)\\s+in\\b");
  private static final Pattern OF_TWO_WORDS =
      Pattern.compile("\\b(?:starts with|ends with|string length|date and time)(?=\\s*\\()");

  private static final Set<String> WORDS =
      Set.of(
          "if",
          "then",
          "else",
          "and",
          "or",
          "not",
          "null",
          "true",
          "false",
          "for",
          "in",
          "return",
          "some",
          "every",
          "satisfies",
          "between",
          "item");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "not",
          "string",
          "number",
          "date",
          "min",
          "max",
          "sum",
          "count",
          "floor",
          "ceiling",
          "abs",
          "decimal",
          "contains",
          "is",
          "and",
          "or",
          "then",
          "else",
          "if",
          "in",
          "return",
          "satisfies");

  private Expressions() {}

  /** Names that stand for something known to a decision, as {@code facts.rdExpense}. */
  static Set<String> names(String expression) {
    return found(expression, false);
  }

  /** Functions that tables do not use. */
  static Set<String> unknownFunctions(String expression) {
    return found(expression, true);
  }

  private static Set<String> found(String expression, boolean functions) {
    String code =
        OF_TWO_WORDS.matcher(TEXT.matcher(expression).replaceAll("\"\"")).replaceAll("string");
    List<String> loops = new ArrayList<>();
    Matcher loop = LOOP.matcher(code);
    while (loop.find()) {
      loops.add(loop.group(1));
    }
    Set<String> found = new TreeSet<>();
    Matcher name = NAME.matcher(code);
    while (name.find()) {
      String word = name.group();
      boolean called = code.substring(name.end()).stripLeading().startsWith("(");
      String first = word.replaceAll("\\..*", "");
      if (called && !WORDS.contains(word) || called && FUNCTIONS.contains(word)) {
        if (functions && !FUNCTIONS.contains(word)) {
          found.add(word);
        }
      } else if (!functions && !WORDS.contains(first) && !loops.contains(first)) {
        found.add(word);
      }
    }
    return found;
  }
}
