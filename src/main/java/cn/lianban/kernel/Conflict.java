package cn.lianban.kernel;

/**
 * The state of things does not allow it (any more): answered 409. The message is in Chinese and
 * says what to do.
 */
public class Conflict extends RuntimeException {

  private final String code;

  public Conflict(String message) {
    this(message, "conflict");
  }

  /**
   * @param code what programs go by, such as {@code attachments-closed}: it never changes, as the
   *     message may
   */
  public Conflict(String message, String code) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
