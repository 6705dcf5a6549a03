package cn.lianban.database;

import cn.lianban.kernel.FullDisk;
import cn.lianban.kernel.LostConnection;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.Driver;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The connection pool of the service. While the database is away, nobody waits for a connection,
 * and statements that are running are broken off.
 */
final class DatabasePool extends HikariDataSource {

  private static final Driver DRIVER = new Driver();

  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final DatabaseState state;
  private final Duration patience;

  /**
   * @param patience how long to wait for a connection while all are in use
   */
  DatabasePool(JdbcConnectionDetails database, DatabaseState state, Duration patience) {
    this.state = state;
    this.patience = patience;
    setJdbcUrl(database.getJdbcUrl());
    setUsername(database.getUsername());
    setPassword(database.getPassword());
    setDataSource(new Physical());
    setExceptionOverride(new CountedLosses());
    state.whenAway(this::breakAll);
  }

  @Override
  public Connection getConnection() throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      if (state.isAway()) {
        state.lost();
        throw new SQLTransientConnectionException("The database does not answer");
      }
      try {
        return super.getConnection();
      } catch (SQLTransientConnectionException none) {
        if (state.isAway() || System.nanoTime() - end > 0) {
          state.lost();
          throw none;
        }
      }
    }
  }

  /** Breaks every connection, including those in use, so that their statements fails at once. */
  @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // a concurrent set allows it
  private void breakAll() {
    for (Connection connection : open) {
      open.remove(connection);
      try {
        connection.abort(
            command -> {
              Thread closing = new Thread(command, "close of a database connection");
              closing.setDaemon(true);
              closing.start();
            });
      } catch (SQLException gone) {
        // expected: the connection is closed
      }
    }
  }

  /** Makes connections with the driver and remembers them, so that they can be broken. */
  private final class Physical extends AbstractDataSource {

    @Override
    public Connection getConnection() throws SQLException {
      return getConnection(getUsername(), getPassword());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      Properties properties = new Properties();
      // without it a server that accepts a connection and never answers would block a thread for
      // ever
      properties.setProperty("connectTimeout", "5");
      properties.setProperty("loginTimeout", "10");
      properties.setProperty("tcpKeepAlive", "true");
      getDataSourceProperties()
          .forEach((name, value) -> properties.setProperty(name.toString(), value.toString()));
      if (user != null) {
        properties.setProperty("user", user);
      }
      if (password != null) {
        properties.setProperty("password", password);
      }
      Connection connection = DRIVER.connect(getJdbcUrl(), properties);
      if (connection == null) {
        throw new SQLException("Not an address of PostgreSQL: " + getJdbcUrl().split("[?]")[0]);
      }
      open.removeIf(DatabasePool::isClosed);
      open.add(connection);
      return connection;
    }

    @Override
    public void setLoginTimeout(int seconds) {
      // the properties already hold it
    }
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException unknown) {
      return true;
    }
  }

  private final class CountedLosses implements SQLExceptionOverride {

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException problem) {
      if (LostConnection.isSaidBy(problem)) {
        state.lost();
      } else if (FullDisk.isSaidBy(problem)) {
        state.diskFull();
      }
      return SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
  }
}
