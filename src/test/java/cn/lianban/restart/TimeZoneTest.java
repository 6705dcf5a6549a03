package cn.lianban.restart;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.PostgresForTests;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Whatever the machine's time zone, the service counts, stores and shows times in its configured
 * zone.
 */
@ServiceTest
class TimeZoneTest {

  private static final Map<String, ?> FACTS =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "10000000.00");

  @Autowired Office office;
  @Autowired DataSource dataSource;
  @Autowired JdbcClient jdbc;

  @Test
  void
      on_a_machine_in_utc_timers_are_due_by_the_clock_of_beijing_and_a_node_that_is_set_otherwise_is_refused()
          throws InterruptedException {
    String url = PostgresForTests.freshDatabase();
    JdbcClient kept = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    String[] arguments = {
      "--spring.datasource.url=" + url,
      "--spring.datasource.username=postgres",
      "--lianban.admin.id=chief",
      "--lianban.admin.password=a-long-password"
    };
    try (RunningService first = RunningService.startIn("UTC", arguments)) {
      first.ready();
      assertThat(
              kept.sql("select value from service_setting where name = 'time-zone'")
                  .query(String.class)
                  .single())
          .isEqualTo("Asia/Shanghai");
      assertThat(
              kept.sql(
                      "select to_char(duedate_, 'HH24:MI') from act_ru_job where handler_cfg_ like 'dutyQuarter%' or process_def_key_ = 'dutyQuarter'")
                  .query(String.class)
                  .list())
          .as("written by the engine, in the zone of the process")
          .isNotEmpty()
          .containsOnly("06:30");
    }
    String[] otherwise = {
      arguments[0], arguments[1], arguments[2], arguments[3], "--lianban.time-zone=America/Chicago"
    };
    try (RunningService refused = RunningService.startIn("Asia/Shanghai", otherwise)) {
      assertThat(refused.ended())
          .contains("本数据库中的时间按时区 Asia/Shanghai 记录，而本节点设置为 America/Chicago")
          .contains(
              "The times in this database are kept in the zone Asia/Shanghai, but this node is set to America/Chicago")
          .doesNotContain("at cn.lianban");
    }
  }

  @Test
  void a_node_on_a_machine_in_chicago_reads_and_writes_the_same_times_as_the_others()
      throws SQLException {
    Case handled = office.applies("R07-1", FACTS).goesOnTo("publicised");
    Case waiting = office.applies("R07-1", FACTS);
    String[] arguments =
        new ServedDatabase(dataSource).arguments("--camunda.bpm.job-execution.enabled=false");
    try (RunningService abroad = RunningService.startIn("America/Chicago", arguments).ready()) {
      assertThat(abroad.get("auditor", handled.path()))
          .as("due dates, times and texts")
          .isEqualTo(office.get("auditor", handled.path()).body());
      String task = waiting.task("cp-fsc", "acceptApplication");
      assertThat(
              abroad.post(
                  "cp-fsc", "/api/tasks/" + task + "/completion", Map.of("decision", "accept")))
          .isEqualTo(204);
    }
    office.runJobs();
    assertThat(waiting.status()).isEqualTo("reviewing");
    JsonNode accepted = office.get("auditor", waiting.path()).body().path("timeline");
    for (JsonNode entry : accepted) {
      assertThat(OffsetDateTime.parse(entry.path("at").asText()).getOffset().getId())
          .isEqualTo("+08:00");
    }
    assertThat(
            jdbc.sql("select distinct to_char(due_date_, 'HH24:MI:SS') from act_ru_task")
                .query(String.class)
                .list())
        .as("the ends of Beijing's days, whichever node has written them")
        .containsExactly("23:59:59");
  }
}
