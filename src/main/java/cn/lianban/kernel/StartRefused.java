package cn.lianban.kernel;

/**
 * Refuses a start that would do harm; shown as one sentence in Chinese and in English instead of a
 * stack trace.
 */
public class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String chinese;
  private final String english;

  /**
   * A refusal.
   *
   * @param chinese what is wrong and what to do
   * @param english the same
   */
  public StartRefused(String chinese, String english) {
    super(chinese + " / " + english);
    this.chinese = chinese;
    this.english = english;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
