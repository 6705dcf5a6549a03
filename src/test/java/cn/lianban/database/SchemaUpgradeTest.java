package cn.lianban.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.kernel.StartRefused;
import cn.lianban.testing.LandedDatabase;
import cn.lianban.testing.PostgresForTests;
import db.migration.V36_2__fill_readings;
import db.migration.V37_1__fill_more_readings;
import db.migration.V39_1__fill_likeness_again;
import db.migration.V39__fill_likeness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The program upgrades a database from any earlier state to the same schema that a new database
 * has.
 */
class SchemaUpgradeTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path LANDED = Path.of("src/test/resources/migrations/landed.txt");

  @TempDir Path folder;

  private record Landed(String commit, String file, String hash) {

    MigrationVersion version() {
      return versionOf(file);
    }
  }

  @Test
  void numbers_only_grow_and_what_has_landed_is_never_changed() throws IOException {
    List<Landed> landed = landed();
    Set<String> known = new TreeSet<>();
    for (Landed one : landed) {
      known.add(one.file());
      assertThat(sha256(MIGRATIONS.resolve(one.file())))
          .as("%s has landed with %s and must stay as it is", one.file(), one.commit())
          .isEqualTo(one.hash());
    }
    MigrationVersion highest =
        landed.stream().map(Landed::version).max(MigrationVersion::compareTo).orElseThrow();
    // 23 to 30 were numbered before numbers had to grow, so any order of them has to work
    MigrationVersion given = MigrationVersion.fromVersion("22");
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean givenBefore =
            versionOf(name).compareTo(given) > 0
                && versionOf(name).compareTo(SchemaUpgrade.ORDERED_FROM) < 0;
        if (!known.contains(name) && !givenBefore) {
          assertThat(versionOf(name))
              .as(
                  "%s is new: its number has to be higher than that of every landed migration",
                  name)
              .isGreaterThan(highest);
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> every_state_that_has_landed_becomes_what_a_new_database_is()
      throws IOException {
    Schema expected = Schema.of(upgraded(PostgresForTests.freshDatabase()));
    List<DynamicTest> states = new ArrayList<>();
    String grown = PostgresForTests.freshDatabase();
    List<Landed> landed = landed();
    for (int last = 0; last < landed.size(); last++) {
      Landed one = landed.get(last);
      states.add(
          DynamicTest.dynamicTest(
              one.commit() + " " + one.file(),
              () -> {
                Files.copy(MIGRATIONS.resolve(one.file()), folder.resolve(one.file()));
                flyway(grown, "filesystem:" + folder)
                    .javaMigrations(inOrderBefore(one.version()))
                    .outOfOrder(true)
                    .load()
                    .migrate();
                String copy = PostgresForTests.copyOf(grown);
                assertThat(Schema.of(upgraded(copy))).isEqualTo(expected);
                PostgresForTests.drop(copy);
              }));
    }
    return states.stream();
  }

  @TestFactory
  Stream<DynamicTest> a_database_in_use_of_a_landed_state_keeps_its_cases() {
    Schema expected = Schema.of(upgraded(PostgresForTests.freshDatabase()));
    return Stream.of("57de6da", "f8be5c7")
        .map(
            commit ->
                DynamicTest.dynamicTest(
                    commit,
                    () -> {
                      String url = LandedDatabase.restored(commit);
                      List<String> before = cases(url);
                      assertThat(before).hasSizeGreaterThanOrEqualTo(7);
                      assertThat(Schema.of(upgraded(url))).isEqualTo(expected);
                      assertThat(cases(url)).isEqualTo(before);
                      // the next start finds nothing to do and nothing to object to
                      assertThat(Schema.of(upgraded(url))).isEqualTo(expected);
                    }));
  }

  @Test
  void a_database_of_a_newer_program_is_refused_and_left_as_it_is() throws IOException {
    String url = PostgresForTests.freshDatabase();
    Files.writeString(
        folder.resolve("V9999__from_the_future.sql"), "create table future (id int);");
    flyway(url, "classpath:db/migration", "filesystem:" + folder).load().migrate();
    Schema newer = Schema.of(url);
    assertThatThrownBy(() -> upgraded(url))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("数据库已由更新版本的联办升级过（本程序不认识的升级：V9999）")
        .hasMessageContaining("upgraded by a newer Lianban");
    assertThat(Schema.of(url)).isEqualTo(newer);
  }

  @Test
  void a_migration_with_a_number_below_one_that_was_run_is_refused() throws IOException {
    String url = PostgresForTests.freshDatabase();
    Path later = Files.createDirectories(folder.resolve("later"));
    Files.writeString(later.resolve("V9999__later.sql"), "create table later (id int);");
    flyway(url, "classpath:db/migration", "filesystem:" + later).load().migrate();
    Files.writeString(
        later.resolve("V9998__squeezed_in.sql"), "create table squeezed_in (id int);");
    Flyway squeezed = flyway(url, "classpath:db/migration", "filesystem:" + later).load();
    assertThatThrownBy(() -> SchemaUpgrade.upgrade(squeezed))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("V9998");
    assertThat(Schema.of(url).parts()).noneMatch(part -> part.contains("squeezed_in"));
  }

  private static String upgraded(String url) {
    SchemaUpgrade.upgrade(flyway(url, "classpath:db/migration").load());
    return url;
  }

  /** Migrations written in Java, with which the state of this version had landed. */
  private static JavaMigration[] inOrderBefore(MigrationVersion version) {
    return Stream.of(
            new V36_2__fill_readings(),
            new V37_1__fill_more_readings(),
            new V39__fill_likeness(),
            new V39_1__fill_likeness_again())
        .filter(migration -> migration.getVersion().compareTo(version) < 0)
        .toArray(JavaMigration[]::new);
  }

  @Test
  void every_migration_written_in_java_since_numbers_grow_is_named_here() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/db/migration"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString().replace(".java", ""))
                  .filter(name -> name.startsWith("V"))
                  .filter(name -> versionOf(name).compareTo(SchemaUpgrade.ORDERED_FROM) >= 0))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(inOrderBefore(MigrationVersion.LATEST))
                  .map(migration -> migration.getClass().getSimpleName())
                  .toList());
    }
  }

  private static org.flywaydb.core.api.configuration.FluentConfiguration flyway(
      String url, String... places) {
    return Flyway.configure().dataSource(url, "postgres", "").locations(places);
  }

  private static List<String> cases(String url) {
    return jdbc(url)
        .sql("select no || ' ' || status || ' ' || matter_title from application order by no")
        .query(String.class)
        .list();
  }

  private static JdbcClient jdbc(String url) {
    return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
  }

  private static List<Landed> landed() throws IOException {
    return Files.readAllLines(LANDED).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" "))
        .map(parts -> new Landed(parts[0], parts[1], parts[2]))
        .toList();
  }

  private static MigrationVersion versionOf(String file) {
    return MigrationVersion.fromVersion(file.substring(1, file.indexOf("__")));
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(Files.readString(file).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The whole schema of our own tables, and the rows that migrations insert; the engine upgrades
   * its own tables. Column order is ignored, because it depends on the order of migrations.
   */
  private record Schema(List<String> parts) {

    static Schema of(String url) {
      return new Schema(
          jdbc(url)
              .sql(
                  """
                  with ours as (
                    select c.oid, c.relname, c.relkind from pg_class c
                    where c.relnamespace = 'public'::regnamespace and c.relname !~ '^(act_|flyway_)' and c.relkind in ('r', 'v', 'm', 'S', 'p'))
                  select 'relation ' || relname || ' ' || relkind::text from ours
                  union all
                  select 'column ' || o.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' '
                    || a.attidentity::text || a.attgenerated::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
                    from ours o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
                    left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
                    where o.relkind <> 'S'
                  union all
                  select 'index ' || pg_get_indexdef(i.indexrelid) from ours o join pg_index i on i.indrelid = o.oid
                  union all
                  select 'constraint ' || o.relname || '.' || c.conname || ' ' || pg_get_constraintdef(c.oid) from ours o join pg_constraint c on c.conrelid = o.oid
                  union all
                  -- a dump adds parentheses
                  select 'trigger ' || translate(pg_get_triggerdef(t.oid), '()', '') from ours o join pg_trigger t on t.tgrelid = o.oid where not t.tgisinternal
                  union all
                  select 'function ' || pg_get_functiondef(p.oid) from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
                  union all
                  select 'view ' || o.relname || ' ' || pg_get_viewdef(o.oid) from ours o where o.relkind in ('v', 'm')
                  union all
                  select 'edition ' || id || ' ' || title from edition
                  order by 1
                  """)
              .query(String.class)
              .list());
    }
  }
}
