package cn.lianban.kernel;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a PDF is active when it is opened: whether it runs scripts, starts programs,
 * sends forms, opens other files or has files attached. Content that cannot be examined, such as
 * that of an encrypted PDF, counts as active.
 */
final class ActivePdf {

  /** Most bytes of a PDF's streams that are unpacked. */
  private static final int MOST_UNPACKED = 64 * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  /**
   * Names that make a PDF active. An opening action that only goes to a page ([page …] or /GoTo) is
   * not among them, nor is /Next with a reference, which outlines have. /AA and /Next count only
   * with a value after them, as their letters may occur in an image.
   */
  private static final Words ACTIVE =
      new Words(
          "/",
          "/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|XFA|SubmitForm|ImportData|GoToE)(?![A-Za-z0-9])"
              + "|/OpenAction(?![A-Za-z0-9])\\s*(?!\\[|\\s|<<(?=[^<>]{0,400}/S\\s*/GoTo(?![A-Za-z0-9]))(?![^<>]{0,400}/(?:Next|URI))[^<>]{0,400}>>)"
              + "|/AA[\\s\\x00]*+(?:<<|%|\\d+[\\s\\x00%]++\\d)"
              + "|/Next[\\s\\x00]*+(?:<<|\\[|%)");

  private static final Words STREAM =
      new Words("stream", "(?<!end)stream[ \\t\\f\\x00]*+(?:\\r\\n|\\n|\\r)");
  private static final Pattern OF_OBJECTS =
      Pattern.compile("/ObjStm(?![A-Za-z0-9])|/First(?![A-Za-z0-9])");
  private static final Words OBJECT_STREAM = new Words("/ObjStm", "/ObjStm(?![A-Za-z0-9])");
  private static final Words DICTIONARY = new Words("obj", "(?<!end)obj\\s*<<");
  private static final Pattern UNPACKED_AS_IS =
      Pattern.compile("/Filter\\s*(?:/FlateDecode(?![A-Za-z0-9])|\\[\\s*/FlateDecode\\s*])");
  private static final Words ENCRYPTED = new Words("/Encrypt", "/Encrypt(?![A-Za-z0-9])");

  /**
   * A pattern whose matches all begin with the same letters. Looking for these first takes a small
   * part of the time, which matters with scans of many megabytes.
   */
  private record Words(String beginning, Pattern pattern) {

    Words(String beginning, String pattern) {
      this(beginning, Pattern.compile(pattern));
    }

    Search in(String text) {
      return new Search(
          text,
          beginning,
          pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false));
    }

    boolean areIn(String text) {
      return in(text).next(0);
    }
  }

  /** The places of words in a text, one after the other. */
  private record Search(String text, String beginning, Matcher match) {

    /** Goes to the first match at this place or behind it. */
    boolean next(int from) {
      for (int at = text.indexOf(beginning, from); at >= 0; at = text.indexOf(beginning, at + 1)) {
        if (match.region(at, text.length()).lookingAt()) {
          return true;
        }
      }
      return false;
    }

    int start() {
      return match.start();
    }

    int end() {
      return match.end();
    }
  }

  private ActivePdf() {}

  static boolean is(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String names = plainNames(text);
    return ACTIVE.areIn(names)
        || ENCRYPTED.areIn(names)
        || hidesObjects(text, content, objectStreams(names));
  }

  /** Whether objects are packed into a stream, where their names are not visible in the text. */
  private static boolean hidesObjects(String text, byte[] content, long objectStreams) {
    Map<Integer, String> dictionaries = dictionaries(text);
    if (dictionaries == null) {
      return true;
    }
    int unpacked = 0;
    long examined = 0;
    Search stream = STREAM.in(text);
    for (int from = 0; stream.next(from); from = stream.end()) {
      String dictionary = dictionaries.get(stream.start());
      if (dictionary == null) {
        return true;
      }
      examined += objectStreams(dictionary);
      if (!OF_OBJECTS.matcher(dictionary).find() || !dictionary.contains("/Filter")) {
        continue;
      }
      if (!UNPACKED_AS_IS.matcher(dictionary).find() || dictionary.contains("/DecodeParms")) {
        return true;
      }
      String objects = unpack(content, stream.end(), MOST_UNPACKED - unpacked);
      if (objects == null || ACTIVE.areIn(plainNames(objects))) {
        return true;
      }
      unpacked += objects.length();
    }
    return examined != objectStreams;
  }

  private static long objectStreams(String names) {
    Search found = OBJECT_STREAM.in(names);
    long count = 0;
    for (int from = 0; found.next(from); from = found.end()) {
      count++;
    }
    return count;
  }

  /**
   * The dictionaries of objects, each by the place where the word "stream" follows it if the object
   * has a stream. What looks like the beginning of an object inside of a dictionary, as in a
   * string, could pass for the dictionary of another stream.
   *
   * @return null where there is such a thing, or a dictionary without end
   */
  private static @Nullable Map<Integer, String> dictionaries(String text) {
    Map<Integer, String> dictionaries = new HashMap<>();
    Search beginning = DICTIONARY.in(text);
    int from = 0;
    while (beginning.next(from)) {
      int end = endOfDictionary(text, beginning.end());
      if (end < 0) {
        return null;
      }
      from = beginning.end();
      if (beginning.next(from) && beginning.start() < end) {
        return null;
      }
      int next = behindSpaces(text, end);
      if (text.startsWith("stream", next)) {
        dictionaries.put(next, plainNames(text.substring(from, end)));
      }
      from = end;
    }
    return dictionaries;
  }

  /**
   * The place behind the {@code >>} of a dictionary whose {@code <<} is behind us; -1 for none.
   * Strings, which may hold brackets, and comments are passed over.
   */
  private static int endOfDictionary(String text, int from) {
    int depth = 1;
    for (int at = from; at < text.length(); at++) {
      char sign = text.charAt(at);
      boolean twice = at + 1 < text.length() && text.charAt(at + 1) == sign;
      switch (sign) {
        case '%' -> at = endOfLine(text, at);
        case '(' -> at = endOfString(text, at);
        case '<' -> {
          depth += twice ? 1 : 0;
          at = twice ? at + 1 : text.indexOf('>', at);
        }
        case '>' -> {
          depth--;
          at = twice ? at + 1 : -1;
        }
        case ')' -> at = -1;
        default -> {
          continue;
        }
      }
      if (at < 0 || depth == 0) {
        return at < 0 ? -1 : at + 1;
      }
    }
    return -1;
  }

  private static int behindSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '%')) {
      at = text.charAt(at) == '%' ? endOfLine(text, at) : at + 1;
    }
    return at;
  }

  private static int endOfLine(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** The place of the bracket that closes a string; -1 for none. */
  private static int endOfString(String text, int from) {
    int depth = 0;
    for (int at = from; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '\\' -> at++;
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {
          continue;
        }
      }
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  /** The unpacked stream; null where it is damaged or too large. */
  private static @Nullable String unpack(byte[] content, int start, int most) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(content, start, content.length - start);
      StringBuilder objects = new StringBuilder();
      byte[] buffer = new byte[BUFFER];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 || objects.length() + count > most) {
          return null;
        }
        objects.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
      }
      return objects.toString();
    } catch (DataFormatException damaged) {
      return null;
    } finally {
      inflater.end();
    }
  }

  /** The text with the characters that are written as # with their hexadecimal code in names. */
  private static String plainNames(String text) {
    int at = text.indexOf('#');
    if (at < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int copied = 0;
    for (; at >= 0; at = text.indexOf('#', Math.max(at + 1, copied))) {
      if (at + 2 < text.length()) {
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        if (high >= 0 && low >= 0) {
          plain.append(text, copied, at).append((char) (16 * high + low));
          copied = at + 3;
        }
      }
    }
    return plain.append(text, copied, text.length()).toString();
  }
}
