package db.migration;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Fills in again how titles are read, because accents do not count any more. */
public class V39_1__fill_likeness_again extends BaseJavaMigration {

  @Override
  public void migrate(Context context) throws Exception {
    new V39__fill_likeness().migrate(context);
  }
}
