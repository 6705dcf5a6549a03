package cn.lianban.calendar;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a year.
 *
 * @param provisional true while the year is not published; the days are then only the holidays
 *     whose date the law fixes
 * @param publishedAt null while provisional
 * @param recounting whether the dates of cases under way are still being counted again by this
 *     calendar
 * @param days the exceptions to Monday to Friday, in order
 */
public record CalendarYear(
    int year,
    boolean provisional,
    @Nullable OffsetDateTime publishedAt,
    boolean recounting,
    List<CalendarDay> days) {}
