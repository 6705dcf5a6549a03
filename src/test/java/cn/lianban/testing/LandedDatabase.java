package cn.lianban.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPInputStream;

/**
 * A database as the demonstration of an earlier commit left it, stored as plain SQL without most of
 * the engine's history.
 */
public final class LandedDatabase {

  private LandedDatabase() {}

  /**
   * The JDBC URL of a new database with the content of the dump of this commit; user {@code
   * postgres}, no password.
   */
  public static String restored(String commit) {
    String url = PostgresForTests.freshDatabase();
    try (Connection connection =
            DriverManager.getConnection(
                url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple", "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(dump(commit));
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot restore the dump of " + commit, failure);
    }
    return url;
  }

  private static String dump(String commit) {
    try (InputStream file =
            LandedDatabase.class.getResourceAsStream("/migrations/" + commit + ".sql.gz");
        GZIPInputStream content = new GZIPInputStream(file)) {
      return new String(content.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
