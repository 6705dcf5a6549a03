package cn.lianban.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts working days by the calendar that the State Council publishes for each year.
 *
 * <p>A year without a published calendar counts Monday to Friday except the holidays whose date the
 * law fixes, and every date in it is provisional. The calendar is cached for at most half a minute,
 * so that a publication on another node is soon seen. It is read anew before a provisional date is
 * set, but not for mere reading, because lists would read it for each row.
 */
@Component
public class WorkingCalendar {

  private static final Logger log = LoggerFactory.getLogger(WorkingCalendar.class);

  /** How long a node may still use the previous calendar after a publication. */
  static final Duration KEPT = Duration.ofSeconds(30);

  /** The end of a day, 24:00, as the engine and people write it. */
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Set<Integer> warned = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Loaded loaded;

  private record Loaded(WorkingDays days, Instant at) {}

  WorkingCalendar(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public boolean isWorkingDay(LocalDate day) {
    return days().includes(day);
  }

  /**
   * Whether the calendar of the day's year is not published yet, so that a date in it may still
   * move.
   */
  public boolean isProvisional(LocalDate day) {
    return days().isProvisional(day);
  }

  /** As {@link #isProvisional(LocalDate)}, for the day in Beijing on which the moment falls. */
  public boolean isProvisional(OffsetDateTime moment) {
    return isProvisional(day(moment));
  }

  /**
   * The end of a limit of n working days that begins with an event. The day of the event does not
   * count, whether it is a working day or not; the limit ends at the end of the n-th working day
   * after it, written 23:59:59. A limit of 0 working days ends with the day of the event.
   */
  public OffsetDateTime plusWorkingDays(OffsetDateTime from, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("A limit cannot have " + n + " working days");
    }
    LocalDate start = day(from);
    WorkingDays days = days();
    LocalDate end = days.move(start, n);
    if (days.isProvisional(end)) {
      days = fresh();
      end = days.move(start, n);
      warnIfProvisional(days, end);
    }
    return at(end, END_OF_DAY);
  }

  /**
   * The beginning (0:00) of the n-th working day before the day of this moment; that day itself
   * does not count.
   */
  public OffsetDateTime minusWorkingDays(OffsetDateTime from, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("Cannot go back by " + n + " working days");
    }
    LocalDate day = day(from);
    return at(days().move(day, -n), LocalTime.MIDNIGHT);
  }

  /**
   * How many working days are left: those after the day of the first moment, up to and including
   * the day of the second; 0 where that is not later. So {@code plusWorkingDays(from,
   * workingDaysBetween(from, end))} is {@code end} for every end of a limit.
   */
  public int workingDaysBetween(OffsetDateTime from, OffsetDateTime to) {
    return days().between(day(from), day(to));
  }

  /** Drops the cached calendar after a publication. */
  synchronized void forget() {
    loaded = null;
  }

  private WorkingDays days() {
    Loaded known = loaded;
    return known != null && isFresh(known) ? known.days : fresh();
  }

  private boolean isFresh(Loaded known) {
    Duration age = Duration.between(known.at, clock.instant());
    return !age.isNegative() && age.compareTo(KEPT) < 0;
  }

  /**
   * Loads and caches under one lock, so that a calendar read before a publication is not cached
   * after it.
   */
  private synchronized WorkingDays fresh() {
    Instant before = clock.instant();
    Set<Integer> years =
        new HashSet<>(jdbc.sql("select year from calendar_year").query(Integer.class).list());
    Map<LocalDate, Boolean> exceptions = new HashMap<>();
    jdbc.sql("select day, kind from calendar_exception")
        .query(
            row -> {
              exceptions.put(
                  row.getObject("day", LocalDate.class),
                  row.getString("kind").equals(CalendarDay.WORK));
            });
    WorkingDays days = new WorkingDays(years, exceptions);
    loaded = new Loaded(days, before);
    return days;
  }

  private void warnIfProvisional(WorkingDays days, LocalDate day) {
    if (days.isProvisional(day) && warned.add(day.getYear())) {
      log.warn(
          "The calendar of {} is not published: dates in it are provisional, by Monday to Friday less the fixed holidays. "
              + "Propose it with PUT /api/calendar/{} and have it confirmed",
          day.getYear(),
          day.getYear());
    }
  }

  private LocalDate day(OffsetDateTime moment) {
    return moment.atZoneSameInstant(clock.getZone()).toLocalDate();
  }

  private OffsetDateTime at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(clock.getZone()).toOffsetDateTime();
  }
}
