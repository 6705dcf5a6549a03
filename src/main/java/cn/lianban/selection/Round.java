package cn.lianban.selection;

import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Money;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A round in which applications compete.
 *
 * @param items ids of the items that are applied for in it
 * @param organiser the bureau that runs it
 * @param commission the group that confirms its list
 * @param plannedBudget what the owner planned
 * @param budget what the line is drawn with, at most what was planned
 * @param minimumScore least mean score of the experts; null where none is asked
 * @param places most applications that are selected; null where only the budget bounds them
 * @param reservePlaces most applications on the reserve list
 * @param reserveDays working days for which the reserve list stands; null where there is none
 * @param reserveEndsAt null until the list is confirmed
 * @param scaling whether amounts may be scaled down within a clause's "not exceeding"
 * @param line how often the line was drawn
 * @param confirmedBy null until the list is confirmed
 * @param confirmedAt null until the list is confirmed
 * @param deployment the bundle of models that the round started with
 */
public record Round(
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
    BigDecimal minimumScore,
    Integer places,
    int reservePlaces,
    Integer reserveDays,
    OffsetDateTime reserveEndsAt,
    boolean scaling,
    RoundStatus status,
    int line,
    String confirmedBy,
    OffsetDateTime confirmedAt,
    OffsetDateTime plannedAt,
    String deployment) {

  boolean isOpenAt(OffsetDateTime now) {
    return (status == RoundStatus.PLANNED || status == RoundStatus.OPEN)
        && !now.isBefore(opensAt)
        && now.isBefore(closesAt);
  }

  /** Names the list as it is drawn now: who confirms it says which one. */
  String listName() {
    return no + "-" + line;
  }

  void checkMayBeChanged(OffsetDateTime now) {
    if (status != RoundStatus.PLANNED || !now.isBefore(opensAt)) {
      throw new Conflict("批次 " + no + " 已开放（现为“" + status.label() + "”），时间和条件不能再改，也不能取消");
    }
  }
}
