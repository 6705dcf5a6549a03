package cn.lianban.award;

import cn.lianban.kernel.TextIdentity;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An award under another policy of the district, as an application declares it.
 *
 * @param year the year that it is for; null where the applicant names none
 * @param sameMatter whether the applicant says that it is for the matter of the application; null
 *     where it says nothing
 */
record DeclaredAward(
    String policy,
    String matter,
    BigDecimal amount,
    LocalDate awardedOn,
    @Nullable Integer year,
    @Nullable Boolean sameMatter) {

  /** Whether this is the entry of the ledger, also under another spelling. */
  boolean is(LedgerEntry entry) {
    return Ledger.EXTERNAL.equals(entry.status())
        && amount.compareTo(entry.amount().yuan()) == 0
        && awardedOn.equals(entry.awardedOn())
        && TextIdentity.of(policy).equals(TextIdentity.of(entry.policy()))
        && TextIdentity.of(matter).equals(TextIdentity.of(entry.matterTitle()));
  }

  /** The applicant's word as the decision {@code overlap} reads it. */
  String said() {
    return sameMatter == null ? "unsaid" : sameMatter ? "matter" : "other";
  }
}
