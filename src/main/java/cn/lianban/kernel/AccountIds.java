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
      "用户名为 2 至 64 个英文字母、数字和 . _ - @，以字母或数字开头和结尾，不能全是 0，如 zhang.san、zhang_san 或电子邮箱（其中可以有 +）；区分大小写";

  private static final Pattern ALLOWED = Pattern.compile(PATTERN);

  /** A plus sign joins the names of groups elsewhere; in mail addresses people use it. */
  private static final Pattern MAIL = Pattern.compile("[^@]+@[^@]+\\.[^@.]+");

  private static final Pattern NOBODY = Pattern.compile("0+|.");

  private AccountIds() {}

  /** As {@link #isAllowed}, without what was allowed before and looks like something else. */
  public static boolean isAllowedForNew(@Nullable String id) {
    return id != null
        && isAllowed(id)
        && !NOBODY.matcher(id).matches()
        && (id.indexOf('+') < 0 || MAIL.matcher(id).matches());
  }

  public static boolean isAllowed(@Nullable String id) {
    return id != null && ALLOWED.matcher(id).matches();
  }

  /**
   * Checks the id of a new account.
   *
   * @throws BadInput on the field {@code id}, with what is allowed
   */
  public static void check(@Nullable String id) {
    if (!isAllowedForNew(id)) {
      throw new BadInput("id", RULE);
    }
  }
}
