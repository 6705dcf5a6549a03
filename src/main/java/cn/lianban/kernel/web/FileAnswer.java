package cn.lianban.kernel.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A kept file as it is sent out: shown in the browser where that is harmless, and never run there. */
public final class FileAnswer {

  private FileAnswer() {}

  public static ResponseEntity<byte[]> of(String name, String type, byte[] content) {
    ContentDisposition disposition =
        ContentDisposition.builder(inline(type) ? "inline" : "attachment").filename(name, StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'")
        .contentType(MediaType.parseMediaType(type))
        .body(content);
  }

  private static boolean inline(String type) {
    return type.equals(MediaType.APPLICATION_PDF_VALUE) || type.startsWith("image/");
  }
}
