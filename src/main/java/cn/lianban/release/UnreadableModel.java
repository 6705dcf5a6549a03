package cn.lianban.release;

/** A file that cannot be compared, with the reason in Chinese. */
class UnreadableModel extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableModel(String message, Throwable cause) {
    super(message, cause);
  }
}
