package cn.lianban.database;

import cn.lianban.kernel.StartRefused;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** Explains to an operator why the database refused the start, by its SQL state. */
final class DatabaseRefusal {

  private DatabaseRefusal() {}

  /**
   * The explanation of a failure.
   *
   * @param failure of any kind; the SQL state is looked for in its causes
   * @return empty where the cause is none of those that an operator can mend
   */
  static Optional<StartRefused> of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException problem && problem.getSQLState() != null) {
        Optional<StartRefused> told = told(problem);
        if (told.isPresent()) {
          return told;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<StartRefused> told(SQLException problem) {
    String words =
        Objects.requireNonNullElse(problem.getMessage(), "").lines().findFirst().orElse("").strip();
    // a transaction pooler refuses start-up parameters because it cannot keep them for a session
    if (words.contains("unsupported startup parameter")
        || words.contains("prepared statement \"")) {
      return Optional.of(pooled(words));
    }
    return Optional.ofNullable(
        switch (problem.getSQLState()) {
          case "28P01", "28000" ->
              refused(
                  "数据库拒绝登录",
                  "请核对 SPRING_DATASOURCE_USERNAME、SPRING_DATASOURCE_PASSWORD 和数据库的 pg_hba.conf",
                  "The database refuses the log-in",
                  "check SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD and the database's pg_hba.conf",
                  words);
          case "3D000" ->
              refused(
                  "SPRING_DATASOURCE_URL 所写的数据库不存在",
                  "请先由数据库管理员执行 create database … owner …，或更正名称",
                  "The database that SPRING_DATASOURCE_URL names does not exist",
                  "let its administrator run create database … owner …, or correct the name",
                  words);
          case "53300" ->
              refused(
                  "数据库没有空余的连接",
                  "请调大 max_connections 或角色、数据库的 connection limit，或调小 SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE",
                  "The database has no connections left",
                  "raise max_connections or the connection limit of the role or database, or lower SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE",
                  words);
          case "57P03" ->
              refused(
                  "数据库正在启动、恢复或停止",
                  "请稍后重新启动服务",
                  "The database is starting, recovering or stopping",
                  "start the service again in a while",
                  words);
          case "42501" ->
              refused(
                  "数据库用户的权限不足",
                  "请按运维手册“数据库的权限”授权",
                  "The database user lacks a right",
                  "grant what the operator's guide lists",
                  words);
          case "3F000" ->
              refused(
                  "没有可以建表的模式（schema）",
                  "请先创建 currentSchema 所写的模式",
                  "There is no schema for the tables",
                  "create the schema that currentSchema names",
                  words);
          case "08001", "08004", "08006" -> unreachable(problem, words);
          case "08P01" ->
              refused(
                  "对方不像 PostgreSQL 那样应答",
                  "请核对 SPRING_DATASOURCE_URL 的地址和端口",
                  "What answers is no PostgreSQL",
                  "check address and port in SPRING_DATASOURCE_URL",
                  words);
          default -> null;
        });
  }

  private static StartRefused unreachable(SQLException problem, String words) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return refused(
            "找不到数据库的主机 " + cause.getMessage(),
            "请核对 SPRING_DATASOURCE_URL 和域名解析",
            "The host of the database is unknown: " + cause.getMessage(),
            "check SPRING_DATASOURCE_URL and the name service",
            words);
      }
      if (cause instanceof ConnectException) {
        return refused(
            "数据库的地址上没有程序应答",
            "请核对 SPRING_DATASOURCE_URL 的地址和端口，并确认数据库已启动、防火墙放行",
            "Nothing answers at the address of the database",
            "check address and port in SPRING_DATASOURCE_URL, and that the database runs and no firewall is in between",
            words);
      }
      if (cause instanceof SocketTimeoutException) {
        break;
      }
    }
    return refused(
        "连接数据库没有成功",
        "请核对 SPRING_DATASOURCE_URL，并确认数据库正常、网络畅通",
        "The database cannot be reached",
        "check SPRING_DATASOURCE_URL, the database and the network",
        words);
  }

  static StartRefused pooled(String words) {
    return refused(
        "数据库前面的连接池（如 PgBouncer）按事务分配连接，而服务须在同一会话中持有启动锁和预备语句",
        "请把它设为会话模式（pool_mode = session），或直接连接数据库",
        "A pooler in front of the database (such as PgBouncer) gives out connections by transaction, but the service keeps its start lock and prepared statements in one session",
        "set it to pool_mode = session, or connect to the database itself",
        words);
  }

  private static StartRefused refused(
      String chinese, String advice, String english, String englishAdvice, String words) {
    return new StartRefused(
        chinese + "（" + words + "）：" + advice, english + " (" + words + "): " + englishAdvice);
  }
}
