package cn.lianban.calendar;

import java.time.LocalDate;

/**
 * A day on which the calendar departs from Monday to Friday.
 *
 * @param kind {@link #OFF} for a holiday or a weekday off, {@link #WORK} for a weekend day that is
 *     worked instead
 * @param holiday the holiday that causes the exception, such as 春节
 */
public record CalendarDay(LocalDate day, String kind, String holiday) {

  public static final String OFF = "off";
  public static final String WORK = "work";
}
