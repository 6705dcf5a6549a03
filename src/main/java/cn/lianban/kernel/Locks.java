package cn.lianban.kernel;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Locks that last until the transaction ends. Without a transaction a lock would be gone as soon as
 * it was taken, so taking one demands it.
 */
@Component
public class Locks {

  private final JdbcClient jdbc;

  Locks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whoever else asks for the same name waits.
   *
   * @param name of what no row stands for, such as {@code budget R04-1 2026}
   * @throws IllegalTransactionStateException without a transaction
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void named(String name) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
        .param("name", name)
        .query((row, number) -> 0)
        .single();
  }

  /**
   * For a method that locks rows and that its own class calls, where {@link Propagation#MANDATORY}
   * is not looked at.
   *
   * @throws IllegalTransactionStateException without a transaction
   */
  public static void demandTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalTransactionStateException(
          "A lock or a change of money was asked for without a transaction");
    }
  }
}
