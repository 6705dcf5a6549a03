package cn.lianban.access;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The rules for a password, wherever it is set: by the person, by an administrator, in an import,
 * for the first administrator. It has to be long and hard to guess; different kinds of characters
 * are not required, because people write such passwords down.
 */
@Component
public class PasswordRules {

  private static final int LONGEST = 128;
  private static final int FEWEST_CHARACTERS = 5;

  /** How many characters have to remain of a password without the user name in it. */
  private static final int FEWEST_BESIDES_ID = 6;

  private static final Pattern ENDS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

  private static final Pattern BESIDES_DIGITS = Pattern.compile("^[^0-9]+|[^0-9]+$");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]");

  private final int shortest;
  private final Set<String> common;

  @Autowired
  PasswordRules(PasswordSettings settings) throws IOException {
    this(settings.shortest());
  }

  PasswordRules(int shortest) throws IOException {
    this.shortest = shortest;
    this.common =
        new ClassPathResource("access/common-passwords.txt")
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The smallest number of characters. */
  public int shortest() {
    return shortest;
  }

  /** The rules in Chinese, shown before somebody types. */
  public List<String> inWords() {
    return List.of(
        "至少 " + shortest + " 个字符，最多 " + LONGEST + " 个，可以用空格和中文",
        "不能是用户名，也不能只在用户名前后加几个字符",
        "不能是常见密码，如 password123、qwertyuiop、1234567890，也不能只由少数几个字符重复而成",
        "不必混用大小写、数字和符号：几个互不相关的词连成一句，更长也更好记");
  }

  /**
   * @param id of the account that gets it
   * @throws BadInput on the field {@code password}, with every rule that is broken
   */
  public void check(String id, String password) {
    List<String> broken = broken(id, password);
    if (!broken.isEmpty()) {
      throw new BadInput(
          broken.stream().map(message -> new FieldError("password", message)).toList());
    }
  }

  /** Every rule that is broken, in Chinese; none for a good password. */
  public List<String> broken(@Nullable String id, String password) {
    List<String> broken = new ArrayList<>();
    String typed = password == null ? "" : password;
    int length = typed.codePointCount(0, typed.length());
    if (length < shortest) {
      broken.add("密码至少需要 " + shortest + " 个字符");
    } else if (length > LONGEST) {
      broken.add("密码最多 " + LONGEST + " 个字符");
    }
    if (typed.codePoints().anyMatch(Character::isISOControl)) {
      broken.add("密码不能含有换行等控制字符");
    }
    String folded = typed.toLowerCase(Locale.ROOT);
    if (id != null && isAroundId(id.toLowerCase(Locale.ROOT), folded)) {
      broken.add("密码不能是用户名，也不能只在用户名前后加几个字符");
    } else if (length >= shortest && isCommon(folded)) {
      broken.add("这是常见密码，很容易被猜中，请换一个");
    }
    return broken;
  }

  /** Whether little besides the id is left, with its punctuation or without. */
  private static boolean isAroundId(String id, String folded) {
    return leavesLittle(id, folded)
        || leavesLittle(
            PUNCTUATION.matcher(id).replaceAll(""), PUNCTUATION.matcher(folded).replaceAll(""));
  }

  private static boolean leavesLittle(String id, String password) {
    if (id.isEmpty() || !password.contains(id)) {
      return false;
    }
    String rest = password.replace(id, "");
    return rest.length() < FEWEST_BESIDES_ID || isRow(rest);
  }

  private boolean isCommon(String folded) {
    String bare = ENDS.matcher(folded).replaceAll("");
    String digits = BESIDES_DIGITS.matcher(folded).replaceAll("");
    boolean mostlyDigits = folded.length() - digits.length() < FEWEST_BESIDES_ID;
    return common.contains(folded)
        || common.contains(bare)
        || mostlyDigits && !digits.isEmpty() && (common.contains(digits) || isRow(digits))
        || folded.codePoints().distinct().count() < FEWEST_CHARACTERS
        || isRow(folded);
  }

  /**
   * Whether all characters follow each other, upwards or downwards, as in 1234567890 or zyxwvutsrq.
   */
  private static boolean isRow(String text) {
    return isRow(text, 1) || isRow(text, -1);
  }

  private static boolean isRow(String text, int step) {
    for (int at = 1; at < text.length(); at++) {
      int distance = text.charAt(at) - text.charAt(at - 1);
      boolean wraps =
          Character.isDigit(text.charAt(at))
              && Character.isDigit(text.charAt(at - 1))
              && Math.floorMod(distance, 10) == Math.floorMod(step, 10);
      if (distance != step && !wraps) {
        return false;
      }
    }
    return true;
  }
}
