package cn.lianban.restart;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The test's database for services that the test starts and kills. */
record ServedDatabase(DataSource dataSource) {

  /** How a service is started on it, with more arguments where the test needs them. */
  String[] arguments(String... more) throws SQLException {
    return Stream.concat(
            Stream.of(
                "--spring.datasource.url=" + dataSource.unwrap(HikariDataSource.class).getJdbcUrl(),
                "--spring.datasource.username=postgres",
                // a killed service cannot release its jobs, so the next one has to wait until this
                // lock time is over
                "--camunda.bpm.job-execution.lock-time-in-millis=3000",
                "--camunda.bpm.job-execution.wait-time-in-millis=500",
                "--camunda.bpm.job-execution.max-wait=1000"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /** How many of its connections wait for locks of others. */
  int waitingForLocks() {
    return jdbc()
        .sql(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
        .query(Integer.class)
        .single();
  }

  /** The nodes of the models that begin with a job. */
  List<String> savePoints() {
    return jdbc()
        .sql(
            "select d.act_id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_ where j.type_ = 'message'")
        .query(String.class)
        .list();
  }

  private JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }
}
