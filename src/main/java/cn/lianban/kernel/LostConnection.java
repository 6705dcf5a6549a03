package cn.lianban.kernel;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** A connection to the database that broke, or could not be had: nobody's mistake, and passing. */
public final class LostConnection {

  /** What the pool says of a connection that it has taken back, without a state. */
  private static final String CLOSED = "Connection is closed";

  private LostConnection() {}

  /** Whether this, or one of its causes, says so. */
  public static boolean isBehind(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isSaidBy(sql)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether this says that the connection is gone, and not that a statement was wrong: by the
   * classes of SQL states for connections (08), for a server that stops (57P) and for too many
   * connections.
   */
  public static boolean isSaidBy(SQLException problem) {
    String state = problem.getSQLState();
    return problem instanceof SQLTransientConnectionException
        || state == null && CLOSED.equals(problem.getMessage())
        || state != null
            && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
  }
}
