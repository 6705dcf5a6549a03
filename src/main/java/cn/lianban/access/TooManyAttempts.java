package cn.lianban.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/**
 * Too many wrong passwords, so even the right one has to wait. It does not reveal whether the
 * account exists.
 */
public class TooManyAttempts extends AuthenticationException {

  private final transient Duration wait;

  TooManyAttempts(Duration wait) {
    super("尝试过于频繁，请 " + seconds(wait) + " 秒后再试");
    this.wait = wait;
  }

  /** Whole seconds, at least one. */
  public long seconds() {
    return seconds(wait);
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
  }
}
