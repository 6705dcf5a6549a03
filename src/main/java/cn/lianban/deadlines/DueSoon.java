package cn.lianban.deadlines;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.workflow.tasks.DueDays;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/** Tells which due dates are near, counted in working days. */
@Component
class DueSoon implements DueDays {

  private final WorkingCalendar calendar;
  private final Clock clock;
  private final int workingDays;

  DueSoon(WorkingCalendar calendar, Clock clock, TaskSettings settings) {
    this.calendar = calendar;
    this.clock = clock;
    this.workingDays = settings.dueSoonWorkingDays();
  }

  @Override
  public LocalDate today() {
    return LocalDate.now(clock);
  }

  @Override
  public LocalDate soon() {
    return calendar.plusWorkingDays(OffsetDateTime.now(clock), workingDays).toLocalDate();
  }
}
