package db.migration;

import cn.lianban.kernel.TextIdentity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Fills in again how the titles of matters look and are read, because traditional and simplified
 * characters now look alike, and more titles are read alike.
 */
public class V39__fill_likeness extends BaseJavaMigration {

  private static final int BATCH = 500;

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement read = connection.createStatement();
        ResultSet rows =
            read.executeQuery(
                "select id, title, identity from matter where not of_applicant order by id");
        PreparedStatement write =
            connection.prepareStatement(
                "update matter set skeleton = ?, neighbours = ? where id = ?")) {
      int waiting = 0;
      while (rows.next()) {
        Object[] found =
            Arrays.stream(TextIdentity.searchKeys(rows.getString("title"))).boxed().toArray();
        write.setString(1, TextIdentity.skeleton(rows.getString("identity")));
        write.setArray(2, connection.createArrayOf("bigint", found));
        write.setLong(3, rows.getLong("id"));
        write.addBatch();
        if (++waiting % BATCH == 0) {
          write.executeBatch();
        }
      }
      write.executeBatch();
    }
  }
}
