package cn.lianban.kernel;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * A disk without room, that of the database or that of the service's own temporary files: no
 * mistake in the service, and passing as soon as somebody makes room.
 */
public final class FullDisk {

  /** What an operator has to know, whoever is told it. */
  public static final String TOLD = "服务器磁盘空间不足，这次操作没有保存：请告知系统管理员清理磁盘，之后刷新页面、核对后再试";

  private static final String SQL_STATE = "53100";

  /** How Linux, macOS and Windows put it. */
  private static final Pattern WORDS =
      Pattern.compile(
          "no space left on device|not enough space on the disk|disk quota exceeded|设备上没有空间|磁盘空间不足",
          Pattern.CASE_INSENSITIVE);

  private FullDisk() {}

  /** Whether this, or one of its causes, says so. */
  public static boolean isBehind(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isSaidBy(sql)
          || cause instanceof IOException
              && WORDS.matcher(String.valueOf(cause.getMessage())).find()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the database says so. */
  public static boolean isSaidBy(SQLException problem) {
    return SQL_STATE.equals(problem.getSQLState());
  }
}
