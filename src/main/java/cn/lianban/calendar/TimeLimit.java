package cn.lianban.calendar;

/**
 * How long a step may take.
 *
 * @param workingDays counted as {@link WorkingCalendar#plusWorkingDays} does
 * @param reminderBefore how many working days before the end a reminder is sent
 * @param escalateTo the group that hears of it when the limit is over; null where nobody does
 */
public record TimeLimit(int workingDays, int reminderBefore, String escalateTo) {}
