package cn.lianban.benchmark;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Items;
import cn.lianban.workflow.models.ModelBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.camunda.bpm.engine.authorization.Permissions;

/**
 * Creates thousands of open applications with all rows that the service and the engine would have
 * written: dossiers, viewers, stays, tasks, executions and history. Facts and statuses depend only
 * on the numbers, so that each run creates the same.
 */
final class OpenApplications {

  private final DataSource database;
  private final Items items;
  private final Bureaus bureaus;
  private final ModelBundle bundle;
  private int present;

  OpenApplications(DataSource database, Items items, Bureaus bureaus, ModelBundle bundle) {
    this.database = database;
    this.items = items;
    this.bureaus = bureaus;
    this.bundle = bundle;
  }

  /** Adds to those that there are until there are this many. */
  void fill(int size) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "create temporary table if not exists routed (item_id text, accepting text, bureau text, position int)");
      statement.execute("truncate routed");
      route(connection);
      set(statement, "bench.first", String.valueOf(present + 1));
      set(statement, "bench.last", String.valueOf(size));
      set(statement, "bench.size", String.valueOf(size));
      set(statement, "bench.deployment", bundle.newest());
      set(
          statement,
          "bench.rights",
          String.valueOf(Permissions.READ.getValue() | Permissions.TASK_WORK.getValue()));
      // a large index is built faster after the rows are inserted
      statement.execute("drop index application_words_parts");
      statement.execute("set local work_mem = '256MB'");
      statement.execute("set local maintenance_work_mem = '1GB'");
      statement.execute(script());
      statement.execute(
          "create index application_words_parts on application_words using gin (parts_of(words))");
      statement.execute("select fill_waiting_tasks()");
      statement.execute("select recount_figures()");
      statement.execute("drop table routed");
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("vacuum analyze");
      present = size;
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot fill the database", failure);
    }
  }

  private void route(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into routed values (?, ?, ?, ?)")) {
      items
          .find("award", null, null)
          .forEach(
              item -> {
                int[] position = {0};
                bureaus
                    .routedFor(item)
                    .forEach(
                        routed -> {
                          try {
                            insert.setString(1, item.id());
                            insert.setString(
                                2, item.document().equals("measures") ? "cp-gov" : "cp-fsc");
                            insert.setString(3, routed.bureau().id());
                            insert.setInt(4, ++position[0]);
                            insert.addBatch();
                          } catch (SQLException failure) {
                            throw new IllegalStateException(failure);
                          }
                        });
              });
      insert.executeBatch();
    }
  }

  private static void set(Statement statement, String name, String value) throws SQLException {
    statement.execute("select set_config('" + name + "', '" + value + "', true)");
  }

  private static String script() {
    try (InputStream script =
        OpenApplications.class.getResourceAsStream("/benchmark/open-applications.sql")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
