package cn.lianban.embedded;

import cn.lianban.kernel.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of PostgreSQL that serve one data folder, found among all processes: its file with
 * a process number may be empty, damaged, or name a process that is another one by now.
 */
final class FolderServers {

  private static final Logger log = LoggerFactory.getLogger(FolderServers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Between the start of a process, as the system counts it, and the time that it has written down
   * itself.
   */
  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  private final Path folder;

  FolderServers(Path folder) {
    this.folder = folder;
  }

  /**
   * Stops what an earlier run has left behind, and removes its file with the process number.
   *
   * @throws StartRefused where a process does not end
   */
  void stopAll() throws IOException {
    List<ProcessHandle> servers = find();
    Set<Long> numbers = servers.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
    // the others are children that end with it
    List<ProcessHandle> first =
        servers.stream()
            .filter(
                server ->
                    server.parent().map(ProcessHandle::pid).filter(numbers::contains).isEmpty())
            .toList();
    first.forEach(FolderServers::askToStop);
    for (ProcessHandle server : servers) {
      letGoOn(server);
    }
    for (ProcessHandle server : servers) {
      await(server);
    }
    Files.deleteIfExists(pidFile());
  }

  /** The processes that serve the folder, the first of them and its children alike. */
  List<ProcessHandle> find() {
    return ProcessHandle.allProcesses().filter(this::serves).toList();
  }

  private boolean serves(ProcessHandle process) {
    if (process.info().command().filter(FolderServers::isServer).isEmpty()) {
      return false;
    }
    Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      if (Files.exists(Path.of("/proc/self/cwd"))) {
        return Files.isSameFile(workingDirectory, folder);
      }
    } catch (IOException ended) {
      return false;
    }
    return process.info().arguments().map(this::names).orElseGet(() -> isRecorded(process));
  }

  /**
   * Not psql, pg_dump or an editor that somebody has begun in the folder, however the programs' own
   * folder is called.
   */
  private static boolean isServer(String command) {
    // where the programs have been deleted meanwhile, more follows
    return command
        .substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1)
        .toLowerCase(Locale.ROOT)
        .startsWith("postgres");
  }

  private boolean names(String[] arguments) {
    for (String argument : arguments) {
      if (argument.equals(folder.toString())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the system tells neither folder nor arguments: the same number, and begun when the
   * folder's server has begun.
   */
  private boolean isRecorded(ProcessHandle process) {
    Optional<List<String>> lines = recorded();
    try {
      return lines.isPresent()
          && Long.parseLong(lines.get().get(0).strip()) == process.pid()
          && process
              .info()
              .startInstant()
              .filter(
                  start ->
                      Duration.between(
                                  start,
                                  Instant.ofEpochSecond(Long.parseLong(lines.get().get(2).strip())))
                              .abs()
                              .compareTo(TOLERANCE)
                          < 0)
              .isPresent();
    } catch (NumberFormatException damaged) {
      return false;
    }
  }

  private Optional<List<String>> recorded() {
    try {
      return Optional.of(Files.readAllLines(pidFile())).filter(lines -> lines.size() > 2);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private Path pidFile() {
    return folder.resolve("postmaster.pid");
  }

  private static void askToStop(ProcessHandle postmaster) {
    log.warn(
        "Stopping the embedded PostgreSQL that an earlier run left behind (process {})",
        postmaster.pid());
    try {
      // SIGINT is PostgreSQL's fast shutdown; Java's own signal would wait for clients that are
      // gone
      signal("-INT", postmaster);
    } catch (IOException noSuchProgram) {
      postmaster.destroy();
    }
  }

  /** Somebody may have halted it: then it would not hear that it is to end. */
  private static void letGoOn(ProcessHandle server) {
    try {
      signal("-CONT", server);
    } catch (IOException noSuchProgram) {
      // where there are no signals, nothing is halted by one
    }
  }

  private static void signal(String signal, ProcessHandle process) throws IOException {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid()))
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(ProcessHandle server) {
    try {
      server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception stubborn) {
      throw new StartRefused(
          "无法停止先前遗留的数据库进程 " + server.pid() + "，请手工结束该进程后重试",
          "The database process "
              + server.pid()
              + " of an earlier run does not stop: end it by hand and start again");
    }
  }
}
