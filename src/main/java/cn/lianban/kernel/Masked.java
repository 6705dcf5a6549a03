package cn.lianban.kernel;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks bank accounts and contacts, leaving just enough to tell one from another: the last four
 * digits, or the first letter of a name.
 */
public final class Masked {

  private static final int SHOWN = 4;

  /**
   * At least five digits, grouped in any way, with commas and brackets too; fewer identify nobody.
   */
  private static final Pattern NUMBER =
      Pattern.compile("\\p{Nd}(?:[^\\p{L}\\p{Nd}@*]*\\p{Nd}){4,}");

  private static final Pattern MAILBOX =
      Pattern.compile("([\\p{L}\\p{Nd}])[\\p{L}\\p{Nd}._%+-]*(?=@)");
  private static final Pattern CHINESE = Pattern.compile("(\\p{IsHan})(\\p{IsHan}+)");
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![@.\\p{L}\\p{Nd}])([\\p{L}&&[^\\p{IsHan}]])[[\\p{L}\\p{M}&&[^\\p{IsHan}]]0-9_-]{2,}(?!@)");

  private Masked() {}

  /** Masks a bank account as {@code 某银行 ****2222}; null stays null. */
  public static @Nullable String account(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return NUMBER.matcher(plain).find()
        ? numbers(plain)
        : "*".repeat(SHOWN)
            + (plain.length() > 2 * SHOWN ? plain.substring(plain.length() - SHOWN) : "");
  }

  /** Masks a name, a telephone number or a mail address as {@code 李* ****0000}; null stays null. */
  public static @Nullable String contact(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String plain =
        MAILBOX.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("$1***");
    plain = numbers(plain);
    plain = WORD.matcher(plain).replaceAll("$1***");
    return CHINESE
        .matcher(plain)
        .replaceAll(name -> name.group(1) + "*".repeat(name.group(2).length()));
  }

  private static String numbers(String text) {
    return NUMBER.matcher(text).replaceAll(Masked::lastDigits);
  }

  private static String lastDigits(MatchResult number) {
    String digits = number.group().replaceAll("\\P{Nd}", "");
    return "*".repeat(SHOWN) + digits.substring(digits.length() - SHOWN);
  }
}
