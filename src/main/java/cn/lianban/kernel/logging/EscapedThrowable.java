package cn.lianban.kernel.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import cn.lianban.kernel.FullDisk;
import cn.lianban.kernel.LostConnection;
import cn.lianban.kernel.PassingFault;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/**
 * The stack trace of a log entry, in which the messages of exceptions stay in one line each because
 * they often quote what was sent. While the database is away, or a disk is full, every part of the
 * service fails in its own way: such an entry has one more line, with the cause, instead of a stack
 * trace.
 */
public class EscapedThrowable extends ExtendedWhitespaceThrowableProxyConverter {

  @Override
  protected String throwableProxyToString(IThrowableProxy problem) {
    if (problem instanceof ThrowableProxy thrown && isPassing(thrown.getThrowable())) {
      IThrowableProxy cause = problem;
      while (cause.getCause() != null && !cause.isCyclic()) {
        cause = cause.getCause();
      }
      String message = cause.getMessage() == null ? "" : ": " + OneLine.escaped(cause.getMessage());
      return "    | " + cause.getClassName() + message + System.lineSeparator();
    }
    return super.throwableProxyToString(Escaped.of(problem));
  }

  private static boolean isPassing(Throwable problem) {
    return problem instanceof PassingFault
        || LostConnection.isBehind(problem)
        || FullDisk.isBehind(problem);
  }

  private record Escaped(IThrowableProxy problem) implements IThrowableProxy {

    private static @Nullable Escaped of(IThrowableProxy problem) {
      return problem == null ? null : new Escaped(problem);
    }

    @Override
    public @Nullable String getMessage() {
      return problem.getMessage() == null ? null : OneLine.escaped(problem.getMessage());
    }

    @Override
    public @Nullable String getOverridingMessage() {
      return problem.getOverridingMessage() == null
          ? null
          : OneLine.escaped(problem.getOverridingMessage());
    }

    @Override
    public String getClassName() {
      return problem.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
      return problem.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
      return problem.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
      return of(problem.getCause());
    }

    @Override
    public IThrowableProxy @Nullable [] getSuppressed() {
      IThrowableProxy[] suppressed = problem.getSuppressed();
      if (suppressed == null) {
        return null;
      }
      IThrowableProxy[] escaped = new IThrowableProxy[suppressed.length];
      for (int i = 0; i < suppressed.length; i++) {
        escaped[i] = of(suppressed[i]);
      }
      return escaped;
    }

    @Override
    public boolean isCyclic() {
      return problem.isCyclic();
    }
  }
}
