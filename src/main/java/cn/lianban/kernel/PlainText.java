package cn.lianban.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people and programs write as text, read in one way everywhere. */
public final class PlainText {

  /** ASCII digits alone: no exponent, no separators, no full-width digits. */
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{1,20})?");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  /** What Markdown reads as more than a letter: its signs, and those without which nothing is an address of a page or of a mailbox. */
  private static final Pattern MARKED = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|<>~&@]|:(?=//)|(?<=(?i:www))\\.");
  /** Days outside these years are slips of the pen, and far ones can be neither kept nor counted with. */
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  private PlainText() {}

  /** Whether the text can be kept and shown: no control characters but line breaks and tabs, no half of a surrogate pair. */
  public static boolean isClean(String text) {
    return text.codePoints()
        .noneMatch(
            point ->
                Character.getType(point) == Character.SURROGATE
                    || Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t');
  }

  /** Null for a text that says nothing. */
  public static String blankIsNone(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** What somebody typed, in one line and safe to stand in Markdown: as text alone, addresses too, which would become links by themselves. */
  public static String inMarkdown(String text) {
    return text == null ? "" : MARKED.matcher(text).replaceAll("\\\\$0").replaceAll("\\s+", " ").strip();
  }

  /** Empty for what is no plain decimal number, such as {@code 30000000.00}. */
  public static Optional<BigDecimal> decimal(String text) {
    String bare = text.strip();
    return DECIMAL.matcher(bare).matches() ? Optional.of(new BigDecimal(bare)) : Optional.empty();
  }

  /** Empty for what is no day from 1900 to 2100, such as {@code 2025-12-01}. */
  public static Optional<LocalDate> date(String text) {
    String bare = text.strip();
    try {
      return DAY.matcher(bare).matches()
          ? Optional.of(LocalDate.parse(bare)).filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR)
          : Optional.empty();
    } catch (DateTimeParseException noSuchDay) {
      return Optional.empty();
    }
  }
}
