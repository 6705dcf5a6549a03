package cn.lianban.kernel;

/** The person may not do this: answered 403. The message is in Chinese and says what to do. */
public class Refused extends RuntimeException {

  public Refused(String message) {
    super(message);
  }
}
