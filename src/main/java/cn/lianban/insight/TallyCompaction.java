package cn.lianban.insight;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sums up the rows of the tallies at intervals, because each change of a case adds some. */
@Component
class TallyCompaction {

  private final JdbcClient jdbc;

  TallyCompaction(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** May run on several nodes at once, because each row is taken by one of them. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void fold() {
    jdbc.sql("select fold_tallies()").query((row, number) -> number).list();
  }
}
