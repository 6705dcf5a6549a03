package cn.lianban.kernel;

/**
 * There is no such thing, or none that the caller may know of: answered 404. The message is in
 * Chinese and says what to do.
 */
public class NotFound extends RuntimeException {

  public NotFound(String message) {
    super(message);
  }
}
