package cn.lianban.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import cn.lianban.kernel.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL in folders left by earlier runs, other programs and people. */
class PostgresServerTest {

  private static final Map<String, String> QUICK =
      Map.of("fsync", "off", "timezone", "Asia/Shanghai");

  @TempDir static Path shared;
  private static PostgresPrograms programs;

  @TempDir Path folder;
  private final List<PostgresServer> started = new ArrayList<>();

  @BeforeAll
  static void unpack() throws IOException {
    programs = PostgresPrograms.in(shared.resolve("programs"));
    new PostgresServer(
            programs, Files.createDirectory(shared.resolve("prepared")), freePort(), QUICK)
        .prepare();
  }

  @AfterEach
  void stop() throws IOException {
    started.forEach(PostgresServer::stop);
  }

  @Test
  void a_new_folder_lets_nobody_in_without_the_password_that_its_owner_alone_can_read()
      throws Exception {
    PostgresServer server = preparedServer("data", freePort());
    server.start();

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("data/lianban.password"))))
        .isEqualTo("rw-------");
    assertThat(
            ask(
                server,
                server.password(),
                "select current_setting('password_encryption') || ' ' || current_setting('unix_socket_directories')"))
        .isEqualTo("scram-sha-256 ");
    assertThat(
            ask(
                server,
                server.password(),
                "select datlocprovider::text || ' ' || pg_encoding_to_char(encoding) from pg_database where datname = 'postgres'"))
        .isEqualTo("b UTF8");
    for (String wrong : List.of("", "postgres", server.password() + "x")) {
      assertThatThrownBy(() -> ask(server, wrong, "select 1"))
          .as(wrong)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  @Test
  void a_folder_that_trusted_everybody_of_the_machine_gets_a_password_and_keeps_its_data()
      throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    assertThat(
            programs
                .run(
                    "initdb",
                    List.of(
                        "-D",
                        data.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "trust",
                        "-E",
                        "UTF8",
                        "--locale=C"))
                .succeeded())
        .isTrue();
    assertThat(
            programs
                .run(
                    "postgres",
                    List.of("--single", "-D", data.toString(), "postgres"),
                    "create table kept as select 7 as number\n")
                .succeeded())
        .isTrue();

    PostgresServer server = server("data", freePort());
    server.prepare();
    server.start();

    assertThat(ask(server, server.password(), "select number from kept")).isEqualTo("7");
    assertThatThrownBy(() -> ask(server, "", "select 1")).hasMessageContaining("password");
    assertThat(Files.readString(data.resolve("pg_hba.conf"))).doesNotContain("trust");
  }

  @Test
  void a_server_that_lives_on_is_stopped_whatever_its_file_with_the_number_says() throws Exception {
    int port = freePort();
    PostgresServer first = preparedServer("data", port);
    ProcessHandle left = first.start();
    for (String damaged :
        List.of("", "\n\n", "not a number\n", "999999999999999999999\n", "-1\n", "1\n")) {
      Files.writeString(folder.resolve("data/postmaster.pid"), damaged);

      PostgresServer next = server("data", port);
      next.prepare();
      ProcessHandle now = next.start();

      assertThat(left.isAlive()).as("beside the file “%s”", damaged.strip()).isFalse();
      assertThat(ask(next, next.password(), "select 1")).isEqualTo("1");
      left = now;
    }
  }

  @Test
  void a_server_that_somebody_has_halted_is_stopped_all_the_same() throws Exception {
    PostgresServer first = preparedServer("data", freePort());
    ProcessHandle left = first.start();
    for (ProcessHandle process : new FolderServers(folder.resolve("data")).find()) {
      new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
    }
    server("data", freePort()).prepare();
    assertThat(left.isAlive()).isFalse();
  }

  @Test
  void the_server_of_another_folder_is_left_alone_though_its_number_is_in_the_file()
      throws Exception {
    PostgresServer neighbour = preparedServer("neighbour", freePort());
    ProcessHandle itsProcess = neighbour.start();
    PostgresServer server = preparedServer("data", freePort());
    Files.copy(folder.resolve("neighbour/postmaster.pid"), folder.resolve("data/postmaster.pid"));

    server.start();

    assertThat(itsProcess.isAlive()).isTrue();
    assertThat(ask(neighbour, neighbour.password(), "select 1")).isEqualTo("1");
    assertThat(ask(server, server.password(), "select 1")).isEqualTo("1");
  }

  @Test
  void another_program_of_a_postgresql_that_somebody_has_begun_in_the_folder_is_left_alone()
      throws Exception {
    PostgresServer server = preparedServer("data", freePort());
    Path program = Files.createDirectories(folder.resolve("postgresql/bin")).resolve("psql");
    Files.copy(Path.of("/bin/sleep"), program, StandardCopyOption.COPY_ATTRIBUTES);
    Process client =
        new ProcessBuilder(program.toString(), "600")
            .directory(folder.resolve("data").toFile())
            .start();
    try {
      assertThat(new FolderServers(folder.resolve("data")).find()).isEmpty();
      server.prepare();
      assertThat(client.isAlive()).isTrue();
    } finally {
      client.destroyForcibly();
    }
  }

  @Test
  void data_of_another_major_version_are_refused_and_left_as_they_are() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("PG_VERSION"), "14\n");
    Files.writeString(data.resolve("pg_hba.conf"), "local all all trust\n");

    StartRefused refused = refusal(() -> server("data", freePort()).prepare());

    assertThat(refused.chinese())
        .contains("PostgreSQL 14")
        .contains(programs.version())
        .contains("没有改动")
        .contains("pg_dump")
        .contains("LIANBAN_EMBEDDED_DIRECTORY");
    assertThat(refused.english())
        .contains("PostgreSQL 14")
        .contains("nothing was changed")
        .contains("pg_dump");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("PG_VERSION", "pg_hba.conf");
    }
    assertThat(Files.readString(data.resolve("pg_hba.conf"))).isEqualTo("local all all trust\n");
  }

  @Test
  void a_folder_with_something_else_in_it_is_refused_and_left_as_it_is() throws Exception {
    Files.writeString(
        Files.createDirectory(folder.resolve("data")).resolve("letter.txt"), "keep me");
    assertThat(refusal(() -> server("data", freePort()).prepare()).chinese())
        .contains("不是数据库的数据目录")
        .contains("没有改动");
    assertThat(Files.readString(folder.resolve("data/letter.txt"))).isEqualTo("keep me");
  }

  @Test
  void what_keeps_the_server_from_starting_is_told_in_its_own_words() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      PostgresServer server = preparedServer("data", other.getLocalPort());
      StartRefused refused = refusal(server::start);
      assertThat(refused.chinese()).contains("未能启动").contains(String.valueOf(other.getLocalPort()));
      assertThat(refused.english())
          .contains("could not bind IPv4 address")
          .contains("Address already in use")
          .hasLineCount(1);
    }
  }

  @Test
  void what_keeps_initdb_from_working_is_told_in_its_own_words() {
    // a name that PostgreSQL does not recognise as its own folder
    PostgresServer server =
        new PostgresServer(programs, Path.of("/proc/1/no-such-folder"), freePort(), QUICK);
    assertThat(refusal(server::prepare).chinese()).contains("/proc/1/no-such-folder");
    PostgresPrograms.Outcome outcome =
        programs.run(
            "initdb", List.of("-D", "/proc/sys/no-such-folder", "--locale=no_SUCH.locale"));
    assertThat(outcome.succeeded()).isFalse();
    assertThat(PostgresServer.inOneLine(outcome.words()))
        .contains("invalid locale name \"no_SUCH.locale\"")
        .hasLineCount(1);
  }

  @Test
  void a_folder_that_cannot_be_written_is_named_in_one_sentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    StartRefused refused =
        refusal(() -> new EmbeddedDatabase(file.resolve("data"), 0, "Asia/Shanghai"));
    assertThat(refused.chinese())
        .contains("不能写入")
        .contains(file.toString())
        .contains("LIANBAN_EMBEDDED_DIRECTORY");
  }

  @Test
  void a_folder_whose_making_was_killed_is_made_anew_and_one_that_was_used_never()
      throws Exception {
    Path data = folder.resolve("data");
    Path beside = folder.resolve("data.password");
    PostgresServer server = preparedServer("data", freePort());
    // as a kill leaves it: parts are missing, and the password still lies beside the folder
    Files.move(data.resolve("lianban.password"), beside);
    Files.delete(data.resolve("global/pg_control"));
    server.prepare();
    assertThat(beside).doesNotExist();
    server.start();
    assertThat(
            ask(
                server,
                server.password(),
                "select 1 from pg_create_physical_replication_slot('kept')"))
        .isEqualTo("1");
    server.stop();

    // a server has worked here, so nothing is removed, whatever lies beside the folder
    Files.writeString(beside, "left");
    Files.delete(data.resolve("lianban.password"));
    server.prepare();
    server.start();
    assertThat(
            ask(
                server,
                server.password(),
                "select count(*) from pg_replication_slots where slot_name = 'kept'"))
        .isEqualTo("1");
  }

  @Test
  void programs_that_the_file_system_forbids_are_told_as_such_to_root_too() throws Exception {
    Path parent = folder.resolve("data.programs");
    PostgresPrograms.in(parent);
    try (Stream<Path> files = Files.walk(parent)) {
      for (Path program : files.filter(file -> file.endsWith("bin/postgres")).toList()) {
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
    assertThat(refusal(() -> PostgresPrograms.in(parent)).chinese())
        .contains("noexec")
        .contains("LIANBAN_EMBEDDED_DIRECTORY")
        .doesNotContain("root 身份");
  }

  @Test
  void a_making_that_outlived_its_service_is_ended_before_the_folder_is_made_anew()
      throws Exception {
    Path data = folder.resolve("data");
    PostgresServer server = server("data", freePort());
    Path beside = Files.writeString(folder.resolve("data.password"), "left");
    Process orphan =
        programs
            .builder(
                "initdb",
                List.of("-D", data.toString(), "-U", "postgres", "--no-sync", "--pwfile=" + beside))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("words").toFile())
            .start();
    try {
      await().until(() -> Files.exists(data.resolve("PG_VERSION")) || !orphan.isAlive());
      // halted, so that it does not end by itself before it is ended
      new ProcessBuilder("kill", "-STOP", Long.toString(orphan.pid())).start().waitFor();
      assertThat(orphan.isAlive()).as(Files.readString(folder.resolve("words"))).isTrue();

      server.prepare();

      assertThat(orphan.isAlive()).isFalse();
      assertThat(new FolderServers(data).find()).isEmpty();
      server.start();
      assertThat(ask(server, server.password(), "select 'made'")).isEqualTo("made");
    } finally {
      orphan.destroyForcibly();
    }
  }

  /** With a folder as the first start has made it. */
  private PostgresServer preparedServer(String name, int port) throws IOException {
    try {
      assertThat(
              new ProcessBuilder(
                      "cp",
                      "-a",
                      shared.resolve("prepared").toString(),
                      folder.resolve(name).toString())
                  .start()
                  .waitFor())
          .isZero();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    PostgresServer server = server(name, port);
    server.prepare();
    return server;
  }

  private PostgresServer server(String name, int port) throws IOException {
    PostgresServer server =
        new PostgresServer(programs, Files.createDirectories(folder.resolve(name)), port, QUICK);
    started.add(server);
    return server;
  }

  private static StartRefused refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable start) {
    StartRefused refused = catchThrowableOfType(StartRefused.class, start);
    assertThat(refused).as("a refusal").isNotNull();
    return refused;
  }

  private static String ask(PostgresServer server, String password, String query)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), PostgresServer.USER, password);
        var row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
