package cn.lianban.modelcheck;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of a table may not say. FEEL has loops over ranges, functions of its own and regular
 * expressions: a cell can so keep a processor busy for minutes, and no table needs them.
 */
final class FeelWords {

  private static final int LONGEST = 4000;
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern CALLED = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_ ]*?)\\s*\\(");

  private static final Map<String, String> WORDS = Map.of("function", "自定义函数", "external", "外部函数");

  private static final Set<String> LOOPS = Set.of("for", "some", "every");

  private static final List<String> COSTLY =
      List.of("matches", "replace", "split", "extract", "string join", "sort", "get or else");

  /** What is wrong with the cell, in Chinese; null where nothing is. */
  @Nullable String wrong(String cell) {
    if (cell.length() > LONGEST) {
      return "单元格超过 " + LONGEST + " 个字，请拆分为几行";
    }
    String code = TEXT.matcher(cell).replaceAll("\"\"");
    if (code.indexOf('"') >= 0 && code.replace("\"\"", "").indexOf('"') >= 0) {
      return "引号没有成对";
    }
    int loops = 0;
    Matcher word = WORD.matcher(code);
    while (word.find()) {
      loops += LOOPS.contains(word.group()) ? 1 : 0;
      String named = WORDS.get(word.group());
      if (named != null) {
        return "不能使用" + named + "（" + word.group() + "）";
      }
    }
    if (loops > 1 || loops > 0 && code.contains("..")) {
      return "只能循环一次，且只能逐个取一个列表里的值，不能用区间（如 1..100）";
    }
    Matcher called = CALLED.matcher(code);
    while (called.find()) {
      String name = called.group(1).strip();
      if (COSTLY.contains(name)) {
        return "不能使用 " + name + "()，请改为逐行列出";
      }
    }
    return null;
  }
}
