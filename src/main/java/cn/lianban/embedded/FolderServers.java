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
 * The PostgreSQL processes that serve one data folder, or create the database in it, found among
 * all processes of the machine. Its pid file alone is not enough: it may be empty, damaged, or name
 * a number that another process has by now.
 */
final class FolderServers {

  private static final Logger log = LoggerFactory.getLogger(FolderServers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Largest difference between the start of a process according to the system and the start time in
   * its pid file.
   */
  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  private final Path folder;

  FolderServers(Path folder) {
    this.folder = folder;
  }

  /**
   * Stops the processes that an earlier run left behind, and removes their pid file.
   *
   * @throws StartRefused where a process does not end
   */
  void stopAll() throws IOException {
    // first of all, because a maker removes what it has made when its server ends
    for (ProcessHandle maker : ProcessHandle.allProcesses().filter(this::makes).toList()) {
      log.warn(
          "Ending the making of the database that an earlier run left behind (process {})",
          maker.pid());
      maker.destroyForcibly();
      await(maker);
    }
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
      resume(server);
    }
    for (ProcessHandle server : servers) {
      await(server);
    }
    Files.deleteIfExists(pidFile());
  }

  /** The processes that serve the folder: the postmaster and its children. */
  List<ProcessHandle> find() {
    return ProcessHandle.allProcesses().filter(this::serves).toList();
  }

  /** Whether the process creates a database in the folder (initdb). */
  private boolean makes(ProcessHandle process) {
    return process.info().command().filter(command -> isProgram(command, "initdb")).isPresent()
        && process.info().arguments().filter(this::names).isPresent();
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
   * Whether the command is a PostgreSQL server, and not psql, pg_dump or an editor started in the
   * folder. Only the program's file name counts, not the folder that it lies in.
   */
  private static boolean isServer(String command) {
    return isProgram(command, "postgres");
  }

  private static boolean isProgram(String command, String name) {
    // Linux adds text to the name where the program's file has been deleted meanwhile
    return command
        .substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1)
        .toLowerCase(Locale.ROOT)
        .startsWith(name);
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
   * For systems that tell neither folder nor arguments of a process: compares its number and its
   * start time with the pid file.
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
      // SIGINT is PostgreSQL's fast shutdown; the signal that Java sends would wait for clients
      // that are gone
      signal("-INT", postmaster);
    } catch (IOException noSuchProgram) {
      postmaster.destroy();
    }
  }

  /** Resumes a halted process, because it would not receive the signal to end. */
  private static void resume(ProcessHandle server) {
    try {
      signal("-CONT", server);
    } catch (IOException noSuchProgram) {
      // a system without signals halts no process
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
