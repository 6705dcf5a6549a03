package cn.lianban.workflow.tasks;

import java.time.LocalDate;

/**
 * Which days people count as near. The calendar of working days lies above the engine, so it
 * implements this.
 */
public interface DueDays {

  LocalDate today();

  /** The last day of those on which a task is about to be overdue. */
  LocalDate soon();
}
