package cn.lianban.calendar;

/**
 * Whoever keeps dates that were counted in working days, and has to count them again when a
 * calendar is published.
 */
public interface CalendarListener {

  /**
   * The calendar of the year has been published or replaced, and the new one counts already. Called
   * outside a transaction, maybe again for the same year: counting again must change nothing that
   * is right.
   */
  void calendarPublished(int year);
}
