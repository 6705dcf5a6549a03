package cn.lianban.kernel;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares names. Texts have the same identity if they differ only in ways of writing; texts that
 * are merely similar are shown to people for comparison and never taken as the same.
 */
public final class TextIdentity {

  /**
   * Folds compatibility forms and case, and removes what Unicode ignores by default: ＡＩ and AI, Ⅲ
   * and III, ⽤ and 用 become equal.
   */
  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();
  private static final Pattern BETWEEN = Pattern.compile("[\\p{P}\\p{Z}\\p{Cc}]+");
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Cc}]+");
  private static final Pattern DASHES = Pattern.compile("\\p{Pd}");
  private static final Pattern BRACKETS = Pattern.compile("[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}]");

  /**
   * A number before or behind punctuation: digits, or a Roman numeral that is no part of a word.
   */
  private static final Pattern ENDS_WITH_NUMBER = Pattern.compile("\\p{Nd}$|(?<![a-z])[ivx]{1,5}$");

  private static final Pattern BEGINS_WITH_NUMBER =
      Pattern.compile("^\\p{Nd}|^[ivx]{1,5}(?![a-z])");

  /** Signs of trade marks, which belong to no name: ™, ®, ℠, (TM), （R）. */
  private static final Pattern TRADE_MARKS =
      Pattern.compile("[™®℠]|[(（]\\s*(?:tm|r|sm)\\s*[)）]", Pattern.CASE_INSENSITIVE);

  private static final Pattern ROMAN = Pattern.compile("(?<![a-z])[ivx]{1,5}(?![a-z])");
  private static final Pattern CHINESE_NUMBER = Pattern.compile("[〇零一二三四五六七八九十][〇零一二三四五六七八九十百]*");
  private static final Pattern POINT = Pattern.compile("(?<=\\p{Nd})点(?=\\p{Nd})");
  private static final String CHINESE_DIGITS = "〇一二三四五六七八九";
  private static final String ROMAN_DIGITS = "ivx";
  private static final int[] ROMAN_VALUES = {1, 5, 10};

  private TextIdentity() {}

  /**
   * The identity of a text, equal for texts that name the same thing: without white space,
   * punctuation, case and forms of characters. Punctuation between numbers stays, because 1.1类新药 is
   * not 11类新药, and Ⅰ/Ⅱ期 is not Ⅲ期.
   */
  public static String of(@Nullable String text) {
    String folded = FOLD.normalize(PlainText.clean(text));
    StringBuilder identity = new StringBuilder(folded.length());
    Matcher marks = BETWEEN.matcher(folded);
    int behind = 0;
    while (marks.find()) {
      String word = folded.substring(behind, marks.start());
      identity.append(word);
      behind = marks.end();
      if (ENDS_WITH_NUMBER.matcher(word).find()
          && BEGINS_WITH_NUMBER.matcher(folded).region(behind, folded.length()).find()) {
        identity.append(amongNumbers(marks.group()));
      }
    }
    identity.append(folded.substring(behind));
    return identity.isEmpty() ? folded.strip() : identity.toString();
  }

  /** Punctuation between numbers, with all dashes and all brackets made the same. */
  private static String amongNumbers(String marks) {
    return BRACKETS
        .matcher(DASHES.matcher(SPACES.matcher(marks).replaceAll("")).replaceAll("-"))
        .replaceAll("|");
  }

  /**
   * A form that is equal for texts that look alike, such as a Cyrillic А and a Latin A (Unicode
   * Technical Standard 39).
   */
  public static String skeleton(String identity) {
    return LOOKS.getSkeleton(identity);
  }

  /**
   * A form that is equal for titles that are read alike: numbers in digits, Roman or Chinese (3期,
   * Ⅲ期, 三期; 1.1类, 一点一类), Greek letters or their names (α, alpha), with or without the sign of a
   * trade mark. Like the skeleton it says what people should compare, and no more.
   */
  public static String reading(@Nullable String title) {
    String identity = of(title == null ? null : TRADE_MARKS.matcher(title).replaceAll(""));
    StringBuilder letters = new StringBuilder(identity.length());
    identity
        .codePoints()
        .forEach(
            letter -> {
              if (UScript.getScript(letter) == UScript.GREEK) {
                String name = UCharacter.getName(letter);
                letters.append(name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
              } else {
                letters.appendCodePoint(letter);
              }
            });
    String digits = ROMAN.matcher(letters).replaceAll(number -> roman(number.group()));
    digits = CHINESE_NUMBER.matcher(digits).replaceAll(number -> chinese(number.group()));
    return POINT.matcher(digits).replaceAll(".");
  }

  private static String roman(String number) {
    int value = 0;
    int before = 0;
    for (int i = number.length() - 1; i >= 0; i--) {
      int digit = ROMAN_VALUES[ROMAN_DIGITS.indexOf(number.charAt(i))];
      value += digit < before ? -digit : digit;
      before = Math.max(before, digit);
    }
    return Integer.toString(value);
  }

  /** Numbers such as 二十一 by their value, rows of digits such as 二〇二六 one by one. */
  private static String chinese(String number) {
    String plain = number.replace('零', '〇');
    if (plain.indexOf('十') < 0 && plain.indexOf('百') < 0) {
      StringBuilder digits = new StringBuilder();
      plain.chars().forEach(digit -> digits.append(CHINESE_DIGITS.indexOf(digit)));
      return digits.toString();
    }
    int value = 0;
    int digit = 0;
    for (char sign : plain.toCharArray()) {
      if (sign == '十' || sign == '百') {
        value += Math.max(1, digit) * (sign == '十' ? 10 : 100);
        digit = 0;
      } else {
        digit = CHINESE_DIGITS.indexOf(sign);
      }
    }
    return Integer.toString(value + digit);
  }

  /**
   * Hashes for finding titles that may be alike: two whose skeletons differ by at most one
   * character, or that are read alike, share at least one hash. Others may share one too.
   */
  public static long[] searchKeys(@Nullable String title) {
    int[] reading = reading(title).codePoints().toArray();
    return LongStream.concat(
            LongStream.of(neighbours(skeleton(of(title)))), LongStream.of(hash(reading, -1)))
        .distinct()
        .toArray();
  }

  /**
   * Hashes for finding skeletons that differ by at most one character: two such skeletons share at
   * least one hash. Some that differ by two share one too, so the distance has still to be checked.
   */
  public static long[] neighbours(String skeleton) {
    int[] points = skeleton.codePoints().toArray();
    return LongStream.concat(
            LongStream.of(hash(points, -1)),
            IntStream.range(0, points.length).mapToLong(left -> hash(points, left)))
        .distinct()
        .toArray();
  }

  /** FNV-1a with 64 bits. */
  private static long hash(int[] points, int leftOut) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < points.length; i++) {
      if (i != leftOut) {
        hash = (hash ^ points[i]) * 0x100000001b3L;
      }
    }
    return hash;
  }

  /**
   * The number of characters that have to be inserted, deleted or replaced to get from one text to
   * the other.
   */
  public static int edits(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int[] row = IntStream.rangeClosed(0, b.length).toArray();
    for (int i = 1; i <= a.length; i++) {
      int[] above = Arrays.copyOf(row, row.length);
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int swapped = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        row[j] = Math.min(swapped, Math.min(above[j], row[j - 1]) + 1);
      }
    }
    return row[b.length];
  }
}
