package cn.lianban.selection.process;

import cn.lianban.calendar.CalendarListener;
import cn.lianban.deadlines.process.DossierDates;
import cn.lianban.selection.RoundSchedule;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Counts the ends of reserve lists again when a calendar is published. While results are still
 * being told there is no timer yet to move.
 */
@Component
class ReserveDates implements CalendarListener {

  private static final String TIMER = "reserveEnded";

  private final RoundSchedule schedule;
  private final DossierDates dates;

  ReserveDates(RoundSchedule schedule, DossierDates dates) {
    this.schedule = schedule;
    this.dates = dates;
  }

  @Override
  public void calendarPublished(int year) {
    dates.recount(
        schedule.reservesUntil(LocalDate.of(year, 1, 1)),
        TIMER,
        schedule::recountReserve,
        (timer, ends) -> {});
  }
}
