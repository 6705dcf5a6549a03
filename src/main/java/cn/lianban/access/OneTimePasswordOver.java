package cn.lianban.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** The password is right, but it is a one-time password whose time is over. */
class OneTimePasswordOver extends AuthenticationException {

  private static final long HOURS_OF_DAY = 24;

  private final String words;

  /**
   * @param valid for how long a one-time password is valid
   */
  OneTimePasswordOver(Duration valid) {
    this("一次性密码须在发放后" + inWords(valid) + "内使用，现已过期；请联系本单位安全管理员重置密码，领取新的一次性密码");
  }

  private OneTimePasswordOver(String words) {
    super(words);
    this.words = words;
  }

  /** What to do, in Chinese. */
  String words() {
    return words;
  }

  private static String inWords(Duration valid) {
    long minutes = valid.toMinutes();
    if (minutes % Duration.ofHours(1).toMinutes() != 0) {
      return " " + minutes + " 分钟";
    }
    long hours = valid.toHours();
    return hours % HOURS_OF_DAY == 0 ? " " + valid.toDays() + " 天" : " " + hours + " 小时";
  }
}
