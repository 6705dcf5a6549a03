package cn.lianban.kernel.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/**
 * The stack trace of a log entry, in which the messages of exceptions stay in one line each because
 * they often quote what was sent.
 */
public class EscapedThrowable extends ExtendedWhitespaceThrowableProxyConverter {

  @Override
  protected String throwableProxyToString(IThrowableProxy problem) {
    return super.throwableProxyToString(Escaped.of(problem));
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
