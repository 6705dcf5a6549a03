package cn.lianban.database;

import cn.lianban.kernel.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Checks the database, and whatever else the start needs, before the first table is made. A start
 * that cannot succeed leaves nothing half done, and reports everything that is wrong at once.
 */
@Component
class StartCheck {

  private static final String PATIENCE_SECONDS = "10";
  private static final int LOOKS_FOR_POOLER = 3;

  /** Opens another connection to the same database each time. */
  interface Connections {
    Connection open() throws SQLException;
  }

  private final Connections connections;
  private final List<StartRequirement> requirements;
  private final String contextPath;
  private final int poolSize;

  @Autowired
  StartCheck(
      JdbcConnectionDetails database,
      List<StartRequirement> requirements,
      Environment environment) {
    this(
        database,
        requirements,
        environment.getProperty("server.servlet.context-path", ""),
        environment.getRequiredProperty(
            "spring.datasource.hikari.maximum-pool-size", Integer.class));
  }

  StartCheck(
      JdbcConnectionDetails database,
      List<StartRequirement> requirements,
      String contextPath,
      int poolSize) {
    this(() -> open(database), requirements, contextPath, poolSize);
  }

  StartCheck(
      Connections connections,
      List<StartRequirement> requirements,
      String contextPath,
      int poolSize) {
    this.connections = connections;
    this.requirements = requirements;
    this.contextPath = contextPath;
    this.poolSize = poolSize;
  }

  /**
   * @throws StartRefused naming everything that is wrong
   */
  void require(Flyway flyway) {
    List<StartRefused> wrong = new ArrayList<>();
    if (!contextPath.isEmpty() && !contextPath.equals("/")) {
      wrong.add(
          new StartRefused(
              "不支持 SERVER_SERVLET_CONTEXT_PATH（"
                  + contextPath
                  + "）：页面和接口的网址都从根路径算起，请去掉这个设置，由反向代理以单独的域名或端口对外",
              "SERVER_SERVLET_CONTEXT_PATH ("
                  + contextPath
                  + ") is not supported: all addresses begin at the root; leave it out, and give the service a host name or port of its own at the proxy"));
    }
    try (Connection connection = connections.open()) {
      SchemaCheck schema = SchemaCheck.of(connection);
      wrong.addAll(schema.fundamentals());
      for (StartRequirement requirement : requirements) {
        try {
          requirement.check(connection);
        } catch (StartRefused refused) {
          wrong.add(refused);
        }
      }
      List<StartRefused> tooFew = tooFewConnections(connection);
      wrong.addAll(tooFew);
      // what follows opens more than this one
      if (tooFew.isEmpty() && isPooledByTransaction(connection)) {
        wrong.add(DatabaseRefusal.pooled("two connections, one server process"));
      }
      if (tooFew.isEmpty() && schema.isUsable()) {
        wrong.addAll(schema.contents(flyway));
      }
    } catch (SQLException failure) {
      wrong.add(
          DatabaseRefusal.of(failure)
              .orElseGet(
                  () ->
                      new StartRefused(
                          "启动前检查数据库没有成功：" + failure.getMessage(),
                          "The database could not be checked before the start: "
                              + failure.getMessage())));
    }
    if (!wrong.isEmpty()) {
      throw together(wrong);
    }
  }

  /**
   * Whether a transaction pooler stands before the server. It does if a second connection reaches
   * the same server process while the first is open outside a transaction; session settings and
   * locks would not work then.
   */
  private boolean isPooledByTransaction(Connection connection) throws SQLException {
    for (int look = 0; look < LOOKS_FOR_POOLER; look++) {
      String one = SchemaCheck.text(connection, "select pg_backend_pid()");
      try (Connection other = connections.open()) {
        if (one.equals(SchemaCheck.text(other, "select pg_backend_pid()"))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The pool keeps all its connections open: with fewer it would be refused for ever. */
  private List<StartRefused> tooFewConnections(Connection connection) throws SQLException {
    int allowed =
        Integer.parseInt(
            SchemaCheck.text(
                connection,
                """
        select least(
          current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
          (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user),
          (select nullif(datconnlimit, -1) from pg_database where datname = current_database()))
        """));
    // the watch uses one connection outside the pool
    int needed = poolSize + 1;
    if (allowed >= needed) {
      return List.of();
    }
    return List.of(
        new StartRefused(
            "数据库只允许 "
                + allowed
                + " 个连接，而服务要用 "
                + needed
                + " 个：请调大 max_connections 或者角色、数据库的 connection limit，或调小 SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE（现为 "
                + poolSize
                + "，另有一个用于检查）",
            "The database allows "
                + allowed
                + " connections, but the service uses "
                + needed
                + ": raise max_connections or the connection limit of the role or database, or lower SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE (now "
                + poolSize
                + ", and one more for the watch)"));
  }

  private static Connection open(JdbcConnectionDetails database) throws SQLException {
    String url = database.getJdbcUrl();
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StartRefused(
          "SPRING_DATASOURCE_URL 应以 jdbc:postgresql: 开头，例如 jdbc:postgresql://主机:5432/lianban",
          "SPRING_DATASOURCE_URL has to begin with jdbc:postgresql:, as in jdbc:postgresql://host:5432/lianban");
    }
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("loginTimeout", PATIENCE_SECONDS);
    properties.setProperty("socketTimeout", PATIENCE_SECONDS);
    if (database.getUsername() != null) {
      properties.setProperty("user", database.getUsername());
    }
    if (database.getPassword() != null) {
      properties.setProperty("password", database.getPassword());
    }
    return DriverManager.getConnection(url, properties);
  }

  private static StartRefused together(List<StartRefused> wrong) {
    return new StartRefused(
        wrong.stream().map(StartRefused::chinese).collect(Collectors.joining("；另外，")),
        wrong.stream().map(StartRefused::english).collect(Collectors.joining("; besides: ")));
  }
}
