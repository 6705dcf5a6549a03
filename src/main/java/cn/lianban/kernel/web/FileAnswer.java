package cn.lianban.kernel.web;

import cn.lianban.kernel.UploadedFile;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/**
 * Sends a stored file: shown in the browser where that is harmless, and never run there. Its type
 * was found from the content when it was received ({@link UploadedFile}), and browsers are told not
 * to guess another.
 */
public final class FileAnswer {

  private static final Set<String> SHOWN =
      Set.of(
          MediaType.APPLICATION_PDF_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE);

  /**
   * The content security policy for files: nothing is loaded or run, and the file has no access to
   * our pages.
   */
  private static final String SEALED =
      "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

  /**
   * As {@link #SEALED} without the sandbox, in which Safari and older Chromium do not start their
   * PDF viewers. The viewer runs in the browser's own process, so a script in the PDF cannot reach
   * our pages.
   */
  private static final String SEALED_PDF =
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  /** In bytes of UTF-8. */
  private static final int LONGEST_NAME = 255;

  private static final int LONGEST_ENDING = 32;

  /** What Windows does not take in the name of a file. */
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[<>:\"/\\\\|?*\\p{Cntrl}]");

  /** Dots and spaces at the end of a name, which Windows leaves out, so that the ending changes. */
  private static final Pattern LEFT_OUT = Pattern.compile("[.\\s]+$");

  /** Names that are devices in Windows, whatever ending they have. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:con|prn|aux|nul|conin\\$|conout\\$|clock\\$|(?:com|lpt)[0-9¹²³])\\s*(?:\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private FileAnswer() {}

  /**
   * As {@link #of(String, String, boolean, byte[])}, for a file whose content has not been checked
   * yet.
   */
  public static ResponseEntity<byte[]> of(String name, String type, byte[] content) {
    return of(name, type, UploadedFile.isActive(type, content), content);
  }

  /**
   * @param active whether the file does something by itself when it is opened; such a file is only
   *     offered for download
   */
  public static ResponseEntity<byte[]> of(
      String name, String type, boolean active, byte[] content) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            disposition(SHOWN.contains(type) && !active ? "inline" : "attachment", name))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            type.equals(MediaType.APPLICATION_PDF_VALUE) ? SEALED_PDF : SEALED)
        .contentType(MediaType.parseMediaType(type))
        .body(content);
  }

  /**
   * The Content-Disposition header with the name in both its forms (RFC 6266). Browsers read {@code
   * filename*}; programs such as curl read only {@code filename} and take its bytes as they are, so
   * these are UTF-8 too and no longer than the name of a file may be. The server writes one byte
   * for each character of a header. A name that Windows could not save as it is, such as {@code
   * con.txt}, is changed.
   */
  public static String disposition(String kind, String name) {
    String plain = saved(name);
    String bytes =
        new String(shortened(plain).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return kind
        + "; filename=\""
        + bytes
        + "\"; filename*=UTF-8''"
        + UriUtils.encode(plain, StandardCharsets.UTF_8);
  }

  /** The name as every system can save it. */
  private static String saved(String name) {
    String plain = LEFT_OUT.matcher(NOT_IN_NAMES.matcher(name).replaceAll("_")).replaceAll("");
    return plain.isEmpty() || DEVICE.matcher(plain).matches() ? "_" + plain : plain;
  }

  /** The name with its ending, and as much before it as a file system takes. */
  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    String ending =
        dot < 0 || length(name.substring(dot)) > LONGEST_ENDING ? "" : name.substring(dot);
    String stem = name.substring(0, name.length() - ending.length());
    while (length(stem + ending) > LONGEST_NAME) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem + ending;
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
