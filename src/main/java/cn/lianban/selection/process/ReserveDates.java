package cn.lianban.selection.process;

import cn.lianban.calendar.CalendarListener;
import cn.lianban.calendar.process.KeptDates;
import cn.lianban.selection.Watch;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Counts the ends of reserve lists again when a calendar is published; a list whose results are
 * still told has no timer yet.
 */
@Component
class ReserveDates implements CalendarListener {

  private static final String TIMER = "reserveEnded";

  private final Watch watch;
  private final KeptDates dates;

  ReserveDates(Watch watch, KeptDates dates) {
    this.watch = watch;
    this.dates = dates;
  }

  @Override
  public void calendarPublished(int year) {
    dates.recount(
        watch.reservesUntil(LocalDate.of(year, 1, 1)),
        TIMER,
        watch::recountReserve,
        (timer, ends) -> {});
  }
}
