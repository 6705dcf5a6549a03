package cn.lianban.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;

/**
 * A file that somebody sent in, checked: of a kind that may be kept, by its content and not by its name alone.
 *
 * @param name without folders and without what cannot be seen
 * @param type media type, as the content shows it
 * @param sha256 digest of the content, in hexadecimal
 */
public record UploadedFile(String name, String type, byte[] content, String sha256) {

  /** At most 20 MB; the database holds the same bound. */
  private static final int LARGEST = 20 * 1024 * 1024;

  private static final int LONGEST_NAME = 200;
  /** What a file may be, by its content, and the endings that go with it. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "application/pdf", Set.of("pdf"),
          "image/png", Set.of("png"),
          "image/jpeg", Set.of("jpg", "jpeg"),
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Set.of("docx"),
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Set.of("xlsx"),
          "application/msword", Set.of("doc"),
          "application/vnd.ms-excel", Set.of("xls"),
          "text/plain", Set.of("txt"));

  private static final Map<String, String> OFFICE_FOLDERS = Map.of("docx", "word/", "xlsx", "xl/");
  private static final Tika TIKA = new Tika();

  /**
   * @param fileName as the browser sent it; null for none
   * @throws BadInput where it may not be kept
   */
  public static UploadedFile of(String fileName, byte[] bytes) {
    String name = name(fileName);
    return new UploadedFile(name, type(name, bytes), bytes, sha256(bytes));
  }

  /** In bytes. */
  public long size() {
    return content.length;
  }

  private static String name(String fileName) {
    String name = fileName == null ? "" : fileName.replaceAll(".*[/\\\\]", "").replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new BadInput("file", "文件名应为 1 至 " + LONGEST_NAME + " 个字");
    }
    return name;
  }

  private static String type(String name, byte[] bytes) {
    if (bytes.length == 0) {
      throw new BadInput("file", "文件是空的，请重新选择");
    }
    if (bytes.length > LARGEST) {
      throw new BadInput("file", "附件不能超过 20 MB，请压缩或拆分后上传");
    }
    String type = TIKA.detect(bytes, name);
    String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    if (!ALLOWED.getOrDefault(type, Set.of()).contains(ending) || !hasPartsOf(ending, bytes)) {
      throw new BadInput("file", "只接受 PDF、PNG、JPEG、Word、Excel 和纯文本文件，且内容须与扩展名一致，请另存为这些格式后上传");
    }
    return type;
  }

  /** A Word or Excel file is a zip with certain files in it, whose names stand in its directory as they are; any other zip is not. */
  private static boolean hasPartsOf(String ending, byte[] bytes) {
    String folder = OFFICE_FOLDERS.get(ending);
    if (folder == null) {
      return true;
    }
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    return content.contains("[Content_Types].xml") && content.contains(folder);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
