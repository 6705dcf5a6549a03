package cn.lianban.kernel;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;

/**
 * A received file that has been checked: its content, not only its name, shows that it is of an
 * allowed kind.
 *
 * @param name without folders and invisible characters
 * @param type media type, as the content shows it
 * @param sha256 digest of the content, in hexadecimal
 * @param active whether it does something by itself when it is opened, such as a PDF with scripts.
 *     Such a file is accepted, because applicants get sealed forms of this kind from other
 *     authorities and cannot change them, but it is never shown in the browser
 */
public record UploadedFile(
    String name, String type, byte[] content, String sha256, boolean active) {

  /** At most 20 MB; the database has the same limit. */
  private static final int LARGEST = 20 * 1024 * 1024;

  private static final int LONGEST_NAME = 200;
  private static final String KINDS = "PDF、OFD、PNG、JPEG、Word、Excel、WPS 和纯文本";

  /** The allowed media types, each with its file endings. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "application/pdf", Set.of("pdf"),
          "image/png", Set.of("png"),
          "image/jpeg", Set.of("jpg", "jpeg"),
          "text/plain", Set.of("txt"));

  /** The media type of each office document, by file ending. */
  private static final Map<String, String> OFFICE =
      Map.of(
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "doc", "application/msword",
          "xls", "application/vnd.ms-excel",
          "ofd", "application/ofd",
          "wps", "application/vnd.wps-office.wps",
          "et", "application/vnd.wps-office.et",
          "dps", "application/vnd.wps-office.dps");

  private static final Tika TIKA = new Tika();

  /**
   * @param fileName as the browser sent it; null for none
   * @throws BadInput where it is not allowed
   */
  public static UploadedFile of(String fileName, byte[] bytes) {
    String name = name(fileName);
    String type = type(name, bytes);
    return new UploadedFile(name, type, bytes, Sha256.hex(bytes), isActive(type, bytes));
  }

  /** Whether a file of this type does something by itself when it is opened. */
  public static boolean isActive(String type, byte[] content) {
    return type.equals("application/pdf") && ActivePdf.is(content);
  }

  /** In bytes. */
  public long size() {
    return content.length;
  }

  private static String name(String fileName) {
    String name =
        fileName == null
            ? ""
            : PlainText.clean(fileName)
                .replaceAll("\\p{Cc}", "")
                .replaceAll(".*[/\\\\]", "")
                .strip();
    if (name.isEmpty()
        || name.startsWith(".")
        || name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw new BadInput("file", "文件名应为 1 至 " + LONGEST_NAME + " 个字，扩展名之前须有文字");
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
    String ending =
        name.contains(".")
            ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)
            : "";
    if (OFFICE.containsKey(ending)) {
      OfficeFile.Look look = OfficeFile.look(ending, bytes);
      OfficeFile.Finding finding = look.finding();
      if (finding == OfficeFile.Finding.MACROS) {
        throw new BadInput("file", "文件中含有宏（会自动运行的程序），不能接收；请另存为不含宏的文档，或者导出为 PDF、OFD 后上传");
      }
      if (finding == OfficeFile.Finding.CALLING) {
        throw new BadInput(
            "file",
            "文件中有"
                + look.what()
                + "，打开时会启动程序或连接别处，或者无法检查，不能接收；请把它去掉（断开链接、改为直接插入的文字或图片），或者另存为 PDF、OFD 后上传");
      }
      if (finding == OfficeFile.Finding.LARGE) {
        throw new BadInput("file", "文件展开后过大，无法检查，不能接收；请拆分，或者导出为 PDF、OFD 后上传");
      }
      if (finding == OfficeFile.Finding.LOCKED) {
        throw new BadInput("file", "文件设有打开密码，无法检查其中有没有宏，不能接收；请去掉密码，或者导出为 PDF、OFD 后上传");
      }
      if (finding == OfficeFile.Finding.GENUINE) {
        return OFFICE.get(ending);
      }
    }
    String type = TIKA.detect(bytes, name);
    if (!ALLOWED.getOrDefault(type, Set.of()).contains(ending)) {
      throw new BadInput("file", "只接受 " + KINDS + "文件，且内容须与扩展名一致，请另存为这些格式后上传");
    }
    return type;
  }
}
