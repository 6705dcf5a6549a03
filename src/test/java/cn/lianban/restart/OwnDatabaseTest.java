package cn.lianban.restart;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.LandedDatabase;
import cn.lianban.testing.PostgresForTests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The service on a database of one's own. */
class OwnDatabaseTest {

  @Test
  void two_first_starts_at_once_on_an_empty_database_both_come_up() {
    String url = PostgresForTests.freshDatabase();
    String[] arguments =
        with(url, "--lianban.admin.id=chief", "--lianban.admin.password=a-long-password");
    try (RunningService one = RunningService.start(arguments);
        RunningService other = RunningService.start(arguments)) {
      one.ready();
      other.ready();
      JdbcClient jdbc = jdbc(url);
      assertThat(
              jdbc.sql("select count(*) from act_re_deployment where name_ = 'lianban'")
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
      assertThat(jdbc.sql("select id_ from act_id_user").query(String.class).list())
          .as("no demo accounts")
          .isEqualTo(List.of("chief"));
      assertThat(jdbc.sql("select count(*) from application").query(Integer.class).single())
          .as("no demo data")
          .isZero();
    }
  }

  @Test
  void without_an_administrator_it_refuses_to_start_and_says_why() throws InterruptedException {
    try (RunningService refused = RunningService.start(with(PostgresForTests.freshDatabase()))) {
      assertThat(refused.ended()).contains("LIANBAN_ADMIN_ID").contains("系统中还没有管理员");
    }
  }

  @Test
  void it_starts_on_the_database_of_a_state_that_newer_migrations_have_landed_behind() {
    String url = LandedDatabase.restored("57de6da");
    List<String> cases =
        jdbc(url).sql("select no from application order by no").query(String.class).list();
    try (RunningService service =
        RunningService.start(with(url, "--camunda.bpm.job-execution.enabled=false")).ready()) {
      List<String> told = new ArrayList<>();
      service
          .get("auditor", "/api/applications?size=200")
          .path("content")
          .forEach(one -> told.add(one.path("no").asText()));
      assertThat(told).hasSizeGreaterThanOrEqualTo(7).containsExactlyInAnyOrderElementsOf(cases);
    }
  }

  private static String[] with(String url, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--spring.datasource.url=" + url, "--spring.datasource.username=postgres"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static JdbcClient jdbc(String url) {
    return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
  }
}
