package cn.lianban.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the streams of a compound file (MS-CFB), the container of older office documents. Parts of
 * a stream may lie anywhere in the file, so that nothing can be said of it before it is put
 * together.
 */
final class CompoundFile {

  private static final int HEADER = 512;
  private static final int ENTRY = 128;
  private static final int IN_HEADER = 109;
  private static final int LAST_SECTOR = 0xFFFFFFFA;
  private static final int STREAM = 2;
  private static final int ROOT = 5;

  private final ByteBuffer file;
  private final int sectorSize;
  private final int miniSectorSize;
  private final int miniCutoff;
  private final List<Integer> table = new ArrayList<>();
  private final List<Integer> miniTable = new ArrayList<>();
  private final ByteBuffer directory;
  private final byte[] miniStream;

  /** The file breaks the rules of its format. */
  static final class Damaged extends Exception {

    Damaged(String why) {
      super(why);
    }
  }

  CompoundFile(byte[] content) throws Damaged {
    file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    try {
      int shift = file.getShort(0x1E);
      int miniShift = file.getShort(0x20);
      if (shift != 9 && shift != 12 || miniShift != 6) {
        throw new Damaged("sizes of sectors " + shift + " and " + miniShift);
      }
      sectorSize = 1 << shift;
      miniSectorSize = 1 << miniShift;
      miniCutoff = file.getInt(0x38);
      readTable();
      integers(chain(file.getInt(0x3C)), miniTable);
      directory = ByteBuffer.wrap(chain(file.getInt(0x30))).order(ByteOrder.LITTLE_ENDIAN);
      miniStream = rootStream();
    } catch (IndexOutOfBoundsException tooShort) {
      throw new Damaged("ends too early");
    }
  }

  /** The content of each stream of this name in any folder, whatever its upper and lower case. */
  List<byte[]> streams(String name) throws Damaged {
    List<byte[]> found = new ArrayList<>();
    try {
      for (int entry = 0; entry + ENTRY <= directory.capacity(); entry += ENTRY) {
        if (directory.get(entry + 0x42) == STREAM && name(entry).equalsIgnoreCase(name)) {
          found.add(content(entry));
        }
      }
    } catch (IndexOutOfBoundsException tooShort) {
      throw new Damaged("ends too early");
    }
    return found;
  }

  private void readTable() throws Damaged {
    List<Integer> sectors = new ArrayList<>();
    for (int i = 0; i < IN_HEADER; i++) {
      sectors.add(file.getInt(0x4C + i * Integer.BYTES));
    }
    int next = file.getInt(0x44);
    for (int read = 0; isSector(next); read++) {
      if (read > sectors()) {
        throw new Damaged("a chain without end");
      }
      int at = offset(next);
      int last = sectorSize - Integer.BYTES;
      for (int i = 0; i < last; i += Integer.BYTES) {
        sectors.add(file.getInt(at + i));
      }
      next = file.getInt(at + last);
    }
    for (int sector : sectors) {
      if (isSector(sector)) {
        if (table.size() > sectors() + sectorSize) {
          throw new Damaged("a table that is longer than the file");
        }
        for (int i = 0; i < sectorSize; i += Integer.BYTES) {
          table.add(file.getInt(offset(sector) + i));
        }
      }
    }
  }

  private byte[] rootStream() throws Damaged {
    for (int entry = 0; entry + ENTRY <= directory.capacity(); entry += ENTRY) {
      if (directory.get(entry + 0x42) == ROOT) {
        return chain(directory.getInt(entry + 0x74));
      }
    }
    return new byte[0];
  }

  private String name(int entry) {
    int length = directory.getShort(entry + 0x40) - 2;
    if (length < 0 || length > 62) {
      return "";
    }
    byte[] name = new byte[length];
    directory.get(entry, name);
    return new String(name, StandardCharsets.UTF_16LE);
  }

  private byte[] content(int entry) throws Damaged {
    int first = directory.getInt(entry + 0x74);
    long size = Integer.toUnsignedLong(directory.getInt(entry + 0x78));
    byte[] whole = size < miniCutoff ? miniChain(first) : chain(first);
    if (size > whole.length) {
      throw new Damaged("a stream that is shorter than it says");
    }
    byte[] content = new byte[(int) size];
    System.arraycopy(whole, 0, content, 0, content.length);
    return content;
  }

  private byte[] chain(int first) throws Damaged {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int read = 0;
    for (int sector = first; isSector(sector); sector = table.get(sector)) {
      if (++read > sectors()) {
        throw new Damaged("a chain without end");
      }
      int at = offset(sector);
      // the last sector of a file may be cut off
      content.write(file.array(), at, Math.min(sectorSize, file.capacity() - at));
    }
    return content.toByteArray();
  }

  private byte[] miniChain(int first) throws Damaged {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int read = 0;
    for (int sector = first; isSector(sector); sector = miniTable.get(sector)) {
      if (++read > miniStream.length / miniSectorSize + 1) {
        throw new Damaged("a chain without end");
      }
      int at = Math.multiplyExact(sector, miniSectorSize);
      content.write(miniStream, at, Math.min(miniSectorSize, miniStream.length - at));
    }
    return content.toByteArray();
  }

  private static void integers(byte[] bytes, List<Integer> list) {
    ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (numbers.remaining() >= Integer.BYTES) {
      list.add(numbers.getInt());
    }
  }

  /** Whether it is the number of a sector and not a mark for an end or a free place. */
  private static boolean isSector(int number) {
    return Integer.compareUnsigned(number, LAST_SECTOR) <= 0;
  }

  private int offset(int sector) throws Damaged {
    long offset = (Integer.toUnsignedLong(sector) + 1) * sectorSize;
    if (offset < HEADER || offset >= file.capacity()) {
      throw new Damaged("a sector outside of the file");
    }
    return (int) offset;
  }

  private int sectors() {
    return file.capacity() / sectorSize + 1;
  }
}
