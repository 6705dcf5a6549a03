package cn.lianban.database;

import cn.lianban.kernel.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;

/** Something that has to be right before the first table is made or changed. */
public interface StartRequirement {

  /**
   * Looks whether it is right; changes nothing.
   *
   * @param database may still be empty
   * @throws StartRefused where it is not
   */
  void check(Connection database) throws SQLException;
}
