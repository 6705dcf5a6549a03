package cn.lianban.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which days are worked, as published at one moment.
 *
 * @param years the years whose calendar is published
 * @param exceptions days of these years that differ from Monday to Friday, each with whether it is
 *     a working day
 */
record WorkingDays(Set<Integer> years, Map<LocalDate, Boolean> exceptions) {

  /**
   * The holidays whose date the law fixes (《全国年节及纪念日放假办法》，2025年1月1日起施行): New Year, Labour Day and
   * National Day. Lunar holidays, Qingming and days shifted to make longer holidays are known only
   * from the published calendar.
   */
  private static final Map<MonthDay, String> FIXED_HOLIDAYS =
      Map.of(
          MonthDay.of(1, 1), "元旦",
          MonthDay.of(5, 1), "劳动节",
          MonthDay.of(5, 2), "劳动节",
          MonthDay.of(10, 1), "国庆节",
          MonthDay.of(10, 2), "国庆节",
          MonthDay.of(10, 3), "国庆节");

  WorkingDays {
    years = Set.copyOf(years);
    exceptions = Map.copyOf(exceptions);
  }

  boolean includes(LocalDate day) {
    Boolean exception = exceptions.get(day);
    if (exception != null) {
      return exception;
    }
    boolean weekday =
        day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    return weekday && (!isProvisional(day) || !FIXED_HOLIDAYS.containsKey(MonthDay.from(day)));
  }

  boolean isProvisional(LocalDate day) {
    return !years.contains(day.getYear());
  }

  /**
   * The n-th working day after (n > 0) or before (n < 0) the day, which itself does not count; for
   * 0 the day itself.
   */
  LocalDate move(LocalDate day, int n) {
    int step = Integer.signum(n);
    LocalDate moved = day;
    for (int left = Math.abs(n); left > 0; ) {
      moved = moved.plusDays(step);
      if (includes(moved)) {
        left--;
      }
    }
    return moved;
  }

  /**
   * The working days after the first day, up to and including the last; 0 where the last is not
   * later.
   */
  int between(LocalDate first, LocalDate last) {
    return (int)
        first
            .datesUntil(last.isAfter(first) ? last : first)
            .map(day -> day.plusDays(1))
            .filter(this::includes)
            .count();
  }

  static List<CalendarDay> fixedHolidays(int year) {
    return FIXED_HOLIDAYS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            holiday ->
                new CalendarDay(holiday.getKey().atYear(year), CalendarDay.OFF, holiday.getValue()))
        .toList();
  }
}
