package db.migration;

import cn.lianban.kernel.TextIdentity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Computes what makes matters, references and numbers the same for all that there are. Matters of
 * one applicant that turn out to be the same are never merged: the older one is found by its title
 * from now on, the later names it and keeps what hangs on it. Of references that turn out to be the
 * same the later keeps none.
 */
public class V23_1__fill_identities extends BaseJavaMigration {

  private static final int BATCH = 500;
  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    fillMatters(connection);
    try (Statement statement = connection.createStatement()) {
      // a node of an earlier version fails from here on, instead of entering matters by its own
      // rule
      statement.execute("alter table matter drop column normalised");
      statement.execute(
          "alter table matter alter column identity set not null, alter column skeleton set not null");
      statement.execute(
          "create unique index one_matter_of_an_identity on matter (uscc, identity) where same_as is null");
      statement.execute("create index matter_by_neighbours on matter using gin (neighbours)");
    }
    fillReferences(connection, "payment", "reference", "reference_identity");
    fillReferences(connection, "payment", "return_reference", "return_identity");
    fillReferences(connection, "repayment", "reference", "reference_identity");
    fillNumbers(connection);
  }

  private static void fillMatters(Connection connection) throws SQLException {
    Map<String, Long> first = new HashMap<>();
    try (Statement read = connection.createStatement();
        ResultSet rows =
            read.executeQuery("select id, uscc, title, of_applicant from matter order by id");
        PreparedStatement write =
            connection.prepareStatement(
                "update matter set identity = ?, skeleton = ?, neighbours = ?, same_as = ? where id = ?")) {
      int waiting = 0;
      while (rows.next()) {
        long id = rows.getLong("id");
        String uscc = rows.getString("uscc");
        boolean ofApplicant = rows.getBoolean("of_applicant");
        String identity = ofApplicant ? "=" + uscc : TextIdentity.of(rows.getString("title"));
        String skeleton = TextIdentity.skeleton(identity);
        Long older = first.putIfAbsent(uscc + "\n" + identity, id);
        write.setString(1, identity);
        write.setString(2, skeleton);
        write.setArray(
            3,
            connection.createArrayOf(
                "bigint", ofApplicant ? new Object[0] : boxed(TextIdentity.neighbours(skeleton))));
        write.setObject(4, older);
        write.setLong(5, id);
        write.addBatch();
        if (++waiting % BATCH == 0) {
          write.executeBatch();
        }
      }
      write.executeBatch();
    }
  }

  private static Object[] boxed(long[] numbers) {
    return java.util.Arrays.stream(numbers).boxed().toArray();
  }

  private static void fillReferences(
      Connection connection, String table, String reference, String identity) throws SQLException {
    Set<String> had = new HashSet<>();
    try (Statement read = connection.createStatement();
        ResultSet rows =
            read.executeQuery(
                "select id, %s from %s where %s is not null order by id"
                    .formatted(reference, table, reference));
        PreparedStatement write =
            connection.prepareStatement(
                "update %s set %s = ? where id = ?".formatted(table, identity))) {
      while (rows.next()) {
        String same = TextIdentity.of(rows.getString(2));
        if (had.add(same)) {
          write.setString(1, same);
          write.setLong(2, rows.getLong(1));
          write.addBatch();
        }
      }
      write.executeBatch();
    }
  }

  /** Facts that are numbers of something had names that say so; from now on the forms mark them. */
  private static void fillNumbers(Connection connection) throws SQLException {
    try (Statement read = connection.createStatement();
        ResultSet rows =
            read.executeQuery(
                "select distinct f.application_no, e.key, e.value from facts f cross join lateral jsonb_each_text(f.content) e"
                    + " where e.key like '%Number' and e.value is not null");
        PreparedStatement write =
            connection.prepareStatement(
                "insert into case_number (application_no, fact, identity) values (?, ?, ?) on conflict do nothing")) {
      while (rows.next()) {
        String identity = TextIdentity.of(rows.getString("value"));
        if (DIGIT.matcher(identity).find()) {
          write.setString(1, rows.getString("application_no"));
          write.setString(2, rows.getString("key"));
          write.setString(3, identity);
          write.addBatch();
        }
      }
      write.executeBatch();
    }
  }
}
