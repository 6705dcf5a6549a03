package cn.lianban.embedded;

import cn.lianban.kernel.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on one data folder and one port of this machine. The password of its
 * superuser is kept in a file in the data folder that only the folder's owner can read.
 */
final class PostgresServer {

  static final String USER = "postgres";

  private static final String PASSWORD_FILE = "lianban.password";
  private static final String ACCESS_RULES =
      """
      # Written by the service. Whoever connects gives the password.
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;
  private static final int PASSWORD_BYTES = 24;

  private final PostgresPrograms programs;
  private final Path data;
  private final Path log;
  private final int port;
  private final Map<String, String> settings;

  /**
   * @param settings of the server, by name; they hold no blanks
   */
  PostgresServer(PostgresPrograms programs, Path data, int port, Map<String, String> settings) {
    this.programs = programs;
    this.data = data;
    this.log = data.resolve("server.log");
    this.port = port;
    this.settings = settings;
  }

  /**
   * Creates the database in an empty folder, and sets a password in a folder that has none yet.
   *
   * @throws StartRefused where the folder holds something else, or data of another version; nothing
   *     in it is changed then
   */
  void prepare() {
    try {
      if (isUnfinished()) {
        new FolderServers(data).stopAll();
        clear();
      }
      Path version = data.resolve("PG_VERSION");
      if (!Files.exists(version)) {
        create();
      } else {
        String major = Files.readString(version).strip();
        if (!major.equals(programs.majorVersion())) {
          throw otherVersion(major);
        }
      }
      new FolderServers(data).stopAll();
      if (!Files.exists(passwordFile())) {
        setPassword();
      }
    } catch (IOException failure) {
      throw EmbeddedDatabase.notWritable(data, failure);
    }
  }

  /**
   * Starts the server and waits until it answers; processes of an earlier run are stopped first.
   *
   * @return the postmaster
   * @throws StartRefused with the server's own words where it does not start
   */
  ProcessHandle start() {
    try {
      new FolderServers(data).stopAll();
      Files.deleteIfExists(log);
      PostgresPrograms.Outcome outcome =
          programs.run(
              "pg_ctl",
              List.of("start", "-w", "-D", data.toString(), "-l", log.toString(), "-o", options()));
      if (!outcome.succeeded()) {
        throw failed("启动", "start", Files.exists(log) ? Files.readString(log) : outcome.words());
      }
      return ProcessHandle.of(
              Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip()))
          .orElseThrow(() -> failed("启动", "start", "it has ended at once"));
    } catch (IOException failure) {
      throw EmbeddedDatabase.notWritable(data, failure);
    }
  }

  /** Stops the server without waiting for its clients. */
  void stop() {
    programs.run("pg_ctl", List.of("stop", "-w", "-m", "fast", "-D", data.toString()));
  }

  int port() {
    return port;
  }

  String password() {
    try {
      return Files.readString(passwordFile()).strip();
    } catch (IOException unreadable) {
      throw EmbeddedDatabase.notWritable(passwordFile(), unreadable);
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
  }

  private void create() throws IOException {
    try (Stream<Path> content = Files.list(data)) {
      if (content.findAny().isPresent()) {
        throw new StartRefused(
            "目录 "
                + data
                + " 不是数据库的数据目录，又不是空的，没有改动其中任何内容：请清空它，或用 LIANBAN_EMBEDDED_DIRECTORY 指定另一个目录",
            "The folder "
                + data
                + " holds no database, and is not empty; nothing in it was changed: empty it, or name another one in LIANBAN_EMBEDDED_DIRECTORY");
      }
    }
    Path password = unfinishedPasswordFile();
    Files.deleteIfExists(password);
    writeForOwner(password, newPassword());
    try {
      PostgresPrograms.Outcome outcome =
          programs.run(
              "initdb",
              List.of(
                  "-D",
                  data.toString(),
                  "-U",
                  USER,
                  "-A",
                  "scram-sha-256",
                  "--pwfile=" + password,
                  "-E",
                  "UTF8",
                  // sorts and compares text alike on every machine, whatever locales are installed
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"));
      if (!outcome.succeeded()) {
        throw failed("初始化", "create its data folder", outcome.words());
      }
      Files.move(password, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
      writeAccessRules();
    } finally {
      Files.deleteIfExists(password);
    }
  }

  /**
   * Whether an earlier start was killed while it created the database: its password still lies
   * beside the folder, and no server has ever started on the folder. Such a folder may look
   * complete, but lacks parts of the database.
   */
  private boolean isUnfinished() {
    return Files.exists(unfinishedPasswordFile())
        && !Files.exists(passwordFile())
        && !Files.exists(data.resolve("postmaster.opts"));
  }

  private Path unfinishedPasswordFile() {
    return data.resolveSibling(data.getFileName() + ".password");
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(data)) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * Sets a password in data folders made without one, where the server would let everybody on this
   * machine in.
   */
  private void setPassword() throws IOException {
    String password = newPassword();
    PostgresPrograms.Outcome outcome =
        programs.run(
            "postgres",
            List.of("--single", "-D", data.toString(), "postgres"),
            "alter role " + USER + " password '" + password + "'\n");
    if (!outcome.succeeded() || outcome.words().contains("ERROR:")) {
      throw failed("设置口令", "set its password", outcome.words());
    }
    writeAccessRules();
    Path unfinished = data.resolve(PASSWORD_FILE + ".new");
    Files.deleteIfExists(unfinished);
    writeForOwner(unfinished, password);
    Files.move(unfinished, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void writeAccessRules() throws IOException {
    Path unfinished = data.resolve("pg_hba.conf.new");
    Files.deleteIfExists(unfinished);
    writeForOwner(unfinished, ACCESS_RULES);
    Files.move(unfinished, data.resolve("pg_hba.conf"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writeForOwner(Path file, String content) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
      file.toFile().setReadable(false, false);
      file.toFile().setReadable(true, true);
    }
    Files.writeString(file, content, StandardOpenOption.WRITE);
  }

  private static String newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private String options() {
    return Stream.concat(
            // no sockets in folders that everybody can write to; no log of clients' errors, because
            // it would grow without bound
            Stream.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c log_min_messages=log",
                "-c log_checkpoints=off"),
            settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .sorted())
        .collect(Collectors.joining(" "));
  }

  private Path passwordFile() {
    return data.resolve(PASSWORD_FILE);
  }

  private StartRefused otherVersion(String major) {
    return new StartRefused(
        "目录 "
            + data
            + " 中的数据属于 PostgreSQL "
            + major
            + "，本服务自带的是 "
            + programs.version()
            + "，没有改动其中任何内容：请用先前的版本启动并以 pg_dump 导出，再用 LIANBAN_EMBEDDED_DIRECTORY 指定一个新目录启动后导入；不需要这些数据的，直接指定新目录即可",
        "The data in "
            + data
            + " are of PostgreSQL "
            + major
            + ", and the one that comes along is "
            + programs.version()
            + "; nothing was changed: start the earlier version and dump them with pg_dump, then name a new folder in LIANBAN_EMBEDDED_DIRECTORY and restore there; "
            + "where they are not needed, the new folder is enough");
  }

  private StartRefused failed(String chinese, String english, String words) {
    String told = inOneLine(words);
    return new StartRefused(
        "自带的 PostgreSQL 未能" + chinese + "（目录 " + data + "，端口 " + port + "），它说：" + told,
        "The PostgreSQL that comes along did not "
            + english
            + " (folder "
            + data
            + ", port "
            + port
            + "); in its own words: "
            + told);
  }

  /** The lines of the output that report an error, joined; all lines where none does. */
  static String inOneLine(String words) {
    List<String> lines = words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    List<String> telling =
        lines.stream()
            .filter(
                line ->
                    line.matches(
                        ".*\\b(error|ERROR|FATAL|PANIC|could not|cannot|DETAIL|HINT|hint|detail)\\b.*"))
            .distinct()
            .toList();
    return String.join(" | ", telling.isEmpty() ? lines : telling);
  }
}
