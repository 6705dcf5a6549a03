package cn.lianban.database;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Whether the database answered when it was last asked, and how often a connection to it has been
 * lost or its disk was full.
 */
@Component
class DatabaseState {

  private final AtomicLong losses = new AtomicLong();
  private final AtomicLong fullDisks = new AtomicLong();
  private final List<Runnable> whoWaits = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  /** Whether the database did not answer when it was last asked; false before the first time. */
  boolean isAway() {
    return away;
  }

  /** Records whether the database answered; if not, the actions of {@link #whenAway} run. */
  void found(boolean answers) {
    away = !answers;
    if (!answers) {
      whoWaits.forEach(Runnable::run);
    }
  }

  /** Registers an action that runs each time the database is asked and does not answer. */
  void whenAway(Runnable letGo) {
    whoWaits.add(letGo);
  }

  /** A counter that grows with each connection that broke or could not be opened. */
  long losses() {
    return losses.get();
  }

  void lost() {
    losses.incrementAndGet();
  }

  /** A counter that grows with each statement for which the database's disk had no room. */
  long fullDisks() {
    return fullDisks.get();
  }

  void diskFull() {
    fullDisks.incrementAndGet();
  }
}
