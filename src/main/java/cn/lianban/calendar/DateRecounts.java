package cn.lianban.calendar;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts dates again after a calendar was published. The row of the calendar notes that the recount
 * is due, so that another node finishes it if this one is killed. A recount changes no correct
 * date, so it may start again from the beginning.
 *
 * <p>A request that publishes a calendar does not wait for the recount, which takes a transaction a
 * case.
 *
 * <p>Everything is counted twice. A transaction that was running when the calendar was published,
 * or that another node began with the old calendar still in memory, commits dates by the old
 * calendar that the first recount could not see. The second recount comes when all these
 * transactions have ended, so that code which sets a date needs no lock.
 */
@Component
class DateRecounts implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(DateRecounts.class);
  private static final int LOCKS = 0x63616c;
  private static final String WAIT = "select true from pg_advisory_lock(?, ?)";
  private static final String TRY = "select pg_try_advisory_lock(?, ?)";
  private static final String UNLOCK = "select pg_advisory_unlock(?, ?)";

  /** Compares with the database's clock, because all nodes share it. */
  private static final String IS_SETTLED =
      """
      select clock_timestamp() >= :settles
        and not exists (
          select from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend' and xact_start < :settles)
      """;

  private final JdbcClient jdbc;
  private final DataSource locks;
  private final WorkingCalendar calendar;
  private final List<CalendarListener> listeners;

  /** One thread, because recounts take the locks of cases and should leave room for people. */
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "date-recounts");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param settlesAt moment after which no node uses the old calendar any more; null until the
   *     first recount is done
   */
  private record Pending(OffsetDateTime loadedAt, OffsetDateTime settlesAt) {}

  /**
   * The lock uses a connection outside the pool, because holding a pool connection while asking for
   * a second one could deadlock.
   */
  DateRecounts(
      JdbcClient jdbc,
      JdbcConnectionDetails database,
      WorkingCalendar calendar,
      List<CalendarListener> listeners) {
    this.jdbc = jdbc;
    this.locks =
        new DriverManagerDataSource(
            database.getJdbcUrl(), database.getUsername(), database.getPassword());
    this.calendar = calendar;
    this.listeners = listeners;
  }

  /** Has every date counted again in the background, as {@link #finish} does. */
  void begin(int year) {
    background.execute(() -> attempt(WAIT, year));
  }

  /** What a stop interrupts is finished by another node, or by this one after its next start. */
  @Override
  public void destroy() {
    background.shutdownNow();
  }

  /**
   * Counts every date again that depends on the calendar of the year; waits while another node does
   * so.
   */
  void finish(int year) {
    underLock(WAIT, year);
  }

  /** Finishes recounts that were interrupted; skips those that another node is working on. */
  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
  void finishInterrupted() {
    for (int year :
        jdbc.sql("select year from calendar_year where recount_pending order by year")
            .query(Integer.class)
            .list()) {
      attempt(TRY, year);
    }
  }

  private void attempt(String acquire, int year) {
    try {
      underLock(acquire, year);
    } catch (RuntimeException tryAgain) {
      log.error(
          "The dates behind the calendar of {} are not all counted again; this is tried again every minute",
          year,
          tryAgain);
    }
  }

  /** The lock belongs to the connection, so the database releases it when the node dies. */
  private void underLock(String acquire, int year) {
    try (Connection connection = locks.getConnection()) {
      if (!ask(connection, acquire, year)) {
        return;
      }
      try {
        recount(year);
      } finally {
        ask(connection, UNLOCK, year);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "The database does not lend a lock for counting dates again", failure);
    }
  }

  private void recount(int year) {
    jdbc.sql(
            "select loaded_at, settles_at from calendar_year where year = :year and recount_pending")
        .param("year", year)
        .query(Pending.class)
        .optional()
        .filter(pending -> pending.settlesAt == null || isSettled(pending))
        .ifPresent(pending -> recount(year, pending));
  }

  private void recount(int year, Pending pending) {
    calendar.forget();
    listeners.forEach(listener -> listener.calendarPublished(year));
    String done =
        pending.settlesAt == null
            ? "settles_at = clock_timestamp() + make_interval(secs => :kept)"
            : "recount_pending = false";
    // if the calendar was published again meanwhile, the row stays due
    jdbc.sql("update calendar_year set " + done + " where year = :year and loaded_at = :at")
        .param("kept", WorkingCalendar.KEPT.toSeconds())
        .param("year", year)
        .param("at", pending.loadedAt)
        .update();
  }

  private boolean isSettled(Pending pending) {
    return jdbc.sql(IS_SETTLED).param("settles", pending.settlesAt).query(Boolean.class).single();
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
