package cn.lianban.kernel.web;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A kept file as it is sent out: shown in the browser where that is harmless, and never run there. What a file is has been found out
 * from its content when it came ({@link cn.lianban.kernel.UploadedFile}), and browsers may not think otherwise.
 */
public final class FileAnswer {

  private static final Set<String> SHOWN = Set.of(MediaType.APPLICATION_PDF_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE);

  /** Nothing is loaded or run, and the file is a stranger to our pages. */
  private static final String SEALED = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

  /**
   * As {@link #SEALED} but for the sandbox, in which Safari and the Chromium of some years ago refuse to start their PDF viewers. The
   * viewer is a page of the browser's own in a process of its own: what a PDF brings along does not reach our pages.
   */
  private static final String SEALED_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private FileAnswer() {}

  public static ResponseEntity<byte[]> of(String name, String type, byte[] content) {
    ContentDisposition disposition =
        ContentDisposition.builder(SHOWN.contains(type) ? "inline" : "attachment").filename(name, StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", type.equals(MediaType.APPLICATION_PDF_VALUE) ? SEALED_PDF : SEALED)
        .contentType(MediaType.parseMediaType(type))
        .body(content);
  }
}
