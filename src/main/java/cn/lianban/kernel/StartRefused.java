package cn.lianban.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Refuses a start that would do harm; shown as one sentence in Chinese and in English instead of a
 * stack trace.
 */
public class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String chinese;
  private final String english;
  private final @Nullable String setting;

  /**
   * A refusal.
   *
   * @param chinese what is wrong and what to do
   * @param english the same
   */
  public StartRefused(String chinese, String english) {
    this(null, chinese, english);
  }

  /**
   * A refusal of a setting.
   *
   * @param setting its name, such as {@code server.port}; null where it is about something else
   * @param chinese what is wrong and what to do
   * @param english the same
   */
  public StartRefused(@Nullable String setting, String chinese, String english) {
    super(chinese + " / " + english);
    this.setting = setting;
    this.chinese = chinese;
    this.english = english;
  }

  /** Name of the setting that is wrong; null where it is about something else. */
  public @Nullable String setting() {
    return setting;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
