package cn.lianban.workflow.tasks;

import java.time.LocalDate;

/**
 * Tells which due dates are near. Implemented by the calendar, which is above the engine and counts
 * working days.
 */
public interface DueDays {

  LocalDate today();

  /** The last due date that counts as near. */
  LocalDate soon();
}
