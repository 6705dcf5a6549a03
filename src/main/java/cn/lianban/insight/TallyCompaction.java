package cn.lianban.insight;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Adds up, now and then, what has gathered in the tallies: each change of a case leaves some rows
 * there.
 */
@Component
class TallyCompaction {

  private final JdbcClient jdbc;

  TallyCompaction(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Several nodes may do this at once: each row is taken by one of them. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void fold() {
    jdbc.sql("select fold_tallies()").query((row, number) -> number).list();
  }
}
