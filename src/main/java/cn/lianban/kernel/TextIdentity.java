package cn.lianban.kernel;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
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

  /** As FOLD, with case and what Unicode ignores left as they are. */
  private static final Normalizer2 FORMS = Normalizer2.getNFKCInstance();

  /** Letters and their accents apart. */
  private static final Normalizer2 PARTS = Normalizer2.getNFDInstance();

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

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

  /**
   * Signs of trade marks, which belong to no name: ™, ®, ℠, Ⓡ, ᵀᴹ, (TM), （R）, 【R】, and TM behind
   * Chinese.
   */
  private static final Pattern TRADE_MARKS =
      Pattern.compile(
          "[™®℠Ⓡⓡ]|ᵀᴹ|[(（\\[［【〔]\\s*(?:tm|r|sm)\\s*[)）\\]］】〕]|(?<=\\p{IsHan})tm(?![a-z])",
          Pattern.CASE_INSENSITIVE);

  /** Characters that are Roman numerals whatever stands beside them: Ⅰ to Ⅻ, ⅰ to ⅻ. */
  private static final Pattern ROMAN_CHARACTERS =
      Pattern.compile("[\\u2160-\\u216B\\u2170-\\u217B]+");

  /**
   * Letters that are a Roman numeral because they are no part of a word, also with a letter for a
   * part of it (IIa) or behind the small letters of a word (PhaseIII).
   */
  private static final Pattern ROMAN_LETTERS =
      Pattern.compile(
          "(?<![A-Z0-9])[IVX]{1,5}(?=[a-d]?(?![A-Za-z0-9]))|(?<![A-Za-z0-9])[ivx]{1,5}(?![A-Za-z0-9])");

  /** English words before a number, in any case, also where the number is written to them. */
  private static final Pattern ROMAN_BEHIND_WORDS =
      Pattern.compile(
          "(?<=(?<![a-z])(?:phase|stage|type|class|grade|part|level|group|category|series|mark|model|version))[ivx]{1,5}(?=[a-d]?(?![a-z0-9]))",
          Pattern.CASE_INSENSITIVE);

  /**
   * Digits and units of Chinese numbers as they are written in figures of money and colloquially.
   */
  private static final Map<Character, String> OTHER_NUMBERS =
      Map.ofEntries(
          Map.entry('零', "〇"),
          Map.entry('○', "〇"),
          Map.entry('壹', "一"),
          Map.entry('贰', "二"),
          Map.entry('两', "二"),
          Map.entry('叁', "三"),
          Map.entry('肆', "四"),
          Map.entry('伍', "五"),
          Map.entry('陆', "六"),
          Map.entry('柒', "七"),
          Map.entry('捌', "八"),
          Map.entry('玖', "九"),
          Map.entry('拾', "十"),
          Map.entry('廿', "二十"),
          Map.entry('卅', "三十"),
          Map.entry('佰', "百"),
          Map.entry('仟', "千"));

  /** The Heavenly Stems as letters of a list: 甲类 is A类, 乙型 is B型. */
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";

  private static final Pattern CHINESE_NUMBER = Pattern.compile("[〇一二三四五六七八九十][〇一二三四五六七八九十百千]*");
  private static final Pattern POINT = Pattern.compile("(?<=\\p{Nd})[点·・‧∙•。．](?=\\p{Nd})");
  private static final String CHINESE_DIGITS = "〇一二三四五六七八九";
  private static final Map<Character, Integer> CHINESE_UNITS = Map.of('十', 10, '百', 100, '千', 1000);
  private static final String ROMAN_DIGITS = "ivx";
  private static final int[] ROMAN_VALUES = {1, 5, 10};

  /** Greek letters as they are written in Chinese; Unicode calls the lambda LAMDA. */
  private static final Map<String, String> GREEK_NAMES =
      Map.ofEntries(
          Map.entry("lamda", "lambda"),
          Map.entry("阿尔法", "alpha"),
          Map.entry("贝塔", "beta"),
          Map.entry("伽马", "gamma"),
          Map.entry("伽玛", "gamma"),
          Map.entry("德尔塔", "delta"),
          Map.entry("卡帕", "kappa"),
          Map.entry("拉姆达", "lambda"),
          Map.entry("西格玛", "sigma"),
          Map.entry("西格马", "sigma"),
          Map.entry("欧米伽", "omega"));

  private static final Pattern GREEK_NAME = Pattern.compile(String.join("|", GREEK_NAMES.keySet()));

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
   * Technical Standard 39), or that are written in traditional and in simplified Chinese.
   */
  public static String skeleton(String identity) {
    return LOOKS.getSkeleton(simplified(identity));
  }

  private static String simplified(String text) {
    return Simplified.TRADITIONAL.containsNone(text) ? text : Simplified.FROM.transliterate(text);
  }

  /** Loaded only when a text needs it, because its rules take long to read. */
  private static final class Simplified {
    static final Transliterator FROM = Transliterator.getInstance("Traditional-Simplified");
    static final UnicodeSet TRADITIONAL = FROM.getSourceSet().freeze();
  }

  /**
   * A form that is equal for titles that are read alike: numbers in digits, Roman or Chinese (3期,
   * Ⅲ期, 三期, 叁期; Phase III, Phase 3, phaseiii; Ⅱa期, 2a期; 1.1类, 一点一类), Greek letters or their names
   * (α, alpha, 阿尔法), the letters or the stems of a list (A类, 甲类), traditional or simplified
   * characters, with or without accents and the sign of a trade mark. Like the skeleton it says
   * what people should compare, and no more.
   */
  public static String reading(@Nullable String title) {
    String plain = TRADE_MARKS.matcher(title == null ? "" : PlainText.clean(title)).replaceAll("");
    plain = ROMAN_CHARACTERS.matcher(plain).replaceAll(number -> roman(number.group()));
    plain =
        ROMAN_LETTERS.matcher(FORMS.normalize(plain)).replaceAll(number -> roman(number.group()));
    plain = ROMAN_BEHIND_WORDS.matcher(plain).replaceAll(number -> roman(number.group()));
    StringBuilder letters = new StringBuilder(plain.length());
    ACCENTS
        .matcher(PARTS.normalize(simplified(of(plain))))
        .replaceAll("")
        .codePoints()
        .forEach(letter -> letters.append(spoken(letter)));
    String named = GREEK_NAME.matcher(letters).replaceAll(name -> GREEK_NAMES.get(name.group()));
    String digits = CHINESE_NUMBER.matcher(named).replaceAll(number -> chinese(number.group()));
    return POINT.matcher(digits).replaceAll(".");
  }

  /**
   * The name of a Greek letter, the usual character of a Chinese number, the Latin letter of a
   * stem, or the letter itself.
   */
  private static String spoken(int letter) {
    if (UScript.getScript(letter) == UScript.GREEK) {
      String name = UCharacter.getName(letter).replaceFirst(" WITH .*", "");
      return name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    }
    int stem = STEMS.indexOf(letter);
    if (stem >= 0) {
      return Character.toString('a' + stem);
    }
    String number = letter > Character.MAX_VALUE ? null : OTHER_NUMBERS.get((char) letter);
    return number != null ? number : Character.toString(letter);
  }

  private static String roman(String letters) {
    String number = FOLD.normalize(letters);
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
    if (number.chars().noneMatch(sign -> CHINESE_UNITS.containsKey((char) sign))) {
      StringBuilder digits = new StringBuilder();
      number.chars().forEach(digit -> digits.append(CHINESE_DIGITS.indexOf(digit)));
      return digits.toString();
    }
    int value = 0;
    int digit = 0;
    for (int place = 0; place < number.length(); place++) {
      char sign = number.charAt(place);
      Integer unit = CHINESE_UNITS.get(sign);
      if (unit == null) {
        digit = CHINESE_DIGITS.indexOf(sign);
      } else {
        value += Math.max(1, digit) * unit;
        digit = 0;
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
