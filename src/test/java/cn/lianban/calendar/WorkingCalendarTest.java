package cn.lianban.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.testing.MutableClock;
import cn.lianban.testing.PostgresForTests;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On the calendars of 2025 and 2026 as they come with the service. */
class WorkingCalendarTest {

  private static final JdbcClient JDBC = migrated();

  private final MutableClock clock = new MutableClock("2026-01-05T10:00:00+08:00");
  private final WorkingCalendar calendar = new WorkingCalendar(JDBC, clock);

  private static JdbcClient migrated() {
    DriverManagerDataSource database =
        new DriverManagerDataSource(PostgresForTests.freshDatabase(), "postgres", "");
    Flyway.configure().dataSource(database).load().migrate();
    return JdbcClient.create(database);
  }

  @BeforeEach
  void only2025And2026ArePublished() {
    JDBC.sql("delete from calendar_exception where day >= date '2027-01-01'").update();
    JDBC.sql("delete from calendar_year where year >= 2027").update();
  }

  @ParameterizedTest(name = "{0} is worked: {1} ({2})")
  @CsvSource({
    "2026-02-13, true,  last Friday before Spring Festival",
    "2026-02-14, true,  make-up Saturday",
    "2026-02-15, false, first day of Spring Festival",
    "2026-02-23, false, last day of Spring Festival",
    "2026-02-24, true,  Tuesday after Spring Festival",
    "2026-02-28, true,  make-up Saturday",
    "2026-03-01, false, Sunday",
    "2026-01-03, false, Saturday of New Year",
    "2026-01-04, true,  make-up Sunday",
    "2025-01-26, true,  make-up Sunday",
    "2025-01-27, true,  Monday before Spring Festival",
    "2025-01-28, false, first day of Spring Festival",
    "2025-09-28, true,  make-up Sunday",
    "2025-10-08, false, last day of National Day and Mid-Autumn",
    "2025-10-09, true,  Thursday after",
    "2025-10-11, true,  make-up Saturday",
    "2025-10-12, false, Sunday",
    "2026-04-06, false, Monday of Qingming",
    "2026-10-08, true,  Thursday after National Day"
  })
  void aDayIsWorkedAsPublished(LocalDate day, boolean worked, String why) {
    assertThat(calendar.isWorkingDay(day)).as(why).isEqualTo(worked);
  }

  @ParameterizedTest(name = "{1} working days from {0} end on {2} ({3})")
  @CsvSource({
    "2026-03-02T00:00:00+08:00, 5, 2026-03-09, a plain week; the day of the event does not count however early",
    "2026-03-02T23:59:59+08:00, 5, 2026-03-09, nor however late",
    "2026-03-03T00:00:00+08:00, 5, 2026-03-10, a second later another day begins",
    "2026-03-02T16:30:00Z,      5, 2026-03-10, the day is that of Beijing whatever the offset",
    "2026-03-06T10:00:00+08:00, 1, 2026-03-09, over a weekend",
    "2026-03-07T10:00:00+08:00, 1, 2026-03-09, from a Saturday",
    "2026-02-12T10:00:00+08:00, 1, 2026-02-13, Friday before Spring Festival",
    "2026-02-12T10:00:00+08:00, 2, 2026-02-14, the make-up Saturday counts",
    "2026-02-12T10:00:00+08:00, 3, 2026-02-24, nine days of Spring Festival do not",
    "2026-02-18T10:00:00+08:00, 1, 2026-02-24, from within the holiday",
    "2026-02-24T10:00:00+08:00, 4, 2026-02-28, the make-up Saturday after it counts",
    "2026-02-24T10:00:00+08:00, 5, 2026-03-02, the Sunday after that does not",
    "2025-12-31T10:00:00+08:00, 1, 2026-01-04, across years to the make-up Sunday",
    "2025-12-31T10:00:00+08:00, 2, 2026-01-05, and the Monday after",
    "2025-09-26T10:00:00+08:00, 4, 2025-10-09, make-up Sunday then National Day",
    "2026-02-20T10:00:00+08:00, 0, 2026-02-20, no working days: the day itself"
  })
  void aLimitEndsWithItsLastWorkingDay(OffsetDateTime from, int days, LocalDate end, String why) {
    assertThat(calendar.plusWorkingDays(from, days)).as(why).hasToString(end + "T23:59:59+08:00");
  }

  @ParameterizedTest(name = "{1} working days before {0} is {2}")
  @CsvSource({
    "2026-03-09T23:59:59+08:00, 2, 2026-03-05",
    "2026-02-25T23:59:59+08:00, 1, 2026-02-24",
    "2026-02-25T23:59:59+08:00, 2, 2026-02-14",
    "2026-02-25T23:59:59+08:00, 3, 2026-02-13",
    "2026-01-05T23:59:59+08:00, 2, 2025-12-31",
    "2026-03-09T23:59:59+08:00, 0, 2026-03-09"
  })
  void aReminderIsDueAtTheBeginningOfAWorkingDay(OffsetDateTime due, int days, LocalDate reminder) {
    assertThat(calendar.minusWorkingDays(due, days).toLocalDateTime())
        .isEqualTo(reminder.atStartOfDay());
  }

  @ParameterizedTest(name = "from {0} to {1}: {2} left")
  @CsvSource({
    "2026-02-12T10:00:00+08:00, 2026-02-24T23:59:59+08:00, 3",
    "2026-02-14T10:00:00+08:00, 2026-02-24T23:59:59+08:00, 1",
    "2026-02-15T10:00:00+08:00, 2026-02-24T23:59:59+08:00, 1",
    "2026-02-24T10:00:00+08:00, 2026-02-24T23:59:59+08:00, 0",
    "2026-02-25T10:00:00+08:00, 2026-02-24T23:59:59+08:00, 0",
    "2025-12-31T10:00:00+08:00, 2026-01-05T23:59:59+08:00, 2"
  })
  void theDaysLeftAreThoseAfterToday(OffsetDateTime from, OffsetDateTime to, int left) {
    assertThat(calendar.workingDaysBetween(from, to)).isEqualTo(left);
  }

  @Test
  void whatIsLeftOfALimitReachesItsEndAgain() {
    OffsetDateTime start = OffsetDateTime.parse("2026-02-10T10:00:00+08:00");
    OffsetDateTime end = calendar.plusWorkingDays(start, 10);
    for (OffsetDateTime day = start; day.isBefore(end); day = day.plusDays(1)) {
      assertThat(calendar.plusWorkingDays(day, calendar.workingDaysBetween(day, end)))
          .as("from %s", day)
          .isEqualTo(end);
    }
  }

  @ParameterizedTest(name = "{0} of a year without calendar is worked: {1}")
  @CsvSource({
    "2027-01-01, false",
    "2027-01-04, true",
    "2028-05-01, false",
    "2028-05-02, false",
    "2028-05-03, true",
    "2027-10-01, false",
    "2029-10-02, false",
    "2029-10-03, false",
    "2029-10-04, true",
    "2027-02-06, false",
    "2027-02-08, true"
  })
  void withoutACalendarMondayToFridayLessTheFixedHolidaysAreWorked(LocalDate day, boolean worked) {
    assertThat(calendar.isWorkingDay(day)).isEqualTo(worked);
    assertThat(calendar.isProvisional(day)).isTrue();
  }

  @Test
  void theFixedHolidaysDoNotCountBesideAPublishedCalendar() {
    JDBC.sql("insert into calendar_year (year, loaded_at) values (2027, now())").update();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 1))).isTrue();
    assertThat(calendar.isProvisional(LocalDate.of(2027, 1, 1))).isFalse();
  }

  @Test
  void aDateInTheLastPublishedYearIsFinalAndTheNextDayProvisional() {
    assertThat(calendar.isProvisional(LocalDate.of(2026, 12, 31))).isFalse();
    assertThat(calendar.isProvisional(LocalDate.of(2027, 1, 1))).isTrue();
    assertThat(calendar.isProvisional(LocalDate.of(2024, 12, 31))).isTrue();
    assertThat(calendar.isProvisional(OffsetDateTime.parse("2026-12-31T16:00:00Z"))).isTrue();
  }

  @Test
  void acrossTheEndOfTheLastPublishedYearALimitGoesOnProvisionally() {
    assertThat(calendar.plusWorkingDays(OffsetDateTime.parse("2026-12-30T10:00:00+08:00"), 2))
        .hasToString("2027-01-04T23:59:59+08:00");
  }

  @Test
  void aCalendarPublishedElsewhereCountsAtOnceWhereTheDateWasProvisional() {
    OffsetDateTime from = OffsetDateTime.parse("2026-12-31T10:00:00+08:00");
    assertThat(calendar.plusWorkingDays(from, 1)).hasToString("2027-01-04T23:59:59+08:00");
    JDBC.sql("insert into calendar_year (year, loaded_at) values (2027, now())").update();
    JDBC.sql("insert into calendar_exception values (date '2027-01-04', 'off', '元旦')").update();
    assertThat(calendar.plusWorkingDays(from, 1))
        .as("1 January is not in the list of this calendar")
        .hasToString("2027-01-01T23:59:59+08:00");
  }

  @Test
  void aCalendarReplacedElsewhereCountsWithinAMinute() {
    LocalDate day = LocalDate.of(2026, 7, 1);
    assertThat(calendar.isWorkingDay(day)).isTrue();
    JDBC.sql("insert into calendar_exception values (:day, 'off', '临时')")
        .param("day", day)
        .update();
    try {
      assertThat(calendar.isWorkingDay(day)).as("kept in memory").isTrue();
      clock.advance(Duration.ofSeconds(30));
      assertThat(calendar.isWorkingDay(day)).isFalse();
    } finally {
      JDBC.sql("delete from calendar_exception where day = :day").param("day", day).update();
      clock.releaseEngine();
    }
  }

  @Test
  void aLimitIsNeverNegative() {
    OffsetDateTime from = OffsetDateTime.parse("2026-03-02T10:00:00+08:00");
    assertThatThrownBy(() -> calendar.plusWorkingDays(from, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calendar.minusWorkingDays(from, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
