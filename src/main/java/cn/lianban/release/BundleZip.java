package cn.lianban.release;

import cn.lianban.kernel.BadInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A bundle as a zip in the layout of the repository. */
public final class BundleZip {

  private static final int MOST_FILES = 2_000;
  private static final int LARGEST_FILE = 2_000_000;
  private static final long LARGEST = 50_000_000;

  /** The same bundle gives the same zip. */
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private BundleZip() {}

  public static byte[] of(SortedMap<String, byte[]> bundle) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : bundle.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * The files of an uploaded zip, by path. Whether they are models is checked elsewhere.
   *
   * @throws BadInput where it is no zip, is damaged, or holds too much
   */
  public static SortedMap<String, byte[]> read(byte[] content) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
      throw new BadInput("file", "上传的不是 zip 文件：请把 bpmn、dmn 两个目录打成一个 zip 上传");
    }
    long left = LARGEST;
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (entry.isDirectory() || name.startsWith("__MACOSX/") || name.endsWith("/.DS_Store")) {
          continue;
        }
        byte[] file = zip.readNBytes(LARGEST_FILE + 1);
        left -= file.length;
        if (file.length > LARGEST_FILE) {
          throw new BadInput(
              "file", "zip 中的文件 " + told(name) + " 超过 " + LARGEST_FILE / 1_000_000 + " MB");
        }
        if (left < 0 || files.size() >= MOST_FILES) {
          throw new BadInput(
              "file", "zip 解开后超过 " + LARGEST / 1_000_000 + " MB，或者超过 " + MOST_FILES + " 个文件");
        }
        if (files.put(told(name), file) != null) {
          throw new BadInput("file", "zip 中有两个文件都叫 " + told(name));
        }
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw new BadInput("file", "zip 文件损坏、加密或者文件名不是 UTF-8，不能解开，请重新打包");
    }
    if (files.isEmpty()) {
      throw new BadInput("file", "zip 中没有文件：请把 bpmn、dmn 两个目录打成一个 zip 上传");
    }
    return files;
  }

  /** A name that can stand in an answer and in the database. */
  private static String told(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 200 ? plain.substring(0, 200) : plain;
  }
}
