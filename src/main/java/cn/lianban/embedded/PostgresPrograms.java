package cn.lianban.embedded;

import cn.lianban.kernel.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL programs that come with the service, unpacked beside the data: a folder for
 * temporary files may forbid execution and is cleaned up by others.
 */
final class PostgresPrograms {

  private static final String OWN_DATABASE = "SPRING_DATASOURCE_URL";
  private static final long PATIENCE_SECONDS = 120;
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)(\\S*)");

  /** What a program printed, and whether it exited with 0. */
  record Outcome(boolean succeeded, String words) {}

  private final Path folder;
  private final boolean asRoot;
  private final String version;

  private PostgresPrograms(Path folder, boolean asRoot) {
    this.folder = folder;
    this.asRoot = asRoot;
    this.version = tried();
  }

  /**
   * Unpacks the programs into an own folder below the parent, unless they are already there.
   *
   * @throws StartRefused where there are none for this machine, or it does not let them run
   */
  static PostgresPrograms in(Path parent) {
    return new PostgresPrograms(unpacked(parent), isRoot());
  }

  /** Such as 17.11. */
  String version() {
    return version;
  }

  /** Such as 17; a server cannot read data of another major version. */
  String majorVersion() {
    return version.split("\\.")[0];
  }

  /** Runs one of the programs and waits for its end, with the locale C on every machine. */
  Outcome run(String program, List<String> arguments) {
    return run(program, arguments, "");
  }

  /** As {@link #run(String, List)}, with text for its standard input. */
  Outcome run(String program, List<String> arguments, String input) {
    try {
      return start(program, arguments, input);
    } catch (IOException failure) {
      throw cannotRun(failure.getMessage());
    }
  }

  /** A process of one of the programs, not started yet, with the locale C. */
  ProcessBuilder builder(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (asRoot) {
      // PostgreSQL refuses to run as root; in its own user namespace it runs as nobody
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program(program).toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(
            name -> name.startsWith("LC_") || name.startsWith("LANG") || name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private Outcome start(String program, List<String> arguments, String input) throws IOException {
    // a file, because the server that pg_ctl leaves running would keep a pipe open
    Path words = newFile(program, ".out");
    try {
      Process process =
          builder(program, arguments)
              .redirectErrorStream(true)
              .redirectOutput(words.toFile())
              .start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Outcome(false, program + " did not end within " + PATIENCE_SECONDS + " s");
      }
      return new Outcome(
          process.exitValue() == 0, new String(Files.readAllBytes(words), StandardCharsets.UTF_8));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Outcome(false, program + " was interrupted");
    } finally {
      deleteQuietly(words);
    }
  }

  private Path program(String name) {
    return folder.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
  }

  private Path newFile(String prefix, String suffix) {
    try {
      return Files.createTempFile(folder, prefix, suffix);
    } catch (IOException failure) {
      throw EmbeddedDatabase.notWritable(folder, failure);
    }
  }

  /** The version that the server prints, which also shows that it can run on this machine. */
  private String tried() {
    Outcome outcome = run("postgres", List.of("--version"));
    Matcher version = VERSION.matcher(outcome.words());
    if (outcome.succeeded() && version.find()) {
      return version.group(1) + version.group(2);
    }
    // a file system without programs refuses them to everybody, root in its own namespace included
    if (asRoot && Files.isExecutable(program("postgres"))) {
      throw new StartRefused(
          "自带的 PostgreSQL 不能以 root 身份运行，而这里（例如容器中）不允许 unshare -U（"
              + outcome.words().strip()
              + "）：请以普通用户启动服务，或用 "
              + OWN_DATABASE
              + " 指定自有的数据库",
          "The PostgreSQL that comes along does not run as root, and unshare -U is not allowed here, as in most containers ("
              + outcome.words().strip()
              + "): start the service as an ordinary user, or name a database of your own in "
              + OWN_DATABASE);
    }
    throw cannotRun(outcome.words().strip());
  }

  private StartRefused cannotRun(@Nullable String words) {
    return new StartRefused(
        "自带的 PostgreSQL 不能在这台机器上运行（"
            + words
            + "）：如果 "
            + folder
            + " 所在的文件系统禁止执行程序（noexec），请用 LIANBAN_EMBEDDED_DIRECTORY 指定别处的目录；否则请用 "
            + OWN_DATABASE
            + " 指定自有的数据库",
        "The PostgreSQL that comes along does not run on this machine ("
            + words
            + "): where the file system of "
            + folder
            + " forbids programs (noexec), name a folder elsewhere in LIANBAN_EMBEDDED_DIRECTORY; else name a database of your own in "
            + OWN_DATABASE);
  }

  private static Path unpacked(Path parent) {
    String system = system(System.getProperty("os.name"));
    String machine = machine(System.getProperty("os.arch"));
    URL archive =
        PostgresPrograms.class.getResource("/postgres-" + system + "-" + machine + ".txz");
    if (archive == null) {
      throw missing(system, machine);
    }
    try {
      Path folder = parent.resolve(digest(archive));
      if (!Files.isDirectory(folder)) {
        removeOthers(parent);
        Files.createDirectories(parent);
        Path unfinished = Files.createTempDirectory(parent, "unpacking");
        unpack(archive, unfinished);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      return folder;
    } catch (IOException failure) {
      // a full disk is told without the name of a file
      throw EmbeddedDatabase.notWritable(parent, failure);
    }
  }

  static StartRefused missing(String system, String machine) {
    return new StartRefused(
        "没有适用于这台机器（" + system + "，" + machine + "）的自带 PostgreSQL：请用 " + OWN_DATABASE + " 指定自有的数据库",
        "No PostgreSQL comes along for this machine ("
            + system
            + ", "
            + machine
            + "): name a database of your own in "
            + OWN_DATABASE);
  }

  /** The name of the operating system as the archives spell it. */
  static String system(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("mac") ? "darwin" : lower.startsWith("windows") ? "windows" : lower;
  }

  /** The name of the processor architecture as the archives spell it. */
  static String machine(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }

  private static String digest(URL archive) throws IOException {
    try (InputStream content = archive.openStream()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void unpack(URL archive, Path folder) throws IOException {
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(archive.openStream())))) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException(entry.getName() + " is outside the archive");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
          } else {
            Files.copy(entries, file);
            if (file.getParent() != null && file.getParent().endsWith("bin")) {
              file.toFile().setExecutable(true, false);
            }
          }
        }
      }
    }
  }

  /** Removes the programs of earlier versions, and what a killed start left half unpacked. */
  private static void removeOthers(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (Stream<Path> files = Files.walk(parent)) {
      files
          .sorted(Comparator.reverseOrder())
          .filter(file -> !file.equals(parent))
          .forEach(PostgresPrograms::deleteQuietly);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException inUse) {
      // a folder that cannot be removed does no harm
    }
  }

  private static boolean isWindows() {
    return system(System.getProperty("os.name")).equals("windows");
  }

  private static boolean isRoot() {
    try {
      return system(System.getProperty("os.name")).equals("linux")
          && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
