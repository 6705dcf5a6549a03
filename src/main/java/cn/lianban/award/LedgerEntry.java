package cn.lianban.award;

import cn.lianban.kernel.Money;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An award in the ledger (台账).
 *
 * @param applicationNo the application that led to it; for an external award the one that declared
 *     it, or null
 * @param itemId the item; {@code external} for an award under another policy
 * @param matterTitle what it is for
 * @param part tells several awards of one item and matter apart; empty where there is one, and
 *     several named together where the award is for several at once
 * @param fiscalYear the year that it is for; null where the item has none
 * @param amount what the applicant has or will have received, less what it paid back
 * @param recovered amount paid back after a breach
 * @param status reserved, approved, paid, external, released, or recovered when all of it is paid
 *     back
 * @param policy the other policy of an external award; null otherwise
 * @param repealed whether it was entered as made under the document that the present one repeals
 * @param similarItemId the item of the present document that such an award corresponds to; null for
 *     none
 */
public record LedgerEntry(
    long id,
    @Nullable String applicationNo,
    String uscc,
    String itemId,
    @JsonIgnore @Nullable Long matterId,
    String matterTitle,
    String part,
    @Nullable Integer fiscalYear,
    String funder,
    Money amount,
    Money recovered,
    String status,
    @Nullable String policy,
    boolean repealed,
    @Nullable String similarItemId,
    LocalDate awardedOn) {

  /** Between the parts of an award that is for several at once. */
  static final String PARTS = " ＋ ";

  /** Whether the award and an award for these parts have a part in common. */
  boolean sharesPartWith(String others) {
    return !Collections.disjoint(List.of(part.split(PARTS)), List.of(others.split(PARTS)));
  }

  /** Whether the applicant has it: paid, and not wholly paid back. */
  @JsonIgnore
  public boolean isPaid() {
    return status.equals("paid");
  }
}
