package cn.lianban.selection;

import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Money;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A round in which applications compete.
 *
 * @param items ids of its items
 * @param organiser the bureau that runs it
 * @param commission the group that confirms its list
 * @param plannedBudget budget that the owner planned
 * @param budget budget that the cut-off uses, at most the planned one
 * @param minimumScore lowest sufficient mean score of the experts; null for none
 * @param places largest number of selected applications; null where only the budget limits it
 * @param reservePlaces largest number on the reserve list
 * @param reserveDays validity of the reserve list in working days; null where there is none
 * @param reserveEndsAt null until the list is confirmed
 * @param scaling whether amounts may be scaled down within a clause's "not exceeding"
 * @param line how often the cut-off was applied
 * @param confirmedBy null until the list is confirmed
 * @param confirmedAt null until the list is confirmed
 * @param budgetProposedBy account that proposed the planned budget; null for older rounds, whose
 *     budgets need no confirmation
 * @param budgetConfirmedBy another account; null until it has confirmed the planned budget
 * @param deployment the bundle of models that the round started with
 */
record Round(
    String no,
    String title,
    String notice,
    List<String> items,
    String organiser,
    String commission,
    OffsetDateTime opensAt,
    OffsetDateTime closesAt,
    Money plannedBudget,
    Money budget,
    @Nullable BigDecimal minimumScore,
    @Nullable Integer places,
    int reservePlaces,
    @Nullable Integer reserveDays,
    @Nullable OffsetDateTime reserveEndsAt,
    boolean scaling,
    RoundStatus status,
    int line,
    @Nullable String confirmedBy,
    @Nullable OffsetDateTime confirmedAt,
    OffsetDateTime plannedAt,
    String deployment,
    @Nullable String budgetProposedBy,
    @Nullable String budgetConfirmedBy) {

  /** Whether the planned budget is what two owners want. */
  boolean hasConfirmedBudget() {
    return budgetProposedBy == null || budgetConfirmedBy != null;
  }

  /** For how many working days the reserve list stands; a round with a reserve list says so. */
  int validDays() {
    return Objects.requireNonNull(
        reserveDays, "a round with a reserve list says how long it stands");
  }

  boolean isOpenAt(OffsetDateTime now) {
    return (status == RoundStatus.PLANNED || status == RoundStatus.OPEN)
        && !now.isBefore(opensAt)
        && now.isBefore(closesAt);
  }

  /** The name of the present list, by which a confirmation tells which list it means. */
  String listName() {
    return no + "-" + line;
  }

  void checkMayBeChanged(OffsetDateTime now) {
    if (status != RoundStatus.PLANNED || !now.isBefore(opensAt)) {
      throw new Conflict("批次 " + no + " 已开放（现为“" + status.label() + "”），时间和条件不能再改，也不能取消");
    }
  }
}
