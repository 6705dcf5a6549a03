package cn.lianban.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * A formula in an Excel workbook. It may compute with the workbook's own cells; it may not ask a
 * program, another workbook or a server. So it may name functions that are known to compute, and no
 * others.
 */
final class SheetFormula {

  /** In upper case and without the prefixes of newer functions. */
  private static final Set<String> COMPUTING = computing();

  /** What stands before a bracket: whatever is no operator. */
  private static final Pattern FUNCTION =
      Pattern.compile("([^\\s\\u0001(){};,+\\-*/^&=<>%!:@#\"']+)[\\s\\u0001]*\\(");

  /** A function that is named without being called, to be called by another one. */
  private static final Pattern NAMED =
      Pattern.compile("(?i)_xleta\\.([^\\s(){};,+\\-*/^&=<>%!:@#\"']+)");

  /** Prefixes under which newer functions, and the parameters of a LAMBDA, are kept. */
  private static final Pattern PREFIX = Pattern.compile("(?i)^(?:_xlfn\\.|_xlws\\.|_xleta\\.)+");

  private static final Pattern PARAMETER = Pattern.compile("(?i)^_xlpm\\..*");

  /** Functions that others keep asking for, in whatever form they are written. */
  private static final Pattern CALLING =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}_])(WEBSERVICE|FILTERXML|RTD|STOCKHISTORY|SQL\\.REQUEST)(?![\\p{L}\\p{N}_.])|_xll\\.\\S*|_xludf\\.\\S*");

  /** Another workbook in brackets before a cell, such as [a.xlsx]S!A1; [0] is this workbook. */
  private static final Pattern WORKBOOK =
      Pattern.compile("\\[(?!0\\])[^\\[\\]]*\\][^\\s!'\"(),;+*/&=<>^\\[\\]]*!");

  private static final Pattern LINK =
      Pattern.compile("(?i)(?<![\\p{L}\\p{N}_])HYPERLINK\\s*\\(\\s*");

  /** Functions that read a cell whose name is put together as a text. */
  private static final Pattern INDIRECT =
      Pattern.compile("(?i)(?<![\\p{L}\\p{N}_])INDIRECT\\s*\\(");

  private SheetFormula() {}

  private static Set<String> computing() {
    try {
      return new ClassPathResource("office/functions.txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** What the formula would do, in Chinese, such as 公式函数 WEBSERVICE; empty for nothing. */
  static Optional<String> danger(CharSequence written) {
    // what nobody sees says nothing
    String formula = written.toString().replaceAll("[\\p{Cf}\\u034F]", "");
    // what stands in quotes is a text or the name of a sheet
    StringBuilder bare = new StringBuilder();
    StringBuilder texts = new StringBuilder();
    char quote = 0;
    int begun = 0;
    for (int i = 0; i < formula.length(); i++) {
      char sign = formula.charAt(i);
      if (quote != 0) {
        if (sign == quote) {
          if (quote == '\'' && namesFile(formula.subSequence(begun, i))) {
            return Optional.of("公式引用其他工作簿“" + formula.subSequence(begun, i) + "”");
          }
          if (quote == '"') {
            texts.append(formula, begun, i);
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
      return function(calling.group());
    }
    Matcher workbook = WORKBOOK.matcher(bare);
    if (workbook.find()) {
      return Optional.of("公式引用其他工作簿“" + workbook.group() + "”");
    }
    if (INDIRECT.matcher(bare).find() && namesFile(texts)) {
      return Optional.of("公式函数 INDIRECT 引用其他工作簿");
    }
    return unknown(withoutColumns(formula)).or(() -> linkedTo(formula));
  }

  /** The first function that is not known to compute. */
  private static Optional<String> unknown(String code) {
    for (Pattern pattern : new Pattern[] {FUNCTION, NAMED}) {
      Matcher named = pattern.matcher(code);
      while (named.find()) {
        // some programs read full-width letters as the others
        String plain = Normalizer.normalize(named.group(1), Normalizer.Form.NFKC);
        String name = PREFIX.matcher(plain).replaceFirst("").toUpperCase(Locale.ROOT);
        if (!COMPUTING.contains(name) && !PARAMETER.matcher(name).matches()) {
          return function(named.group(1));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> function(String name) {
    return Optional.of("公式函数 " + name.toUpperCase(Locale.ROOT));
  }

  /**
   * The formula without texts, names of sheets, and the columns of tables that stand in brackets,
   * which may have any signs in them. Brackets that do not end hide nothing.
   */
  private static String withoutColumns(String formula) {
    StringBuilder code = new StringBuilder();
    char quote = 0;
    int depth = 0;
    int opened = 0;
    for (int i = 0; i < formula.length(); i++) {
      char sign = formula.charAt(i);
      if (quote != 0) {
        quote = sign == quote ? 0 : quote;
      } else if (depth > 0) {
        if (sign == '\'') {
          i++;
        } else if (sign == '[') {
          depth++;
        } else if (sign == ']') {
          depth--;
        }
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
        code.append(sign);
      } else if (sign == '[') {
        depth = 1;
        opened = i;
      } else {
        code.append(sign);
      }
    }
    return depth > 0 ? code.append(formula, opened, formula.length()).toString() : code.toString();
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
          target.startsWith("#")
              || target.matches("(?i)(?:https?://|mailto:|tel:|www\\.)[^\\\\\\p{Cntrl}]*");
      if (!isPage) {
        return Optional.of("公式函数 HYPERLINK 指向的不是网页");
      }
    }
    return Optional.empty();
  }
}
