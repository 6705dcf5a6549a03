package cn.lianban.award;

import cn.lianban.catalogue.Edition;
import cn.lianban.kernel.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of the decisions for certain facts, as the API shows it: an estimate on facts that
 * anybody gives, or an assessment on the verified facts of a case.
 *
 * @param unmet every condition that fails
 * @param formula exact-share, share-ceiling, amount-ceiling or recognised
 * @param base the amount that the rate applies to; null where there is no rate
 * @param rate as plain decimal text; null where the formula has none
 * @param cap the upper bound in the clause; null for none
 * @param bounds all upper bounds of the award
 * @param ceiling the lowest of all bounds, rounded down to the fen; null where there is none or
 *     where not eligible
 * @param exact whether the source leaves no discretion
 * @param explanation how the result was computed, in Chinese, line by line
 * @param decisions the decisions that were evaluated, with the rules that hit
 */
public record Assessment(
    String itemId,
    Edition edition,
    boolean eligible,
    List<Unmet> unmet,
    String formula,
    @Nullable Money base,
    @Nullable String rate,
    @Nullable Money cap,
    List<Bound> bounds,
    @Nullable Money ceiling,
    boolean exact,
    List<String> explanation,
    List<DecisionUsed> decisions) {

  /**
   * A condition that fails.
   *
   * @param fact the fact that fails the condition; null where it is not a single fact
   */
  public record Unmet(@JsonInclude(JsonInclude.Include.NON_NULL) String fact, String message) {}

  /**
   * An upper bound.
   *
   * @param basis {@code clause} where the source states it, {@code reading} where it follows from
   *     our reading of the source
   */
  public record Bound(@Nullable Money amount, String basis) {}

  /** A decision with its version and the rules that hit. */
  public record DecisionUsed(String id, int version, List<String> rules) {}
}
