package cn.lianban.award;

import cn.lianban.catalogue.Edition;
import cn.lianban.kernel.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the decisions say of certain facts, in the shape that the interface shows. An estimate is
 * one on facts that somebody gives, an assessment one on the verified facts of a case.
 *
 * @param unmet every condition that fails
 * @param formula exact-share, share-ceiling, amount-ceiling or recognised
 * @param base what the rate is taken of; null where there is no rate
 * @param rate as plain decimal text; null where the formula has none
 * @param cap the clause's own bound; null where it names none
 * @param bounds every bound of the award, whoever sets it
 * @param ceiling the least of all bounds, rounded down to the fen; null where there is none, and
 *     where not eligible
 * @param exact whether the source leaves no discretion
 * @param explanation how this came about, in Chinese, line by line
 * @param decisions the decisions that were asked, with the rules that hit
 */
public record Assessment(
    String itemId,
    Edition edition,
    boolean eligible,
    List<Unmet> unmet,
    String formula,
    Money base,
    String rate,
    Money cap,
    List<Bound> bounds,
    Money ceiling,
    boolean exact,
    List<String> explanation,
    List<DecisionUsed> decisions) {

  /**
   * A condition that fails.
   *
   * @param fact the fact that fails it; null where it is no single fact
   */
  public record Unmet(@JsonInclude(JsonInclude.Include.NON_NULL) String fact, String message) {}

  /**
   * An upper bound.
   *
   * @param basis {@code clause} where the source says so, {@code reading} where it is our reading
   *     of it
   */
  public record Bound(Money amount, String basis) {}

  /** A decision with its version and the rules that hit. */
  public record DecisionUsed(String id, int version, List<String> rules) {}
}
