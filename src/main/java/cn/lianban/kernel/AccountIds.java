package cn.lianban.kernel;

import java.util.regex.Pattern;

/**
 * What an account may be called: what people use as a user name or mail address, in characters that
 * cannot be confused.
 */
public final class AccountIds {

  /** For the engine, which checks ids by a pattern of its own and answers in English. */
  public static final String PATTERN = "[a-zA-Z0-9](?:[a-zA-Z0-9._@+-]{0,62}[a-zA-Z0-9])?";

  /** What is allowed, in Chinese, to be shown before somebody types. */
  public static final String RULE =
      "用户名为 1 至 64 个英文字母、数字和 . _ - @ +，以字母或数字开头和结尾，如 zhang.san、zhang_san 或电子邮箱；区分大小写";

  private static final Pattern ALLOWED = Pattern.compile(PATTERN);

  private AccountIds() {}

  public static boolean isAllowed(String id) {
    return id != null && ALLOWED.matcher(id).matches();
  }

  /**
   * @throws BadInput on the field {@code id}, with what is allowed
   */
  public static void check(String id) {
    if (!isAllowed(id)) {
      throw new BadInput("id", RULE);
    }
  }
}
