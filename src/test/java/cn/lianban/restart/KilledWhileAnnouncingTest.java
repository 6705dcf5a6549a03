package cn.lianban.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.Round;
import cn.lianban.testing.ServiceTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A service is killed while it tells a thousand applications of a round their results, and the next
 * one goes on: none is left out, none is told twice.
 *
 * <p>The service is held by a lock on the application in the middle of the list, and not by
 * waiting.
 */
@ServiceTest
@TestPropertySource(properties = "lianban.test.own-database=announcing")
class KilledWhileAnnouncingTest {

  private static final String ITEM = "R16-2b";
  private static final int MANY = 1000;
  private static final int SELECTED = 600;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired RuntimeService runtime;
  @Autowired TransactionTemplate transaction;
  @Autowired DataSource dataSource;

  @Test
  void a_thousand_applications_are_decided_although_the_service_is_killed_in_the_middle()
      throws SQLException {
    ServedDatabase database = new ServedDatabase(dataSource);
    Round round =
        office
            .plans(ITEM, OffsetDateTime.now(clock), "budget", "600500.00", "scaling", true)
            .opens();
    String deployment =
        jdbc.sql("select deployment from selection_round where no = :no")
            .param("no", round.no())
            .query(String.class)
            .single();
    for (int first = 1; first <= MANY; first += 100) {
      int from = first;
      transaction.executeWithoutResult(
          status -> {
            for (int number = from; number < from + 100; number++) {
              waits(round.no(), deployment, number);
            }
          });
    }
    round.closes().is("confirming");
    assertThat(round.list()).hasSize(MANY);
    assertThat(round.tries("special-team", "confirmRanking", "decision", "confirm").status())
        .isEqualTo(204);

    String[] service = database.arguments();
    String middle = number(MANY / 2);
    try (Connection held = dataSource.getConnection()) {
      held.setAutoCommit(false);
      try (PreparedStatement lock =
          held.prepareStatement(
              "select no from application where no = '" + middle + "' for update")) {
        lock.execute();
      }
      try (RunningService killed = RunningService.start(service).ready()) {
        await().atMost(PATIENCE).until(() -> database.waitingForLocks() > 0);
        killed.kill();
      }
      held.rollback();
    }
    int told = told();
    assertThat(told).as("some were told, whole batches of them").isPositive().isLessThan(MANY / 2);
    assertThat(count("select count(*) from timeline where event = 'ranked'"))
        .as("nothing was half done")
        .isEqualTo(told);
    assertThat(count("select count(*) from act_ru_task where task_def_key_ = 'approveAward'"))
        .isEqualTo(told);

    try (RunningService next = RunningService.start(service).ready()) {
      await()
          .atMost(PATIENCE)
          .until(() -> told() == MANY && "completed".equals(status(round.no())));
    }
    assertThat(count("select count(*) from timeline where event = 'ranked'"))
        .as("each is told once")
        .isEqualTo(MANY);
    assertThat(count("select count(distinct case_no) from timeline where event = 'ranked'"))
        .isEqualTo(MANY);
    assertThat(count("select count(*) from notice where kind = 'ranking'")).isEqualTo(MANY);
    assertThat(count("select count(*) from application where status = 'approving'"))
        .isEqualTo(SELECTED + 1);
    assertThat(count("select count(*) from application where status = 'not-selected'"))
        .isEqualTo(MANY - SELECTED - 1);
    assertThat(count("select count(*) from act_ru_task where task_def_key_ = 'approveAward'"))
        .isEqualTo(SELECTED + 1);
    assertThat(
            jdbc.sql("select amount::text from conclusion where step = 'confirmRanking'")
                .query(String.class)
                .list())
        .as("the one on the line")
        .containsExactly("500.00");
  }

  /**
   * A concluded application that waits, with a better score for a smaller number, and 1,000 yuan
   * each.
   */
  private void waits(String round, String deployment, int number) {
    String no = number(number);
    String uscc = Office.creditCode(100_000 + number);
    jdbc.sql("insert into applicant (uscc, name) values (:uscc, '某单位')")
        .param("uscc", uscc)
        .update();
    jdbc.sql("insert into handled_case (no, kind, item_id) values (:no, 'application', :item)")
        .param("no", no)
        .param("item", ITEM)
        .update();
    jdbc.sql(
            """
            insert into application (no, item_id, edition_id, uscc, applicant_name, entity_type, matter_title, status, accepting_body, submitted_by,
              submitted_at, request_hash, deployment)
            values (:no, :item, 'support-rules-2025', :uscc, '某单位', 'enterprise', '某平台', 'ranking', 'cp-fsc', :account, :at, 'none', :deployment)
            """)
        .param("no", no)
        .param("item", ITEM)
        .param("uscc", uscc)
        .param("account", "account" + number)
        .param("at", OffsetDateTime.now(clock))
        .param("deployment", deployment)
        .update();
    jdbc.sql(
            "insert into conclusion (application_no, step, conclusion, amount, person, concluded_at) values (:no, 'consolidateOpinions', 'support', 1000, 'cp-fsc', :at)")
        .param("no", no)
        .param("at", OffsetDateTime.now(clock))
        .update();
    jdbc.sql(
            """
            insert into selection_entry (application_no, round_no, stage, entered_at, score, asked, scalable)
            values (:no, :round, 'waiting', :at, :score, 1000, true)
            """)
        .param("no", no)
        .param("round", round)
        .param("at", OffsetDateTime.now(clock))
        .param("score", new java.math.BigDecimal(10_000 - number).movePointLeft(2))
        .update();
    runtime
        .createProcessInstanceByKey("awardApplication")
        .businessKey(no)
        .startBeforeActivity("awaitSelection")
        .setVariables(
            Map.of(
                "applicationNo",
                no,
                "itemId",
                ITEM,
                "acceptingBody",
                "cp-fsc",
                "approverGroup",
                "cp-fsc-approver"))
        .execute();
  }

  private static String number(int number) {
    return "CP2026%06d".formatted(900_000 + number);
  }

  private int told() {
    return count("select count(*) from selection_entry where told is not null");
  }

  private String status(String round) {
    return jdbc.sql("select status from selection_round where no = :no")
        .param("no", round)
        .query(String.class)
        .single();
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }
}
