package cn.lianban.calendar;

/**
 * Implemented by rooms that store dates counted in working days, which have to be counted again
 * when a calendar is published.
 */
public interface CalendarListener {

  /**
   * Called after the calendar of the year has been published or replaced, when dates are already
   * counted by the new one. It runs outside a transaction and possibly more than once for the same
   * year, so counting again must not change a correct date.
   */
  void calendarPublished(int year);
}
