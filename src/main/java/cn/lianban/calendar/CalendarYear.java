package cn.lianban.calendar;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The calendar of a year.
 *
 * @param provisional the year is not published: the days are the holidays whose date the law fixes,
 *     and nothing else is known
 * @param publishedAt null while provisional
 * @param days the exceptions to Monday to Friday, in order
 */
public record CalendarYear(
    int year, boolean provisional, OffsetDateTime publishedAt, List<CalendarDay> days) {}
