package cn.lianban.award;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the lead bureau answered to a question of the assessment.
 *
 * @param id of the question
 * @param question its text
 * @param reading id of the reading that asked; null for none
 * @param clause the clause in question, as in the catalogue
 * @param choice {@code none}, {@code deduct} or {@code refuse}
 * @param choiceName the choice in Chinese, as the form offers it
 * @param remark the reason
 */
public record QuestionAnswer(
    String id,
    String question,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reading,
    String clause,
    String choice,
    String choiceName,
    String remark) {

  static final String NONE = "none";
  static final String DEDUCT = "deduct";
  static final String REFUSE = "refuse";

  /** Whether what the question is about changes nothing of the amount. */
  boolean keeps() {
    return choice.equals(NONE);
  }

  boolean deducts() {
    return choice.equals(DEDUCT);
  }

  boolean refuses() {
    return choice.equals(REFUSE);
  }
}
