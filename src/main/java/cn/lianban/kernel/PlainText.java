package cn.lianban.kernel;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people and programs write as text, read in one way everywhere: the one place that decides
 * what of a text is kept and whether anything is left.
 */
public final class PlainText {

  /** ASCII digits alone: no exponent, no separators, no full-width digits. */
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{1,20})?");

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /**
   * What Markdown reads as more than a letter: its signs, and those without which nothing is an
   * address of a page or of a mailbox.
   */
  private static final Pattern MARKED =
      Pattern.compile("[\\\\`*_{}\\[\\]()#+!|<>~&@]|:(?=//)|(?<=(?i:www))\\.");

  /**
   * Days outside these years are slips of the pen, and far ones can be neither kept nor counted
   * with.
   */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2100;

  /**
   * Nobody sees them, or they turn what stands around them: format characters with those of writing
   * direction, variation selectors, fillers, and the character that stands for an object which was
   * not copied. The few format characters that are drawn are spared.
   */
  private static final UnicodeSet INVISIBLE =
      new UnicodeSet(
              "[[[:Cf:][:Default_Ignorable_Code_Point:]-[:Prepended_Concatenation_Mark:]]\\uFFFC\\U0001D159\\U00016FE4]")
          .freeze();

  /**
   * Spaces that only look like one: of fixed width, not to be broken, and the empty pattern of
   * Braille. The ideographic space stays.
   */
  private static final UnicodeSet OTHER_SPACES =
      new UnicodeSet("[[[:Zs:]\\u2800]-[\\u0020\\u3000]]").freeze();

  /** What word processors and other systems break lines with. */
  private static final UnicodeSet OTHER_BREAKS =
      new UnicodeSet("[\\u000B\\u000C\\u0085\\u2028\\u2029]").freeze();

  private static final UnicodeSet TO_CLEAN =
      new UnicodeSet(INVISIBLE).addAll(OTHER_SPACES).addAll(OTHER_BREAKS).freeze();
  private static final UnicodeSet NO_CHARACTERS =
      new UnicodeSet("[:Noncharacter_Code_Point:]").freeze();
  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  private PlainText() {}

  /**
   * The text as it is kept: composed (NFC), without what nobody sees, with plain spaces and line
   * breaks. Whoever pastes a text brings such characters along without knowing, and could not find
   * them to delete them: so they are removed, not refused.
   *
   * @return null for null
   */
  public static String clean(String text) {
    if (text == null || TO_CLEAN.containsNone(text) && NFC.isNormalized(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> !INVISIBLE.contains(point))
        .map(
            point ->
                OTHER_SPACES.contains(point) ? ' ' : OTHER_BREAKS.contains(point) ? '\n' : point)
        .forEach(kept::appendCodePoint);
    return NFC.normalize(kept);
  }

  /** Whether the text says nothing: null, or no character in it that anybody sees. */
  public static boolean isBlank(String text) {
    return text == null || clean(text).isBlank();
  }

  /** The text in one line, to be quoted in a message or a log. */
  public static String quoted(String text) {
    return clean(text).replaceAll("\\p{Cc}+", " ");
  }

  /**
   * Whether the text can be kept and shown: no control characters but line breaks and tabs, no half
   * of a surrogate pair, nothing that is no character.
   */
  public static boolean isClean(String text) {
    return text.codePoints()
        .noneMatch(
            point ->
                Character.getType(point) == Character.SURROGATE
                    || NO_CHARACTERS.contains(point)
                    || Character.isISOControl(point)
                        && point != '\n'
                        && point != '\r'
                        && point != '\t');
  }

  /** Null for a text that says nothing. */
  public static String blankIsNone(String text) {
    return isBlank(text) ? null : text;
  }

  /**
   * What somebody typed, in one line and safe to stand in Markdown: as text alone, addresses too,
   * which would become links by themselves.
   */
  public static String inMarkdown(String text) {
    return text == null
        ? ""
        : MARKED.matcher(clean(text)).replaceAll("\\\\$0").replaceAll("\\s+", " ").strip();
  }

  /** Empty for what is no plain decimal number, such as {@code 30000000.00}. */
  public static Optional<BigDecimal> decimal(String text) {
    String bare = clean(text).strip();
    return DECIMAL.matcher(bare).matches() ? Optional.of(new BigDecimal(bare)) : Optional.empty();
  }

  /** Empty for what is no day from 1900 to 2100, such as {@code 2025-12-01}. */
  public static Optional<LocalDate> date(String text) {
    String bare = clean(text).strip();
    try {
      return DAY.matcher(bare).matches()
          ? Optional.of(LocalDate.parse(bare))
              .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR)
          : Optional.empty();
    } catch (DateTimeParseException noSuchDay) {
      return Optional.empty();
    }
  }
}
