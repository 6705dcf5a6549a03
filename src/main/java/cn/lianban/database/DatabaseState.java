package cn.lianban.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers, as it was found last, and how often a connection to it has been
 * lost.
 */
@Component
class DatabaseState {

  private final AtomicLong losses = new AtomicLong();
  private final List<Runnable> whoWaits = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  /** Whether the database did not answer when it was asked last; false until it has been asked. */
  boolean isAway() {
    return away;
  }

  /** Whoever is waiting for the database is let go each time that it does not answer. */
  void found(boolean answers) {
    away = !answers;
    if (!answers) {
      whoWaits.forEach(Runnable::run);
    }
  }

  /** Something to be done each time that the database is asked and does not answer. */
  void whenAway(Runnable letGo) {
    whoWaits.add(letGo);
  }

  /** Grows with each connection that broke, or could not be had. */
  long losses() {
    return losses.get();
  }

  void lost() {
    losses.incrementAndGet();
  }

  /** Whether this says that the connection is gone, and not that a statement was wrong. */
  static boolean isLoss(SQLException problem) {
    String state = problem.getSQLState();
    return problem instanceof SQLTransientConnectionException
        || state != null
            && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
  }
}
