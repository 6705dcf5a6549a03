package cn.lianban.database;

import cn.lianban.kernel.StartRefused;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Brings the schema up to date from any earlier state. Up to number 30, migrations were sometimes
 * added behind newer ones, so databases that lack some of them get these out of order. From 31 on
 * numbers only grow. A database with migrations that this program does not know belongs to a newer
 * program and is not changed.
 */
@Component
class SchemaUpgrade implements FlywayMigrationStrategy {

  /** From this number on migrations run only in order. */
  static final MigrationVersion ORDERED_FROM = MigrationVersion.fromVersion("31");

  private final StartCheck check;

  SchemaUpgrade(StartCheck check) {
    this.check = check;
  }

  @Override
  public void migrate(Flyway flyway) {
    check.require(flyway);
    upgrade(flyway);
  }

  static void upgrade(Flyway flyway) {
    List<MigrationInfo> all = Arrays.asList(flyway.info().all());
    String unknown = named(all, MigrationState.FUTURE_SUCCESS, MigrationState.MISSING_SUCCESS);
    if (!unknown.isEmpty()) {
      throw new StartRefused(
          "数据库已由更新版本的联办升级过（本程序不认识的升级：" + unknown + "）：请改用该版本或更新的程序启动，或恢复升级前的备份；数据未作任何改动",
          "The database was upgraded by a newer Lianban (unknown here: "
              + unknown
              + "): start that version or a newer one, or restore the backup from before the"
              + " upgrade; nothing was changed");
    }
    List<MigrationInfo> skipped =
        all.stream().filter(one -> one.getState() == MigrationState.IGNORED).toList();
    if (skipped.stream().anyMatch(one -> one.getVersion().compareTo(ORDERED_FROM) >= 0)) {
      throw new StartRefused(
          "程序中的数据库升级编号有误（" + named(skipped) + " 排在已执行的升级之前）：请更换正确发布的程序；数据未作任何改动",
          "A migration of this program is numbered below one that the database has already run ("
              + named(skipped)
              + "): use a program that was released properly;"
              + " nothing was changed");
    }
    if (skipped.isEmpty()) {
      flyway.migrate();
    } else {
      Flyway.configure(flyway.getConfiguration().getClassLoader())
          .configuration(flyway.getConfiguration())
          .outOfOrder(true)
          .load()
          .migrate();
    }
  }

  private static String named(List<MigrationInfo> all, MigrationState... states) {
    return named(
        all.stream().filter(one -> Arrays.asList(states).contains(one.getState())).toList());
  }

  private static String named(List<MigrationInfo> some) {
    return some.stream().map(one -> "V" + one.getVersion()).collect(Collectors.joining(", "));
  }
}
