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

/** Lets the matters that there are be found by how their titles are read, too. */
public class V36_2__fill_readings extends BaseJavaMigration {

  private static final int BATCH = 500;

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement read = connection.createStatement();
        ResultSet rows =
            read.executeQuery("select id, title from matter where not of_applicant order by id");
        PreparedStatement write =
            connection.prepareStatement("update matter set neighbours = ? where id = ?")) {
      int waiting = 0;
      while (rows.next()) {
        Object[] found =
            Arrays.stream(TextIdentity.searchKeys(rows.getString("title"))).boxed().toArray();
        write.setArray(1, connection.createArrayOf("bigint", found));
        write.setLong(2, rows.getLong("id"));
        write.addBatch();
        if (++waiting % BATCH == 0) {
          write.executeBatch();
        }
      }
      write.executeBatch();
    }
  }
}
