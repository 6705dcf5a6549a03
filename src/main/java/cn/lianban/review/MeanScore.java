package cn.lianban.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/** The mean of experts' scores, rounded once at the end to two decimals, half up. */
final class MeanScore {

  private MeanScore() {}

  /**
   * @param trim how many of the highest and of the lowest scores each are left out; 0 for the plain
   *     mean
   */
  static BigDecimal of(Collection<BigDecimal> scores, int trim) {
    if (scores.size() - 2 * trim < 1) {
      throw new IllegalArgumentException(
          "No mean of " + scores.size() + " scores without " + trim + " at each end");
    }
    List<BigDecimal> counted =
        scores.stream().sorted().skip(trim).limit(scores.size() - 2L * trim).toList();
    return counted.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(counted.size()), 2, RoundingMode.HALF_UP);
  }
}
