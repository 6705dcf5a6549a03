package cn.lianban.deadlines;

import cn.lianban.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * How long a step may take.
 *
 * @param workingDays counted as {@link WorkingCalendar#plusWorkingDays} does
 * @param reminderBefore how many working days before the end a reminder is sent
 * @param escalateTo the group that is notified when the limit is over; null for none
 */
public record TimeLimit(int workingDays, int reminderBefore, @Nullable String escalateTo) {}
