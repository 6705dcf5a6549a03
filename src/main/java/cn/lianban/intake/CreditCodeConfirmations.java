package cn.lianban.intake;

import cn.lianban.kernel.BadInput;
import java.util.HashMap;
import java.util.Map;

/**
 * Handles older credit codes with a wrong check character: the applicant confirms the code, and so
 * does the accepting body.
 */
public final class CreditCodeConfirmations {

  /** The field of the form in which the accepting body confirms. */
  public static final String FIELD = "codeConfirmed";

  private CreditCodeConfirmations() {}

  /**
   * Text for the trail about a code submitted with a wrong check character; empty for every other
   * code.
   */
  public static String noteOf(String uscc) {
    return isDoubtful(uscc) ? "（统一社会信用代码校验位不符，申报单位确认与证照一致，待受理部门核对）" : "";
  }

  /**
   * The text {@code codeSummary} for the form of acceptance; nothing where the check character is
   * right.
   */
  public static Map<String, Object> texts(String uscc) {
    Map<String, Object> texts = new HashMap<>();
    if (isDoubtful(uscc)) {
      texts.put(
          "codeSummary",
          "***统一社会信用代码 "
              + uscc
              + " 的校验位与 GB 32100-2015 不符。***申报单位确认证照上即为此代码。请对照营业执照或法人登记证书（或者国家企业信用信息公示系统）核对：一致的，受理时勾选下方的确认；不一致的，要求补正或者不予受理。");
    }
    return texts;
  }

  /**
   * Text for the trail when the accepting body accepts.
   *
   * @param confirmed whether the box was ticked
   * @throws BadInput where the code needs confirmation and the box was not ticked
   */
  public static String accepted(String uscc, boolean confirmed) {
    if (!isDoubtful(uscc)) {
      return "";
    }
    if (!confirmed) {
      throw new BadInput(FIELD, "统一社会信用代码的校验位不符：受理前请对照证照核对，并勾选“统一社会信用代码已对照证照核对一致”；不一致的不能受理");
    }
    return "；统一社会信用代码校验位不符，已对照证照核对一致";
  }

  private static boolean isDoubtful(String uscc) {
    return !CreditCode.of(uscc).hasCheckCharacter();
  }
}
