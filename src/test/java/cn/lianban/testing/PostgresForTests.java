package cn.lianban.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One PostgreSQL for all tests of a JVM, whose data is lost with the JVM, and a separate database
 * for each application context: {@code @ContextConfiguration(initializers =
 * PostgresForTests.class)}.
 */
public final class PostgresForTests
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static EmbeddedPostgres server;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.datasource.url=" + freshDatabase(),
            "spring.datasource.username=postgres",
            "spring.datasource.password=",
            // the database may answer slowly on a machine that is busy with tests
            "lianban.database.answer-within=60s",
            "lianban.admin.id=first",
            "lianban.admin.password=first-administrator")
        .applyTo(context);
  }

  /** The JDBC URL of an empty database; user {@code postgres}, no password. */
  public static String freshDatabase() {
    return created("");
  }

  /** The JDBC URL of a copy of the database at this URL, which must have no connections. */
  public static String copyOf(String url) {
    return created(" template " + nameIn(url));
  }

  /** Drops a database that no test needs any more. */
  public static void drop(String url) {
    execute("drop database " + nameIn(url));
  }

  private static String created(String how) {
    String name = "test" + DATABASES.incrementAndGet();
    execute("create database " + name + how);
    return server().getJdbcUrl("postgres", name);
  }

  private static void execute(String sql) {
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot " + sql, failure);
    }
  }

  private static String nameIn(String url) {
    return url.replaceFirst("^.*/([^/?]+)(\\?.*)?$", "$1");
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "300")
                .setServerConfig("timezone", "Asia/Shanghai")
                .setRegisterShutdownHook(false)
                .start();
        // registered after the application contexts, which need their databases while they close
        SpringApplication.getShutdownHandlers().add(PostgresForTests::stop);
      } catch (IOException failure) {
        throw new UncheckedIOException("cannot start PostgreSQL for the tests", failure);
      }
    }
    return server;
  }

  private static void stop() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot stop PostgreSQL of the tests", failure);
    }
  }
}
