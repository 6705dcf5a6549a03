package cn.lianban.kernel;

/**
 * The thing does not exist, or the caller may not know of it: answered 404. The message is in
 * Chinese and says what to do.
 */
public class NotFound extends RuntimeException {

  public NotFound(String message) {
    super(message);
  }
}
