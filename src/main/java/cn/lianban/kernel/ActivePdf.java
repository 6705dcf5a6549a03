package cn.lianban.kernel;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Whether a PDF does something by itself when somebody opens it: runs scripts, starts programs,
 * sends forms, opens other files or brings some along. What cannot be looked into counts as such,
 * so the answer errs on the side of caution.
 */
final class ActivePdf {

  /** More than this is not unpacked, in bytes. */
  private static final int MOST_UNPACKED = 64 * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  /**
   * The dictionary of a stream stands right before it, and that of a stream of objects is short.
   */
  private static final int LONGEST_DICTIONARY = 4096;

  /**
   * An opening action that is a mere destination, [page …] or a dictionary that says /GoTo, turns
   * to a page and does no more.
   */
  private static final Pattern ACTIVE =
      Pattern.compile(
          "/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|XFA|SubmitForm|ImportData|GoToE)(?![A-Za-z0-9])"
              + "|/OpenAction(?![A-Za-z0-9])\\s*(?!\\[|\\s|<<[^<>]{0,400}/S\\s*/GoTo(?![A-Za-z0-9]))");

  /** A character of a name may be written as its number. */
  private static final Pattern NUMBERED = Pattern.compile("#([0-9A-Fa-f]{2})");

  private static final Pattern STREAM = Pattern.compile("(?<!end)stream(?:\\r\\n|\\n|\\r)");
  private static final Pattern OF_OBJECTS =
      Pattern.compile("/ObjStm(?![A-Za-z0-9])|/First(?![A-Za-z0-9])");
  private static final Pattern UNPACKED_AS_IS =
      Pattern.compile("/Filter\\s*(?:/FlateDecode(?![A-Za-z0-9])|\\[\\s*/FlateDecode\\s*])");
  private static final Pattern ENCRYPTED = Pattern.compile("/Encrypt(?![A-Za-z0-9])");

  private ActivePdf() {}

  static boolean is(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String names = plainNames(text);
    return ACTIVE.matcher(names).find()
        || hidesObjects(text, content, ENCRYPTED.matcher(names).find());
  }

  /** Objects can be packed into a stream, where their names are not seen from outside. */
  private static boolean hidesObjects(String text, byte[] content, boolean encrypted) {
    int unpacked = 0;
    Matcher stream = STREAM.matcher(text);
    while (stream.find()) {
      String dictionary = dictionaryBefore(text, stream.start());
      if (!OF_OBJECTS.matcher(dictionary).find() || !dictionary.contains("/Filter")) {
        continue;
      }
      if (encrypted
          || !UNPACKED_AS_IS.matcher(dictionary).find()
          || dictionary.contains("/DecodeParms")) {
        return true;
      }
      String objects = unpack(content, stream.end(), MOST_UNPACKED - unpacked);
      if (objects == null || ACTIVE.matcher(plainNames(objects)).find()) {
        return true;
      }
      unpacked += objects.length();
    }
    return false;
  }

  private static String dictionaryBefore(String text, int end) {
    String before = text.substring(Math.max(0, end - LONGEST_DICTIONARY), end);
    return plainNames(before.substring(Math.max(0, before.lastIndexOf("obj"))));
  }

  /** Null for what is damaged or too large. */
  private static String unpack(byte[] content, int start, int most) {
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

  private static String plainNames(String text) {
    return NUMBERED
        .matcher(text)
        .replaceAll(
            number ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(number.group(1), 16))));
  }
}
