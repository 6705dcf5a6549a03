package cn.lianban.kernel.web;

import cn.lianban.kernel.UploadedFile;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/**
 * A kept file as it is sent out: shown in the browser where that is harmless, and never run there.
 * What a file is has been found out from its content when it came ({@link UploadedFile}), and
 * browsers may not think otherwise.
 */
public final class FileAnswer {

  private static final Set<String> SHOWN =
      Set.of(
          MediaType.APPLICATION_PDF_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE);

  /** Nothing is loaded or run, and the file is a stranger to our pages. */
  private static final String SEALED =
      "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

  /**
   * As {@link #SEALED} but for the sandbox, in which Safari and the Chromium of some years ago
   * refuse to start their PDF viewers. The viewer is a page of the browser's own in a process of
   * its own: what a PDF brings along does not reach our pages.
   */
  private static final String SEALED_PDF =
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private FileAnswer() {}

  /**
   * As {@link #of(String, String, boolean, byte[])}, for a file of which nothing has been found out
   * yet.
   */
  public static ResponseEntity<byte[]> of(String name, String type, byte[] content) {
    return of(name, type, UploadedFile.isActive(type, content), content);
  }

  /**
   * @param active whether the file does something by itself when it is opened: it is downloaded
   *     then, whatever its type
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
   * The name in both its forms (RFC 6266). Browsers read {@code filename*}; programs such as curl
   * know {@code filename} alone and write its bytes as they come, so these are UTF-8 too. A header
   * is sent byte by character.
   */
  public static String disposition(String kind, String name) {
    String plain = name.replaceAll("[\"\\\\]", "_");
    String bytes = new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return kind
        + "; filename=\""
        + bytes
        + "\"; filename*=UTF-8''"
        + UriUtils.encode(name, StandardCharsets.UTF_8);
  }
}
