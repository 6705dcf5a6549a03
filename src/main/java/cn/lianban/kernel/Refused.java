package cn.lianban.kernel;

import org.jspecify.annotations.Nullable;

/** The person may not do this: answered 403. The message is in Chinese and says what to do. */
public class Refused extends RuntimeException {

  private final @Nullable String code;

  public Refused(String message) {
    this(message, null);
  }

  /**
   * @param code by which a program tells this refusal from others; null for none
   */
  public Refused(String message, @Nullable String code) {
    super(message);
    this.code = code;
  }

  /** Null where programs need not tell it from other refusals. */
  public @Nullable String code() {
    return code;
  }
}
