package cn.lianban.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * A PostgreSQL of the service's own, in a folder that keeps its data over restarts.
 *
 * <p>When the service is killed, its PostgreSQL may live on: the next start stops it first, and PostgreSQL recovers what was
 * committed. Two services on one folder are refused.
 */
@Component
@WithoutDatabase
class EmbeddedDatabase implements JdbcConnectionDetails, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FileChannel lock;
  private final EmbeddedPostgres postgres;

  EmbeddedDatabase(@Value("${lianban.embedded.directory}") Path directory, @Value("${lianban.embedded.port}") int port) throws IOException {
    Files.createDirectories(directory);
    lock = FileChannel.open(directory.resolveSibling(directory.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      throw new IllegalStateException(
          "数据目录 " + directory.toAbsolutePath() + " 正被另一个联办服务使用：请先停止它，或用 LIANBAN_EMBEDDED_DIRECTORY 指定另一个目录");
    }
    stopLeftOver(directory);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(false)
            .setPGStartupWait(PATIENCE)
            // people keep this data: it has to survive a power cut
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("timezone", "Asia/Shanghai")
            // stopped by destroy(), when everybody who needs it has come to an end
            .setRegisterShutdownHook(false);
    if (port > 0) {
      builder.setPort(port);
    }
    postgres = builder.start();
    log.info("Embedded PostgreSQL on port {}, data in {}", postgres.getPort(), directory.toAbsolutePath());
  }

  @Override
  public String getUsername() {
    return "postgres";
  }

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public String getJdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void destroy() throws IOException {
    postgres.close();
    lock.close();
  }

  private static void stopLeftOver(Path directory) throws IOException {
    Path pidFile = directory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(process -> process.info().command().orElse("").toLowerCase(Locale.ROOT).contains("postgres"))
        .ifPresent(EmbeddedDatabase::stop);
    Files.deleteIfExists(pidFile);
  }

  private static void stop(ProcessHandle postmaster) {
    log.warn("Stopping the embedded PostgreSQL that an earlier run left behind (process {})", postmaster.pid());
    try {
      // SIGINT is PostgreSQL's fast shutdown; Java's own signal would wait for clients that are gone
      new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor(5, TimeUnit.SECONDS);
      postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception stubborn) {
      throw new IllegalStateException("无法停止先前遗留的数据库进程 " + postmaster.pid() + "，请手工结束该进程后重试", stubborn);
    }
  }
}
