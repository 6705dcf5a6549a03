package cn.lianban.kernel;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/** Cleans and reads the texts that people and programs send, by the same rules everywhere. */
public final class PlainText {

  /** ASCII digits alone: no exponent, no separators, no full-width digits. */
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{1,20})?");

  /** Before the point, and behind it, as in DECIMAL. */
  private static final int MOST_DIGITS = 20;

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /**
   * What Markdown does not read as plain text: its own characters, and those without which nothing
   * is a web or mail address.
   */
  private static final Pattern MARKED =
      Pattern.compile("[\\\\`*_{}\\[\\]()#+!|<>~&@]|:(?=//)|(?<=(?i:www))\\.");

  /** Years outside these bounds are taken for typing errors. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2100;

  /**
   * Characters that are invisible or change the text around them: format characters, also those of
   * writing direction, variation selectors, fillers, and the replacement character for an object
   * that was not copied. The few format characters that are drawn are kept.
   */
  private static final UnicodeSet INVISIBLE =
      new UnicodeSet(
              "[[[:Cf:][:Default_Ignorable_Code_Point:]-[:Prepended_Concatenation_Mark:]]\\uFFFC\\U0001D159\\U00016FE4]")
          .freeze();

  /**
   * Spaces that become a plain one: those of fixed width, no-break spaces, tabs, and the empty
   * Braille pattern. The ideographic space is kept.
   */
  private static final UnicodeSet OTHER_SPACES =
      new UnicodeSet("[[[:Zs:]\\u2800\\t]-[\\u0020\\u3000]]").freeze();

  /** Characters with which word processors and other systems break lines. */
  private static final UnicodeSet OTHER_BREAKS =
      new UnicodeSet("[\\u000B\\u000C\\u0085\\u2028\\u2029]").freeze();

  private static final UnicodeSet TO_CLEAN =
      new UnicodeSet(INVISIBLE).addAll(OTHER_SPACES).addAll(OTHER_BREAKS).freeze();

  /**
   * What says nothing where it stands alone: marks without a letter, skin tones without a face,
   * what is drawn as an empty box because it has no meaning or one that only its sender knows, what
   * replaces characters that were lost, and blanks of rare scripts.
   */
  private static final UnicodeSet MEANINGLESS =
      new UnicodeSet(
              "[[:White_Space:][:M:][:Co:][:Cn:][:Emoji_Modifier:]\\uFFFD\\U00013441\\U00013442]")
          .freeze();

  /** What words are made of: letters, ideographs and numbers, without signs that modify others. */
  private static final UnicodeSet WORDS =
      new UnicodeSet("[[[:L:][:N:]]-[:Lm:]-[\\U00013441\\U00013442]]").freeze();

  private static final UnicodeSet NO_CHARACTERS =
      new UnicodeSet("[:Noncharacter_Code_Point:]").freeze();
  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  private PlainText() {}

  /**
   * The text as it is stored: composed (NFC), without invisible characters, with plain spaces and
   * line breaks. Invisible characters are removed and not refused, because people paste them
   * without knowing and could not find them.
   *
   * @return null for null
   */
  @Contract("!null -> !null")
  public static @Nullable String clean(@Nullable String text) {
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

  /** Whether the text is null or has no character that anybody can read. */
  @Contract("null -> true")
  public static boolean isBlank(@Nullable String text) {
    return text == null || MEANINGLESS.containsAll(clean(text));
  }

  /**
   * Whether the text is blank or only of punctuation and symbols. Such a text is no reason and no
   * name, so it does not count where one is required; where nothing is required, it may stand.
   */
  @Contract("null -> true")
  public static boolean isWordless(@Nullable String text) {
    return text == null || WORDS.containsNone(clean(text));
  }

  /** The text in one line, for quoting in a message or a log. */
  public static String quoted(String text) {
    return clean(text).replaceAll("\\p{Cc}+", " ");
  }

  /**
   * Whether the text can be stored and shown: it has no control characters but line breaks and
   * tabs, no unpaired surrogates, and no code points that are not characters.
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

  /** Whether the text, without the space around it, is one line. */
  public static boolean isOneLine(String text) {
    return clean(text).strip().chars().noneMatch(point -> point == '\n' || point == '\r');
  }

  /** The text; null where it is blank. */
  public static @Nullable String blankIsNone(@Nullable String text) {
    return isBlank(text) ? null : text;
  }

  /**
   * The text in one line, escaped for Markdown, so that it has no markup and no addresses that
   * become links.
   */
  public static String inMarkdown(@Nullable String text) {
    return text == null
        ? ""
        : MARKED.matcher(clean(text)).replaceAll("\\\\$0").replaceAll("\\s+", " ").strip();
  }

  /** The number; empty where the text is not a plain decimal number such as {@code 30000000.00}. */
  public static Optional<BigDecimal> decimal(String text) {
    String bare = clean(text).strip();
    return DECIMAL.matcher(bare).matches() ? Optional.of(new BigDecimal(bare)) : Optional.empty();
  }

  /**
   * The same number without the zeros at its end, if an exponent makes them very many: {@code
   * 0e-3000000} is 0. Otherwise whoever writes it out or gives it two decimals makes millions of
   * digits.
   */
  public static BigDecimal withoutManyZeros(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS ? number : number.stripTrailingZeros();
  }

  /** The day; empty where the text is not a day from 1900 to 2100 such as {@code 2025-12-01}. */
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
