package cn.lianban.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula in an Excel workbook. It may compute with the workbook's own cells; it may not ask a
 * program, another workbook or a server.
 */
final class SheetFormula {

  /** Functions that ask a server or a program, or run one, whatever stands before their name. */
  private static final Pattern CALLING =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}_])(WEBSERVICE|FILTERXML|RTD|STOCKHISTORY|SQL\\.REQUEST)(?![\\p{L}\\p{N}_.])"
              + "|(?<![\\p{L}\\p{N}_])(CALL|REGISTER(?:\\.ID)?|EXEC|EXECUTE|INITIATE|IMAGE|PY|IMPORTDATA)[\\s\\u0001]*\\("
              + "|_xleta\\.(CALL|REGISTER(?:\\.ID)?|EXEC|IMAGE|HYPERLINK)");

  /** Another workbook in brackets before a cell, such as [a.xlsx]S!A1; [0] is this workbook. */
  private static final Pattern WORKBOOK =
      Pattern.compile("\\[(?!0\\])[^\\[\\]]*\\][^\\s!'\"(),;+*/&=<>^\\[\\]]*!");

  private static final Pattern LINK =
      Pattern.compile("(?i)(?<![\\p{L}\\p{N}_])HYPERLINK\\s*\\(\\s*");

  private SheetFormula() {}

  /** What the formula would do, in Chinese, such as 公式函数 WEBSERVICE; empty for nothing. */
  static Optional<String> danger(CharSequence formula) {
    // what stands in quotes is a text or the name of a sheet
    StringBuilder bare = new StringBuilder();
    char quote = 0;
    int begun = 0;
    for (int i = 0; i < formula.length(); i++) {
      char sign = formula.charAt(i);
      if (quote != 0) {
        if (sign == quote) {
          if (quote == '\'' && namesFile(formula.subSequence(begun, i))) {
            return Optional.of("公式引用其他工作簿“" + formula.subSequence(begun, i) + "”");
          }
          quote = 0;
          bare.append(sign);
        }
      } else {
        if (sign == '"' || sign == '\'') {
          quote = sign;
          begun = i + 1;
        }
        if (sign == '|') {
          return Optional.of("公式“" + formula + "”（DDE）");
        }
        bare.append(sign);
      }
    }
    Matcher calling = CALLING.matcher(bare);
    if (calling.find()) {
      return Optional.of(
          "公式函数 " + calling.group().replaceAll("[\\s(]", "").toUpperCase(Locale.ROOT));
    }
    Matcher workbook = WORKBOOK.matcher(bare);
    if (workbook.find()) {
      return Optional.of("公式引用其他工作簿“" + workbook.group() + "”");
    }
    return linkedTo(formula);
  }

  /** A sheet's name holds none of these; a path and a workbook's name do. */
  private static boolean namesFile(CharSequence name) {
    return name.toString().matches("(?s).*[\\\\/].*|.*\\[(?!0\\]).*");
  }

  /** A link whose address does not begin with a text that leads to a page or into the workbook. */
  private static Optional<String> linkedTo(CharSequence formula) {
    Matcher link = LINK.matcher(formula);
    while (link.find()) {
      String target = "";
      if (link.end() < formula.length() && formula.charAt(link.end()) == '"') {
        String rest = formula.subSequence(link.end() + 1, formula.length()).toString();
        target = rest.indexOf('"') < 0 ? rest : rest.substring(0, rest.indexOf('"'));
      }
      boolean isPage =
          target.startsWith("#") || target.matches("(?i)(?:https?://|mailto:)[^\\\\\\p{Cntrl}]*");
      if (!isPage) {
        return Optional.of("公式函数 HYPERLINK 指向的不是网页");
      }
    }
    return Optional.empty();
  }
}
