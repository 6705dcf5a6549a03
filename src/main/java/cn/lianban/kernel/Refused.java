package cn.lianban.kernel;

/** The person may not do this: answered 403. The message is in Chinese and says what to do. */
public class Refused extends RuntimeException {

  private final String code;

  public Refused(String message) {
    this(message, null);
  }

  /**
   * @param code by which a program tells this refusal from others; null for none
   */
  public Refused(String message, String code) {
    super(message);
    this.code = code;
  }

  /** Null where programs need not tell it from other refusals. */
  public String code() {
    return code;
  }
}
