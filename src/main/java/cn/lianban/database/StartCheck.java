package cn.lianban.database;

import cn.lianban.kernel.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

  private record Place(
      String schema,
      String searchPath,
      String user,
      String database,
      String encoding,
      boolean readOnly) {}

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
      Place place = place(connection);
      wrong.addAll(fundamentals(place));
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
      if (tooFew.isEmpty() && place.schema() != null && place.encoding().equals("UTF8")) {
        wrong.addAll(schema(connection, place, flyway));
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

  private static List<StartRefused> fundamentals(Place place) {
    List<StartRefused> wrong = new ArrayList<>();
    if (!place.encoding().equals("UTF8")) {
      wrong.add(
          new StartRefused(
              "数据库 "
                  + place.database()
                  + " 的编码是 "
                  + place.encoding()
                  + "：请以 UTF8 新建一个（create database … encoding 'UTF8' template template0）",
              "The database "
                  + place.database()
                  + " is encoded in "
                  + place.encoding()
                  + ": make one in UTF8 (create database … encoding 'UTF8' template template0)"));
    }
    if (place.readOnly()) {
      wrong.add(
          new StartRefused(
              "数据库只能读（备库，或设置了 default_transaction_read_only）：请连接主库",
              "The database is read-only (a standby, or default_transaction_read_only is set): connect to the primary"));
    }
    if (place.schema() == null) {
      wrong.add(
          new StartRefused(
              "search_path（"
                  + place.searchPath()
                  + "）中没有存在的模式，或者用户 "
                  + place.user()
                  + " 无权使用：请由数据库管理员执行 create schema <模式> authorization "
                  + place.user(),
              "No schema of the search_path ("
                  + place.searchPath()
                  + ") exists, or the user "
                  + place.user()
                  + " may not use it: let the administrator run create schema <schema> authorization "
                  + place.user()));
    }
    return wrong;
  }

  private static List<StartRefused> schema(Connection connection, Place place, Flyway flyway)
      throws SQLException {
    List<StartRefused> wrong = new ArrayList<>();
    boolean begun =
        is(
            connection,
            "select exists(select from pg_class where relname = 'flyway_schema_history' and relnamespace = to_regnamespace(quote_ident(current_schema())))");
    String others =
        text(
            connection,
            "select string_agg(relname, '、') from (select relname from pg_class where relnamespace = to_regnamespace(quote_ident(current_schema())) and relkind in ('r', 'p', 'v')"
                + " and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e') order by relname limit 3) t");
    if (!begun && others != null) {
      return List.of(
          new StartRefused(
              "模式 "
                  + place.schema()
                  + " 中已有别的表（"
                  + others
                  + " 等），没有改动其中任何内容：请用一个空的数据库，或新建一个模式并在 SPRING_DATASOURCE_URL 中以 ?currentSchema=<模式> 指定",
              "The schema "
                  + place.schema()
                  + " holds tables of something else ("
                  + others
                  + ", …); nothing was changed: use an empty database, or make a schema of its own and name it by ?currentSchema=<schema> in SPRING_DATASOURCE_URL"));
    }
    String otherEngine =
        text(
            connection,
            "select min(relnamespace::regnamespace::text) from pg_class where relname = 'act_ge_property' and relkind = 'r'"
                + " and not exists (select from pg_class where relname = 'act_ge_property' and relnamespace = to_regnamespace(quote_ident(current_schema())))");
    if (otherEngine != null) {
      // the engine would use the tables of the other engine as its own
      return List.of(
          new StartRefused(
              "同一个数据库的模式 "
                  + otherEngine
                  + " 中已有另一个 Camunda 的表，没有改动其中任何内容：流程引擎会把它们认作自己的，请给本服务一个单独的数据库",
              "The schema "
                  + otherEngine
                  + " of the same database holds the tables of another Camunda; nothing was changed: the engine would take them for its own, so give this service a database to itself"));
    }
    if (begun && !is(connection, "select has_table_privilege('flyway_schema_history', 'select')")) {
      return List.of(
          new StartRefused(
              "用户 "
                  + place.user()
                  + " 无权读取模式 "
                  + place.schema()
                  + " 中的表：请以建表的用户连接，或由数据库管理员把这些表交给它（reassign owned by … to "
                  + place.user()
                  + "）",
              "The user "
                  + place.user()
                  + " may not read the tables in schema "
                  + place.schema()
                  + ": connect as the user who made them, or let the administrator hand them over (reassign owned by … to "
                  + place.user()
                  + ")"));
    }
    if (!begun || flyway.info().pending().length > 0) {
      if (!is(connection, "select has_schema_privilege(current_schema(), 'create')")) {
        wrong.add(
            new StartRefused(
                "用户 "
                    + place.user()
                    + " 无权在模式 "
                    + place.schema()
                    + " 中建表（PostgreSQL 15 起 public 默认如此）：请由数据库管理员在该库执行 grant usage, create on schema "
                    + place.schema()
                    + " to "
                    + place.user(),
                "The user "
                    + place.user()
                    + " may not create tables in schema "
                    + place.schema()
                    + " (the default of public since PostgreSQL 15): let the administrator run in this database grant usage, create on schema "
                    + place.schema()
                    + " to "
                    + place.user()));
      }
      String foreign =
          text(
              connection,
              "select string_agg(relname, '、') from (select relname from pg_class where relnamespace = to_regnamespace(quote_ident(current_schema())) and relkind in ('r', 'p', 'v')"
                  + " and not pg_has_role(relowner, 'usage') and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e') order by relname limit 3) t");
      if (foreign != null) {
        wrong.add(
            new StartRefused(
                "模式 "
                    + place.schema()
                    + " 中的表（"
                    + foreign
                    + " 等）属于别的用户，升级时 "
                    + place.user()
                    + " 改不了：请由数据库管理员执行 reassign owned by … to "
                    + place.user(),
                "Tables in schema "
                    + place.schema()
                    + " ("
                    + foreign
                    + ", …) belong to another user, and "
                    + place.user()
                    + " cannot upgrade them: let the administrator run reassign owned by … to "
                    + place.user()));
      }
    }
    return wrong;
  }

  /**
   * Whether a transaction pooler stands before the server. It does if a second connection reaches
   * the same server process while the first is open outside a transaction; session settings and
   * locks would not work then.
   */
  private boolean isPooledByTransaction(Connection connection) throws SQLException {
    for (int look = 0; look < LOOKS_FOR_POOLER; look++) {
      String one = text(connection, "select pg_backend_pid()");
      try (Connection other = connections.open()) {
        if (one.equals(text(other, "select pg_backend_pid()"))) {
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
            text(
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

  private static Place place(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                select current_schema(), current_setting('search_path'), current_user, current_database(), current_setting('server_encoding'),
                  pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool
                """);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Place(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getBoolean(6));
    }
  }

  private static boolean is(Connection connection, String question) throws SQLException {
    return "t".equals(text(connection, question));
  }

  /** The first column of the first row; null where the column is null. */
  private static String text(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
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
