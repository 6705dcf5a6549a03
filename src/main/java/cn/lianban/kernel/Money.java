package cn.lianban.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An amount in yuan, exact to the fen, from 0 to below 1e12 in absolute value.
 *
 * <p>There is no rounding here: an amount with more than two decimals is an error, because the one
 * place that rounds is the decision {@code awardAmount}.
 */
public record Money(BigDecimal yuan) implements Comparable<Money> {

  /** Amounts of this size and more are refused: the ledger holds twelve digits before the point. */
  public static final BigDecimal LIMIT = new BigDecimal("1000000000000");

  public static final Money ZERO = new Money(BigDecimal.ZERO);

  public Money {
    if (yuan.stripTrailingZeros().scale() > 2) {
      throw new IllegalArgumentException("finer than a fen: " + yuan);
    }
    if (yuan.abs().compareTo(LIMIT) >= 0) {
      throw new IllegalArgumentException("1e12 yuan or more: " + yuan);
    }
    yuan = yuan.setScale(2, RoundingMode.UNNECESSARY);
  }

  @JsonCreator
  public static Money of(String plain) {
    return new Money(new BigDecimal(plain));
  }

  public static Money of(BigDecimal yuan) {
    return new Money(yuan);
  }

  /** The amount; null for null, because a column may hold no amount. */
  public static @Nullable Money ofNullable(@Nullable BigDecimal yuan) {
    return yuan == null ? null : new Money(yuan);
  }

  public Money plus(Money other) {
    return new Money(yuan.add(other.yuan));
  }

  public Money minus(Money other) {
    return new Money(yuan.subtract(other.yuan));
  }

  /** This amount, or zero where it is negative. */
  public Money orZeroIfNegative() {
    return yuan.signum() < 0 ? ZERO : this;
  }

  public Money least(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public boolean isPositive() {
    return yuan.signum() > 0;
  }

  public boolean isMoreThan(Money other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Money other) {
    return yuan.compareTo(other.yuan);
  }

  /** The amount as a plain number with two decimals: {@code 30000000.00}. */
  @Override
  @JsonValue
  public String toString() {
    return yuan.toPlainString();
  }

  /**
   * The amount as officials read it: {@code 30,000,000.00 元（3,000 万元）}; without 万元 below ten
   * thousand yuan.
   */
  public String forPeople() {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    String exact = new DecimalFormat("#,##0.00", symbols).format(yuan) + " 元";
    BigDecimal wan = yuan.movePointLeft(4);
    return wan.abs().compareTo(BigDecimal.ONE) < 0
        ? exact
        : exact + "（" + new DecimalFormat("#,##0.######", symbols).format(wan) + " 万元）";
  }
}
