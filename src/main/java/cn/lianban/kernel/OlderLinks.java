package cn.lianban.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Looks in the main stream of an older document (MS-DOC) or workbook (MS-XLS) for what starts a
 * program by DDE. Such files are otherwise accepted, because they cannot be judged as newer ones
 * are; they are only offered for download.
 */
final class OlderLinks {

  /** The sign with which a field begins, and a field that starts a program or composes another. */
  private static final Pattern PROGRAM_FIELD =
      Pattern.compile(
          "\\x13[\\s\"\\x01\\u201C\\u201D]*(?:DDE(?:AUTO)?(?![A-Za-z])|\\x13[\\s\"]*QUOTE(?![A-Za-z]))",
          Pattern.CASE_INSENSITIVE);

  private static final int RECORD_HEAD = 4;
  private static final int SUPPORTING_BOOK = 0x01AE;
  private static final int EXTERNAL_SHEET = 0x0017;

  /** Separates the program from its topic; in the path of a workbook, which begins otherwise. */
  private static final char SEPARATOR = 0x03;

  private static final char ENCODED_PATH = 0x01;
  private static final char OWN_SHEET = 0x02;

  /** Flag of a text with two bytes a character. */
  private static final int WIDE = 1;

  private OlderLinks() {}

  /** Whether a field starts a program; texts are kept as one or as two bytes a character. */
  static boolean startsProgramInDocument(byte[] stream) {
    if (PROGRAM_FIELD.matcher(new String(stream, StandardCharsets.ISO_8859_1)).find()) {
      return true;
    }
    String even = new String(stream, StandardCharsets.UTF_16LE);
    String odd =
        stream.length < 2
            ? ""
            : new String(stream, 1, stream.length - 1, StandardCharsets.UTF_16LE);
    return PROGRAM_FIELD.matcher(even).find() || PROGRAM_FIELD.matcher(odd).find();
  }

  /** Whether a link of the workbook names a program and a topic instead of another workbook. */
  static boolean startsProgramInWorkbook(byte[] stream) {
    ByteBuffer records = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + RECORD_HEAD <= stream.length; ) {
      int type = Short.toUnsignedInt(records.getShort(at));
      int length = Short.toUnsignedInt(records.getShort(at + 2));
      int content = at + RECORD_HEAD;
      int end = Math.min(stream.length, content + length);
      String path =
          type == SUPPORTING_BOOK
              ? text(stream, content + 5, end, (at(stream, content + 4, end) & WIDE) != 0)
              : type == EXTERNAL_SHEET ? text(stream, content + 1, end, false) : "";
      if (path.indexOf(SEPARATOR) > 0
          && path.charAt(0) != ENCODED_PATH
          && path.charAt(0) != OWN_SHEET
          && path.charAt(0) != 0) {
        return true;
      }
      at = content + length;
    }
    return false;
  }

  private static int at(byte[] stream, int at, int end) {
    return at < end ? stream[at] : 0;
  }

  private static String text(byte[] stream, int from, int end, boolean wide) {
    return from >= end
        ? ""
        : new String(
            stream,
            from,
            end - from,
            wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
  }
}
