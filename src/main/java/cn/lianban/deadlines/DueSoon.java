package cn.lianban.deadlines;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.workflow.tasks.DueDays;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells which due dates are near, counted in working days. */
@Component
class DueSoon implements DueDays {

  private final WorkingCalendar calendar;
  private final Clock clock;
  private final int workingDays;

  DueSoon(
      WorkingCalendar calendar,
      Clock clock,
      @Value("${lianban.tasks.due-soon-working-days}") int workingDays) {
    this.calendar = calendar;
    this.clock = clock;
    this.workingDays = workingDays;
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
