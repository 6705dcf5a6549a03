package db.migration;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Fills in again how the titles of matters are read, because more titles are read alike now. */
public class V37_1__fill_more_readings extends BaseJavaMigration {

  @Override
  public void migrate(Context context) throws Exception {
    new V36_2__fill_readings().migrate(context);
  }
}
