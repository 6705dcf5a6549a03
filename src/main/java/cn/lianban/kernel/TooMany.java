package cn.lianban.kernel;

import java.time.Duration;

/**
 * The limit on how often this may be done is reached: answered 429. The message is in Chinese and
 * says what to do.
 */
public class TooMany extends RuntimeException {

  private final transient Duration retryAfter;

  /**
   * @param retryAfter time after which it may be tried again
   */
  public TooMany(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
