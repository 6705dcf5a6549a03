package cn.lianban.kernel.web;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/**
 * The case that came of a request under an {@link IdempotencyKey idempotency key}, as its sender is
 * answered.
 */
public record SubmissionReceipt(String no, String itemId, String status) {

  /**
   * Answers where the case is.
   *
   * @param repeated whether the same request had been taken in before, which makes nothing new
   */
  public ResponseEntity<SubmissionReceipt> at(String path, boolean repeated) {
    URI location = URI.create(path);
    return repeated
        ? ResponseEntity.ok().location(location).body(this)
        : ResponseEntity.created(location).body(this);
  }
}
