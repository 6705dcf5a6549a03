package cn.lianban.database;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks the database at intervals, on a connection of its own, whether it answers. When it does not,
 * new requests are refused at once and waiting ones are broken off.
 */
@Component
class DatabaseWatch implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);

  private final DatabaseState state;
  private final JdbcConnectionDetails database;
  private final ApplicationEventPublisher events;
  private final Duration interval;
  private final Duration answerWithin;
  private volatile @Nullable Thread asking;
  private @Nullable Connection own;

  DatabaseWatch(
      DatabaseState state,
      JdbcConnectionDetails database,
      ApplicationEventPublisher events,
      DatabaseSettings settings) {
    this.state = state;
    this.database = database;
    this.events = events;
    this.interval = settings.askEvery();
    this.answerWithin = settings.answerWithin();
  }

  @Override
  public synchronized void start() {
    asking = new Thread(this::askAgainAndAgain, "watch of the database");
    asking.setDaemon(true);
    asking.start();
  }

  @Override
  public synchronized void stop() {
    Thread thread = asking;
    asking = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return asking != null;
  }

  private void askAgainAndAgain() {
    long lossesSeen = state.losses();
    while (asking == Thread.currentThread()) {
      boolean answers = answers();
      if (asking != Thread.currentThread()) {
        break;
      }
      if (answers == state.isAway()) {
        log.warn(
            answers
                ? "The database answers again"
                : "The database does not answer; requests are turned away until it does");
      }
      boolean wasAway = state.isAway();
      state.found(answers);
      // connections may be lost in less time than passes between two questions
      if (answers && (wasAway || state.losses() != lossesSeen)) {
        lossesSeen = state.losses();
        events.publishEvent(new DatabaseAnswersAgain());
      }
      try {
        Thread.sleep(interval.toMillis());
      } catch (InterruptedException stopped) {
        break;
      }
    }
    close();
  }

  private boolean answers() {
    try {
      ask();
      return true;
    } catch (SQLException problem) {
      close();
      if (isSilence(problem)) {
        return false;
      }
    }
    // the server may have ended this one connection only, so a second one is tried
    try {
      ask();
      return true;
    } catch (SQLException problem) {
      close();
      return false;
    }
  }

  private void ask() throws SQLException {
    if (own == null) {
      own = connect();
    }
    try (Statement statement = own.createStatement()) {
      statement.execute("select 1");
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    String seconds = Long.toString(Math.max(1, answerWithin.toSeconds()));
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("ApplicationName", "lianban watch");
    if (database.getUsername() != null) {
      properties.setProperty("user", database.getUsername());
    }
    if (database.getPassword() != null) {
      properties.setProperty("password", database.getPassword());
    }
    Connection connection = new Driver().connect(database.getJdbcUrl(), properties);
    connection.setNetworkTimeout(Runnable::run, (int) answerWithin.toMillis());
    return connection;
  }

  private static boolean isSilence(@Nullable Throwable problem) {
    return problem != null
        && (problem instanceof SocketTimeoutException || isSilence(problem.getCause()));
  }

  private void close() {
    Connection closed = own;
    own = null;
    if (closed == null) {
      return;
    }
    try {
      closed.close();
    } catch (SQLException gone) {
      // closing failed, so nothing is left to close
    }
  }
}
