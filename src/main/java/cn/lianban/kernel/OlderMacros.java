package cn.lianban.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Looks for macros that stand inside the main stream of an older workbook (MS-XLS) or presentation
 * (MS-PPT), where no folder of the file names them: sheets of Excel 4.0 macros, and a packed VBA
 * project.
 */
final class OlderMacros {

  private static final int RECORD_HEAD = 4;
  private static final int BOUND_SHEET = 0x0085;
  private static final int FILE_PASS = 0x002F;
  private static final List<Integer> BEGINNINGS = List.of(0x0809, 0x0409, 0x0209, 0x0009);

  /** Kinds of sheets, in the list of sheets and at the beginning of each. */
  private static final List<Integer> MACRO_SHEETS = List.of(1, 6);

  private static final List<Integer> MACRO_PARTS = List.of(0x0040, 0x0006);

  /** Type and length of the record that says whether a presentation has a VBA project. */
  private static final byte[] VBA_INFO = {0x00, 0x04, 0x0C, 0x00, 0x00, 0x00};

  private static final int ENCRYPTED_PRESENTATION = 0xF3D1C4DF;
  private static final int TOKEN = 12;

  private OlderMacros() {}

  /** What a workbook's main stream holds. */
  static OfficeFile.Finding inWorkbook(byte[] stream) {
    ByteBuffer records = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    if (stream.length < RECORD_HEAD || !BEGINNINGS.contains(unsigned(records, 0))) {
      return OfficeFile.Finding.OTHER;
    }
    for (int at = 0; at + RECORD_HEAD <= stream.length; ) {
      int type = unsigned(records, at);
      int length = unsigned(records, at + 2);
      int content = at + RECORD_HEAD;
      if (type == FILE_PASS) {
        return OfficeFile.Finding.LOCKED;
      }
      if (type == BOUND_SHEET
              && content + 5 < stream.length
              && MACRO_SHEETS.contains(stream[content + 5] & 0x0F)
          || BEGINNINGS.contains(type)
              && content + 3 < stream.length
              && MACRO_PARTS.contains(unsigned(records, content + 2))) {
        return OfficeFile.Finding.MACROS;
      }
      at = content + length;
    }
    return OfficeFile.Finding.GENUINE;
  }

  /**
   * What a presentation's main stream holds. Its records are found by addresses, so that the whole
   * stream is searched and not only what a walk along it meets.
   */
  static OfficeFile.Finding inPresentation(byte[] stream) {
    ByteBuffer records = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + VBA_INFO.length + 2 * Integer.BYTES <= stream.length; at++) {
      if (beginsWithVbaInfo(stream, at)
          && (records.getInt(at + VBA_INFO.length) != 0
              || records.getInt(at + VBA_INFO.length + Integer.BYTES) != 0)) {
        return OfficeFile.Finding.MACROS;
      }
    }
    return OfficeFile.Finding.GENUINE;
  }

  /** Whether the stream "Current User" says that the presentation is encrypted. */
  static boolean isEncrypted(byte[] currentUser) {
    return currentUser.length >= TOKEN + Integer.BYTES
        && ByteBuffer.wrap(currentUser).order(ByteOrder.LITTLE_ENDIAN).getInt(TOKEN)
            == ENCRYPTED_PRESENTATION;
  }

  private static boolean beginsWithVbaInfo(byte[] stream, int at) {
    for (int i = 0; i < VBA_INFO.length; i++) {
      if (stream[at + i] != VBA_INFO[i]) {
        return false;
      }
    }
    return true;
  }

  private static int unsigned(ByteBuffer numbers, int at) {
    return Short.toUnsignedInt(numbers.getShort(at));
  }
}
