package cn.lianban.workflow.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Lets nodes that start at the same time on one database start one after the other, because neither
 * the engine's creation of its tables nor the first deployment can run twice at once. If the node
 * dies, the database releases the lock.
 */
class StartLock {

  private static final long KEY = 0x6c69616e62616eL;

  private final DataSource dataSource;
  private @Nullable Connection connection;

  StartLock(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  synchronized void acquire() {
    if (connection != null) {
      return;
    }
    try {
      Connection held = dataSource.getConnection();
      connection = held;
      try (Statement statement = held.createStatement()) {
        statement.execute("select pg_advisory_lock(" + KEY + ")");
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("The database does not give the lock for starting", failure);
    }
  }

  @EventListener({ApplicationReadyEvent.class, ContextClosedEvent.class})
  synchronized void release() throws SQLException {
    if (connection == null) {
      return;
    }
    try (Connection held = connection) {
      connection = null;
      try (Statement statement = held.createStatement()) {
        statement.execute("select pg_advisory_unlock(" + KEY + ")");
      }
    }
  }
}
