package cn.lianban.database;

import cn.lianban.kernel.StartRefused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * Looks at the database that a connection reaches, and at the schema in it where the tables go. It
 * changes nothing.
 */
final class SchemaCheck {

  private record Place(
      String schema,
      String searchPath,
      String user,
      String database,
      String encoding,
      boolean readOnly) {}

  private final Connection connection;
  private final Place place;

  private SchemaCheck(Connection connection, Place place) {
    this.connection = connection;
    this.place = place;
  }

  static SchemaCheck of(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                select current_schema(), current_setting('search_path'), current_user, current_database(), current_setting('server_encoding'),
                  pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool
                """);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new SchemaCheck(
          connection,
          new Place(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5),
              row.getBoolean(6)));
    }
  }

  /** What is wrong with the database itself. */
  List<StartRefused> fundamentals() {
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

  /** Whether the schema can be looked into: it is there, in an encoding that can be read. */
  boolean isUsable() {
    return place.schema() != null && place.encoding().equals("UTF8");
  }

  /** What keeps the tables from being made or upgraded in the schema. */
  List<StartRefused> contents(Flyway flyway) throws SQLException {
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

  private static boolean is(Connection connection, String question) throws SQLException {
    return "t".equals(text(connection, question));
  }

  /** The first column of the first row; null where the column is null. */
  static String text(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
