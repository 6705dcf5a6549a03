package cn.lianban.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.lianban.duties.Quarter;
import cn.lianban.testing.ServiceTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A service is killed after it has started all duties of a quarter but the last; the next service
 * starts all of them, each once.
 *
 * <p>The service is held by another transaction that inserts a duty's number, and not by waiting.
 */
@ServiceTest
@TestPropertySource(properties = "lianban.test.own-database=killed-duties")
class KilledWhileStartingDutiesTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource dataSource;

  @Test
  void no_duty_is_lost_and_none_is_doubled() throws SQLException {
    ServedDatabase database = new ServedDatabase(dataSource);
    jdbc.sql(
            "update edition set status = 'in-force', valid_from = '2025-12-01', valid_until = null")
        .update();
    Quarter quarter = Quarter.of(LocalDate.now(ZoneId.of("Asia/Shanghai")));
    firstDayIsWorked(quarter);
    management.executeJob(
        management
            .createJobQuery()
            .timers()
            .processDefinitionKey("dutyQuarter")
            .singleResult()
            .getId());
    assertThat(database.savePoints()).containsExactly("openQuarter");

    try (Connection held = dataSource.getConnection();
        Statement statement = held.createStatement()) {
      held.setAutoCommit(false);
      statement.execute(
          "insert into handled_case (no, kind) values ('DB-DR17-4-4-" + quarter + "', 'duty')");
      try (RunningService killed = RunningService.start(database.arguments())) {
        killed.ready();
        await().atMost(PATIENCE).until(() -> database.waitingForLocks() == 1);
        killed.kill();
      }
      held.rollback();
    }
    assertThat(started()).as("what was cut short has left nothing").isEmpty();

    try (RunningService next = RunningService.start(database.arguments())) {
      next.ready();
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(started()).containsExactly(quarter + " 60 reporting"));
    }
    assertThat(database.savePoints()).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from act_ru_execution where business_key_ like 'DB-%'")
                .query(Integer.class)
                .single())
        .isEqualTo(60);
  }

  /**
   * The services use the real clock, so the calendar is set so that the quarter's first working day
   * has passed.
   */
  private void firstDayIsWorked(Quarter quarter) {
    jdbc.sql("delete from calendar_exception").update();
    jdbc.sql(
            "insert into calendar_year (year, loaded_at) values (:year, now()) on conflict do nothing")
        .param("year", quarter.year())
        .update();
    jdbc.sql("insert into calendar_exception (day, kind, holiday) values (:day, 'work', '调休')")
        .param("day", quarter.firstDay())
        .update();
  }

  private List<String> started() {
    return jdbc.sql(
            "select year || 'Q' || quarter || ' ' || count(*) || ' ' || status from duty group by year, quarter, status")
        .query(String.class)
        .list();
  }
}
