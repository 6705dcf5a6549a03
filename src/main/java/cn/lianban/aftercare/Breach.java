package cn.lianban.aftercare;

import cn.lianban.kernel.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A breach that a bureau has found after the payment.
 *
 * @param suggested amount that the bureau suggests to recover; null where it leaves that to the
 *     lead
 * @param bureau the bureau that found it
 * @param reply the applicant's answer; null for none
 * @param proposal the lead bureau's last proposal: recover or dismiss; null before that
 * @param amount what has to be paid back; null where nothing is proposed
 * @param outcome recover or dismiss; null until it is confirmed
 * @param barredUntil until when the applicant is barred because of it; null for no bar
 * @param deployment the bundle of models with which it is handled
 */
record Breach(
    long id,
    String applicationNo,
    String ground,
    String groundName,
    String text,
    @Nullable Money suggested,
    String bureau,
    String reportedBy,
    OffsetDateTime reportedAt,
    @Nullable String reply,
    @Nullable String proposal,
    @Nullable Money amount,
    @Nullable String reasons,
    @Nullable String outcome,
    @Nullable LocalDate decidedOn,
    @Nullable LocalDate barredUntil,
    String deployment,
    boolean open) {

  static final String RECOVER = "recover";

  /** The amount of a proposal to recover, which always names one. */
  Money demandedAmount() {
    return Objects.requireNonNull(amount, "a recovery names an amount");
  }

  boolean isToBeRecovered() {
    return RECOVER.equals(outcome);
  }
}
