package cn.lianban.kernel;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Arrays;
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
