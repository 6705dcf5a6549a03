package cn.lianban.award;

import cn.lianban.kernel.PlainText;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An award under the document that the present one repeals, as somebody wants it to be entered.
 * Texts may be missing or wrong until they are checked.
 *
 * @param uscc credit code of the company
 * @param name of the company
 * @param itemId the item of the present document that the award corresponds to; null for none
 * @param matter the project, product or subject; not needed where the item is for the company
 *     itself
 * @param year that it was for; null for none
 * @param amount in yuan
 * @param awardedOn the day of the award
 * @param grounds the number of the decision, or where else the award can be read
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EarlierAward(
    @Nullable String uscc,
    @Nullable String name,
    @Nullable String itemId,
    @Nullable String matter,
    @Nullable Integer year,
    @Nullable BigDecimal amount,
    @Nullable LocalDate awardedOn,
    @Nullable String grounds) {

  /** A copy with texts as they are kept: without white space around them, null for blank. */
  EarlierAward cleaned() {
    return new EarlierAward(
        text(uscc) == null ? null : String.valueOf(text(uscc)).toUpperCase(Locale.ROOT),
        text(name),
        text(itemId),
        text(matter),
        year,
        amount,
        awardedOn,
        text(grounds));
  }

  private static @Nullable String text(@Nullable String typed) {
    String clean = PlainText.blankIsNone(PlainText.clean(typed));
    return clean == null ? null : clean.strip();
  }
}
