package cn.lianban.kernel;

/** The state of things does not allow it (any more): answered 409. The message is in Chinese and says what to do. */
public class Conflict extends RuntimeException {

  public Conflict(String message) {
    super(message);
  }
}
