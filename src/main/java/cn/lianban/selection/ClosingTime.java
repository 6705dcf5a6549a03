package cn.lianban.selection;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Writes the closing time of a round so that midnight is not taken for a time within the following
 * day.
 */
final class ClosingTime {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
  private static final DateTimeFormatter LAST_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter NEXT_DAY = DateTimeFormatter.ofPattern("M月d日");

  private ClosingTime() {}

  /** As {@code 2026年3月31日 17:00}; midnight as {@code 2026年3月31日 24:00（不含4月1日）}. */
  static String text(OffsetDateTime closesAt) {
    if (!closesAt.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return MOMENT.format(closesAt);
    }
    return LAST_DAY.format(closesAt.minusDays(1)) + " 24:00（不含" + NEXT_DAY.format(closesAt) + "）";
  }
}
