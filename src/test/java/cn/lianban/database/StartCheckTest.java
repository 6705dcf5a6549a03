package cn.lianban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.lianban.kernel.StartRefused;
import cn.lianban.testing.PostgresForTests;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Everything wrong with a configured database is reported before the first table is made. */
class StartCheckTest {

  private static final String PASSWORD = "a-password-of-the-tests";

  private final String url = PostgresForTests.freshDatabase().replaceAll("\\?.*", "");
  private final String database = url.substring(url.lastIndexOf('/') + 1);
  private final String role = "plain_" + database;
  private final List<Connection> held = new ArrayList<>();

  @BeforeEach
  void role() throws SQLException {
    run(
        "create role " + role + " login password '" + PASSWORD + "'",
        "grant usage, create on schema public to " + role);
  }

  @AfterEach
  void tidy() throws SQLException {
    for (Connection connection : held) {
      connection.close();
    }
    run("drop owned by " + role + " cascade", "drop role " + role);
  }

  @Test
  void with_what_the_guide_grants_everything_is_right_and_nothing_is_made() throws SQLException {
    assertThatCode(() -> check(url, role)).doesNotThrowAnyException();
    assertThat(text("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
        .isEqualTo("0");
  }

  @Test
  void without_create_on_the_schema_the_grant_is_named() throws SQLException {
    run("revoke create on schema public from " + role + ", public");
    refused(url, role, "无权在模式 public 中建表", "grant usage, create on schema public to " + role);
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() throws SQLException {
    run("revoke create on schema public from " + role + ", public");
    StartRequirement other =
        connection -> {
          throw new StartRefused("系统中还没有管理员", "There is no administrator yet");
        };
    StartRefused refused =
        catchThrowableOfType(
            StartRefused.class,
            () ->
                new StartCheck(() -> open(url, role), List.of(other), "/lianban", 20)
                    .require(flyway(url, role)));
    assertThat(refused.chinese())
        .contains("还没有管理员")
        .contains("无权在模式")
        .contains("SERVER_SERVLET_CONTEXT_PATH")
        .hasLineCount(1);
    assertThat(refused.english())
        .contains("no administrator yet")
        .contains("may not create tables")
        .contains("SERVER_SERVLET_CONTEXT_PATH")
        .hasLineCount(1);
  }

  @Test
  void a_database_that_does_not_exist_is_named() {
    refused(url.replace("/" + database, "/no_such_database"), role, "数据库不存在", "no_such_database");
  }

  @Test
  void a_role_that_may_not_log_in_is_told() throws SQLException {
    run("alter role " + role + " nologin");
    refused(url, role, "数据库拒绝登录", "SPRING_DATASOURCE_USERNAME");
  }

  @Test
  void an_unknown_host_is_named() {
    refused(
        "jdbc:postgresql://no-such-host.invalid/lianban",
        role,
        "找不到数据库的主机",
        "no-such-host.invalid");
  }

  @Test
  void where_nothing_listens_the_address_is_to_be_checked() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    refused("jdbc:postgresql://localhost:" + port + "/lianban", role, "没有程序应答", "Nothing answers");
  }

  @Test
  void no_connections_left_is_told_as_such() throws SQLException {
    run("alter role " + role + " connection limit 1");
    held.add(open(url, role));
    refused(url, role, "没有空余的连接", "no connections left");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  void a_limit_below_what_the_pool_keeps_open_is_told_before_anything_is_made(int limit)
      throws SQLException {
    run("alter role " + role + " connection limit " + limit);
    refused(
        url, role, "只允许 " + limit + " 个连接，而服务要用 21 个", "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE");
    run("alter role " + role + " connection limit 21");
    assertThatCode(() -> check(url, role)).doesNotThrowAnyException();
  }

  @Test
  void a_schema_that_does_not_exist_is_to_be_created_first() {
    refused(in("lianban"), role, "没有存在的模式", "create schema");
  }

  @Test
  void another_engine_in_public_is_in_the_way_there_and_in_a_schema_of_ones_own()
      throws SQLException {
    run(
        "create table act_ge_property (name_ varchar(64) primary key, value_ varchar(300), rev_ integer)",
        "create schema lianban authorization " + role);
    refused(url, role, "act_ge_property", "?currentSchema=");
    refused(in("lianban"), role, "模式 public 中已有另一个 Camunda 的表", "a database to itself");
  }

  @Test
  void a_schema_of_ones_own_beside_other_tables_is_right() throws SQLException {
    run("create table something_else (id int)", "create schema lianban authorization " + role);
    refused(url, role, "something_else", "?currentSchema=");
    assertThatCode(() -> check(in("lianban"), role)).doesNotThrowAnyException();
  }

  @Test
  void a_standby_or_a_read_only_database_is_told() throws SQLException {
    run("alter role " + role + " set default_transaction_read_only = on");
    refused(url, role, "只能读", "read-only");
  }

  @Test
  void a_database_in_another_encoding_is_told() throws SQLException {
    String latin = database + "_latin";
    run("create database " + latin + " encoding 'LATIN1' locale 'C' template template0");
    runOn(
        url.replace("/" + database, "/" + latin),
        "grant usage, create on schema public to " + role);
    refused(url.replace("/" + database, "/" + latin), role, "编码是 LATIN1", "UTF8");
    runOn(url.replace("/" + database, "/" + latin), "drop owned by " + role);
  }

  @Test
  void tables_of_another_user_cannot_be_upgraded() throws SQLException {
    flyway(url, "postgres").baseline();
    refused(url, role, "无权读取", "reassign owned by");
    run("grant select on flyway_schema_history to " + role);
    refused(url, role, "属于别的用户", "reassign owned by");
  }

  @Test
  void two_connections_with_one_server_process_are_a_pooler_by_transaction() throws SQLException {
    Connection shared = open(url, role);
    held.add(shared);
    StartCheck.Connections pooled =
        () ->
            (Connection)
                Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(shared, arguments));
    StartRefused refused =
        catchThrowableOfType(
            StartRefused.class,
            () -> new StartCheck(pooled, List.of(), "", 20).require(flyway(url, role)));
    assertThat(refused.chinese()).contains("PgBouncer").contains("pool_mode = session");
  }

  @Test
  void failures_later_in_the_start_are_analysed_into_one_sentence_too() {
    SQLException full = new SQLException("FATAL: sorry, too many clients already", "53300");
    assertThat(
            analysed(
                new BeanCreationException(
                    "dataSource", new DataAccessResourceFailureException("no", full))))
        .contains("没有空余的连接")
        .contains("too many clients already");
    assertThat(
            analysed(new SQLException("ERROR: prepared statement \"S_1\" does not exist", "26000")))
        .contains("pool_mode = session");
    assertThat(
            analysed(
                new SQLException("FATAL: unsupported startup parameter: search_path", "08P01")))
        .contains("pool_mode = session");
    assertThat(
            analysed(
                new SQLException("FATAL: password authentication failed for user \"x\"", "28P01")))
        .contains("SPRING_DATASOURCE_PASSWORD");
    assertThat(analysed(new SQLException("ERROR: permission denied for schema public", "42501")))
        .contains("运维手册");
    assertThat(analysed(new PortInUseException(8080))).contains("8080").contains("SERVER_PORT");
    assertThat(new DatabaseFailureAnalyzer().analyze(new IllegalStateException("a defect")))
        .isNull();
    assertThat(
            new DatabaseFailureAnalyzer().analyze(new SQLException("ERROR: syntax error", "42601")))
        .isNull();
  }

  private static String analysed(Exception failure) {
    FailureAnalysis analysis = new DatabaseFailureAnalyzer().analyze(failure);
    assertThat(analysis.getDescription().lines()).hasSize(2);
    return analysis.getDescription();
  }

  private void refused(String url, String user, String chinese, String also) {
    StartRefused refused = catchThrowableOfType(StartRefused.class, () -> check(url, user));
    assertThat(refused).as("a refusal").isNotNull();
    assertThat(refused.chinese()).contains(chinese).hasLineCount(1);
    assertThat(refused.getMessage()).contains(also);
  }

  private static void check(String url, String user) {
    new StartCheck(new Details(url, user), List.of(), "", 20).require(flyway(url, user));
  }

  private String in(String schema) {
    return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
  }

  private static Flyway flyway(String url, String user) {
    return Flyway.configure().dataSource(url, user, PASSWORD).load();
  }

  private static Connection open(String url, String user) throws SQLException {
    return DriverManager.getConnection(url, user, PASSWORD);
  }

  private void run(String... statements) throws SQLException {
    runOn(url, statements);
  }

  private static void runOn(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String text(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        var row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private record Details(String getJdbcUrl, String getUsername) implements JdbcConnectionDetails {

    @Override
    public String getPassword() {
      return PASSWORD;
    }
  }
}
