package cn.lianban.kernel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the ids of accounts: user names or mail addresses, in characters that cannot be confused.
 */
public final class AccountIds {

  /** The same rule as a pattern for the engine, whose own message would be in English. */
  public static final String PATTERN = "[a-zA-Z0-9](?:[a-zA-Z0-9._@+-]{0,62}[a-zA-Z0-9])?";

  /** The rule in Chinese, shown before somebody types. */
  public static final String RULE =
      "用户名为 1 至 64 个英文字母、数字和 . _ - @ +，以字母或数字开头和结尾，如 zhang.san、zhang_san 或电子邮箱；区分大小写";

  private static final Pattern ALLOWED = Pattern.compile(PATTERN);

  private AccountIds() {}

  public static boolean isAllowed(@Nullable String id) {
    return id != null && ALLOWED.matcher(id).matches();
  }

  /**
   * @throws BadInput on the field {@code id}, with what is allowed
   */
  public static void check(@Nullable String id) {
    if (!isAllowed(id)) {
      throw new BadInput("id", RULE);
    }
  }
}
