package cn.lianban.catalogue.web;

import cn.lianban.catalogue.Edition;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An edition as it is answered.
 *
 * @param note a reservation in Chinese, such as that its dates are assumed for the demonstration;
 *     null for none
 */
record EditionView(
    String id,
    String document,
    String title,
    String status,
    LocalDate validFrom,
    LocalDate validUntil,
    @Nullable String note) {

  static EditionView of(Edition edition, @Nullable String note) {
    return new EditionView(
        edition.id(),
        edition.document(),
        edition.title(),
        edition.status(),
        edition.validFrom(),
        edition.validUntil(),
        note);
  }
}
