package cn.lianban.intake;

import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.PlainText;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/** The unified social credit code of an organisation (统一社会信用代码, GB 32100-2015). */
public record CreditCode(String value) {

  /** Code of the error that the sender may answer by confirming the code. */
  public static final String CHECK_CHARACTER = "check-character";

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  /**
   * Registration authority, category of organisation, six digits of the administrative division,
   * nine of the organisation, check character.
   */
  private static final Pattern STRUCTURE =
      Pattern.compile("[1-9ANY][1-9A-HJ-NP-RT-UW-Y][0-9]{6}[0-9A-HJ-NP-RT-UW-Y]{10}");

  /**
   * Characters to drop that come between when a code is copied from a certificate: all kinds of
   * spaces, invisible characters, hyphens.
   */
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}]");

  /**
   * The code in its stored form: capitals, without spaces and hyphens, full-width characters made
   * plain.
   */
  public static CreditCode of(String text) {
    return new CreditCode(
        BETWEEN
            .matcher(Normalizer.normalize(PlainText.clean(text), Normalizer.Form.NFKC))
            .replaceAll("")
            .toUpperCase(Locale.ROOT));
  }

  /**
   * The text for a search: the stored form where it is a credit code, otherwise unchanged; null
   * stays null.
   */
  @Contract("!null -> !null")
  public static @Nullable String sought(@Nullable String text) {
    if (text == null) {
      return null;
    }
    CreditCode code = of(text);
    return code.isWellFormed() ? code.value : text;
  }

  /**
   * The error in a code as it was typed; empty for none.
   *
   * @param field where it was typed
   * @param confirmed whether the sender confirms that the certificate shows this code although its
   *     check character is wrong
   */
  public static Optional<FieldError> fault(String field, String typed, Boolean confirmed) {
    if (PlainText.isBlank(typed)) {
      return Optional.of(new FieldError(field, "请填写统一社会信用代码"));
    }
    CreditCode code = of(typed);
    if (!code.isWellFormed()) {
      return Optional.of(new FieldError(field, code.malformed()));
    }
    if (code.hasCheckCharacter() || Boolean.TRUE.equals(confirmed)) {
      return Optional.empty();
    }
    String message =
        "统一社会信用代码的校验位不符（GB 32100-2015），请对照营业执照逐位核对；证照上确为此代码的（早年赋码），请确认 "
            + field
            + "Confirmed 后再提交，由受理部门核对";
    return Optional.of(new FieldError(field, message, CHECK_CHARACTER));
  }

  /** Whether length, characters and structure are those of a code. */
  public boolean isWellFormed() {
    return STRUCTURE.matcher(value).matches() && value.chars().distinct().count() > 1;
  }

  /**
   * Whether the last character is the one computed from the others; false for a code that is not
   * well formed.
   */
  public boolean hasCheckCharacter() {
    return isWellFormed() && value.charAt(17) == checkCharacter();
  }

  private String malformed() {
    int length = value.codePointCount(0, value.length());
    if (length != 18) {
      return "统一社会信用代码应为 18 位，现为 " + length + " 位（空格和连字符不计），请对照营业执照核对";
    }
    List<String> wrong =
        value
            .codePoints()
            .filter(point -> ALPHABET.indexOf(point) < 0)
            .mapToObj(Character::toString)
            .distinct()
            .toList();
    return wrong.isEmpty()
        ? "统一社会信用代码的结构不对：第 1、2 位为登记管理部门和机构类别，第 3 至 8 位为行政区划数字，请对照营业执照核对"
        : "统一社会信用代码不含“" + String.join("”“", wrong) + "”：只有数字和大写字母，且不用 I、O、S、V、Z，请对照营业执照核对";
  }

  private char checkCharacter() {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      sum += ALPHABET.indexOf(value.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }
}
