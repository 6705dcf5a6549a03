package cn.lianban.kernel.web;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/**
 * The answer to a submission: the case that was made for its {@link IdempotencyKey idempotency
 * key}.
 */
public record SubmissionReceipt(String no, String itemId, String status) {

  /**
   * Answers with the address of the case.
   *
   * @param repeated whether the same request was received before, so that no new case was made
   */
  public ResponseEntity<SubmissionReceipt> at(String path, boolean repeated) {
    URI location = URI.create(path);
    return repeated
        ? ResponseEntity.ok().location(location).body(this)
        : ResponseEntity.created(location).body(this);
  }
}
