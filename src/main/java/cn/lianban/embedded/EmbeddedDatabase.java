package cn.lianban.embedded;

import cn.lianban.kernel.ServiceSettings;
import cn.lianban.kernel.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * A PostgreSQL that the service itself runs, in a folder that keeps its data over restarts.
 *
 * <p>If the service is killed, its PostgreSQL may go on running: the next start stops it first, and
 * PostgreSQL recovers what was committed. If PostgreSQL is killed, the service starts it again. A
 * second service on the same folder is refused.
 */
@Component
@WithoutDatabase
class EmbeddedDatabase implements JdbcConnectionDetails, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private final FileChannel lock;
  private final PostgresServer server;
  private boolean stopping;

  /** Whether a failure of the attempts that go on has been logged. */
  private boolean told;

  @Autowired
  EmbeddedDatabase(EmbeddedSettings settings, ServiceSettings service) {
    this(settings.directory(), settings.port(), service.timeZone().getId());
  }

  EmbeddedDatabase(Path directory, int port, String timeZone) {
    Path data = directory.toAbsolutePath().normalize();
    lock = locked(data);
    PostgresPrograms programs =
        PostgresPrograms.in(data.resolveSibling(data.getFileName() + ".programs"));
    server =
        new PostgresServer(
            programs,
            data,
            port > 0 ? port : freePort(),
            // people keep this data, so it has to survive a power cut
            Map.of(
                "fsync",
                "on",
                "synchronous_commit",
                "on",
                "full_page_writes",
                "on",
                "timezone",
                timeZone,
                "max_connections",
                "100"));
    server.prepare();
    watch(server.start());
    log.info(
        "Embedded PostgreSQL {} on port {}, data in {}", programs.version(), server.port(), data);
  }

  @Override
  public String getUsername() {
    return PostgresServer.USER;
  }

  @Override
  public String getPassword() {
    return server.password();
  }

  @Override
  public String getJdbcUrl() {
    return server.jdbcUrl();
  }

  @Override
  public synchronized void destroy() throws IOException {
    stopping = true;
    server.stop();
    lock.close();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the restart reports its own errors
  private void watch(ProcessHandle postmaster) {
    postmaster
        .onExit()
        .thenRun(
            () -> {
              Thread restarting = new Thread(this::restart, "restart of the embedded database");
              restarting.setDaemon(true);
              restarting.start();
            });
  }

  private void restart() {
    while (!started()) {
      try {
        Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * Starts the server again unless the service is stopping; false where another attempt has to
   * follow.
   */
  private synchronized boolean started() {
    if (stopping) {
      return true;
    }
    try {
      if (!told) {
        log.warn("The embedded PostgreSQL has ended; it is started again");
      }
      watch(server.start());
      log.info("The embedded PostgreSQL has been started again");
      told = false;
      return true;
    } catch (RuntimeException failure) {
      // once, because the attempts go on as long as, for example, the disk is full
      if (!told) {
        log.error(
            "The embedded PostgreSQL cannot be started again; an attempt follows every second: {}",
            failure.getMessage());
        told = true;
      }
      return false;
    }
  }

  private static FileChannel locked(Path data) {
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(
              data.resolveSibling(data.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new StartRefused(
            "数据目录 " + data + " 正被另一个联办服务使用：请先停止它，或用 LIANBAN_EMBEDDED_DIRECTORY 指定另一个目录",
            "The data folder "
                + data
                + " is in use by another service of this kind: stop it, or name another folder in LIANBAN_EMBEDDED_DIRECTORY");
      }
      return channel;
    } catch (IOException failure) {
      throw notWritable(data, failure);
    }
  }

  static StartRefused notWritable(Path path, IOException failure) {
    String words = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    StartRefused refused =
        new StartRefused(
            "不能写入 " + path + "（" + words + "）：请让运行服务的用户可以读写它，或用 LIANBAN_EMBEDDED_DIRECTORY 指定另一个目录",
            path
                + " cannot be written ("
                + words
                + "): let the user who runs the service read and write it, or name another folder in LIANBAN_EMBEDDED_DIRECTORY");
    refused.initCause(failure);
    return refused;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new IllegalStateException(
          "No port of this machine is free for the embedded PostgreSQL", failure);
    }
  }
}
