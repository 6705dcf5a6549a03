package cn.lianban.database;

import cn.lianban.kernel.StartRefused;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains failures of the start that an operator can mend in one sentence instead of a stack
 * trace; a {@link StartRefused} already carries its own text.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailureAnalyzer implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused) {
        return null;
      }
      if (cause instanceof PortInUseException taken) {
        return told(
            failure,
            new StartRefused(
                "端口 " + taken.getPort() + " 已被占用：请停止占用它的程序，或以 SERVER_PORT 另选一个端口",
                "Port "
                    + taken.getPort()
                    + " is in use: stop the program that uses it, or choose another one in SERVER_PORT"));
      }
    }
    return DatabaseRefusal.of(failure)
        .map(refused -> told(failure, refused))
        .orElseGet(() -> ofMigrations(failure));
  }

  private static @Nullable FailureAnalysis ofMigrations(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FlywayException) {
        String words =
            String.valueOf(cause.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((one, next) -> one + " | " + next)
                .orElse("");
        return told(
            failure,
            new StartRefused(
                "数据库结构没有升级成功（" + words + "）：该步已整体回退，请按其说明处理后重新启动，或恢复升级之前的备份",
                "The database was not upgraded ("
                    + words
                    + "): that step was rolled back; follow what it says and start again, or restore the backup from before the upgrade"));
      }
    }
    return null;
  }

  private static FailureAnalysis told(Throwable failure, StartRefused refused) {
    return new FailureAnalysis(refused.chinese() + "\n" + refused.english(), null, failure);
  }
}
