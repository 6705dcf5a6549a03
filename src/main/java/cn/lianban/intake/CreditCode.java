package cn.lianban.intake;

import java.util.Locale;

/** The unified social credit code of an organisation (统一社会信用代码), with its check character by GB 32100-2015. */
public record CreditCode(String value) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  /** The code without spaces around it, in capitals. */
  public static CreditCode of(String text) {
    return new CreditCode(text.strip().toUpperCase(Locale.ROOT));
  }

  public boolean isValid() {
    return value.length() == 18 && value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0) && value.charAt(17) == checkCharacter();
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
