package cn.lianban.calendar;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counting dates again after a publication, to the end: that it is still to be done stands beside the calendar, so that a node that is
 * killed in the middle leaves it to the next one. Counting again changes nothing that is right, so it may begin from the start.
 */
@Component
class Recounts {

  private static final Logger log = LoggerFactory.getLogger(Recounts.class);
  private static final int LOCKS = 0x63616c;
  private static final String WAIT = "select true from pg_advisory_lock(?, ?)";
  private static final String TRY = "select pg_try_advisory_lock(?, ?)";
  private static final String UNLOCK = "select pg_advisory_unlock(?, ?)";

  private final JdbcClient jdbc;
  private final DataSource dataSource;
  private final WorkingCalendar calendar;
  private final List<CalendarListener> listeners;

  Recounts(JdbcClient jdbc, DataSource dataSource, WorkingCalendar calendar, List<CalendarListener> listeners) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
    this.calendar = calendar;
    this.listeners = listeners;
  }

  /** Has every date counted again that the calendar of the year is behind; waits for whoever is at it already. */
  void finish(int year) {
    underLock(WAIT, year);
  }

  /** Finishes what a node has left undone; what another node is at is left to that. */
  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
  void finishInterrupted() {
    for (int year : jdbc.sql("select year from calendar_year where recount_pending order by year").query(Integer.class).list()) {
      try {
        underLock(TRY, year);
      } catch (RuntimeException tryAgain) {
        log.error("The dates behind the calendar of {} are not all counted again; this is tried again every minute", year, tryAgain);
      }
    }
  }

  /** The lock is the connection's own: the database lets go of it when the node dies. */
  private void underLock(String acquire, int year) {
    try (Connection connection = dataSource.getConnection()) {
      if (!ask(connection, acquire, year)) {
        return;
      }
      try {
        recount(year);
      } finally {
        ask(connection, UNLOCK, year);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("The database does not lend a lock for counting dates again", failure);
    }
  }

  private void recount(int year) {
    Optional<OffsetDateTime> published =
        jdbc.sql("select loaded_at from calendar_year where year = :year and recount_pending")
            .param("year", year)
            .query(OffsetDateTime.class)
            .optional();
    if (published.isEmpty()) {
      return;
    }
    calendar.forget();
    listeners.forEach(listener -> listener.calendarPublished(year));
    // published once more meanwhile: then that has still to be counted
    jdbc.sql("update calendar_year set recount_pending = false where year = :year and loaded_at = :at")
        .param("year", year)
        .param("at", published.get())
        .update();
  }

  private static boolean ask(Connection connection, String question, int year) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setInt(1, LOCKS);
      statement.setInt(2, year);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
