package cn.lianban.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;

/**
 * An edition of one of the two policy documents.
 *
 * @param document {@code measures} or {@code support-rules}
 * @param status {@code draft} or {@code in-force}
 * @param validFrom first day of validity; null while a draft
 * @param validUntil last day of validity; null while a draft or without an end
 */
public record Edition(
    String id,
    String document,
    String title,
    String status,
    LocalDate validFrom,
    LocalDate validUntil) {

  @JsonIgnore
  public boolean isDraft() {
    return status.equals("draft");
  }
}
