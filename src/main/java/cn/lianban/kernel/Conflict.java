package cn.lianban.kernel;

import java.util.Map;

/**
 * The request conflicts with the present state: answered 409. The message is in Chinese and says
 * what to do.
 */
public class Conflict extends RuntimeException {

  private final String code;

  public Conflict(String message) {
    this(message, "conflict");
  }

  /**
   * @param code by which programs tell this conflict from others, such as {@code
   *     attachments-closed}; it never changes, while the message may
   */
  public Conflict(String message, String code) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** Further members of the answer, by name; none as a rule. */
  public Map<String, Object> more() {
    return Map.of();
  }
}
