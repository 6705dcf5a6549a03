package cn.lianban.duties;

import cn.lianban.kernel.BadInput;
import java.time.LocalDate;

/** A quarter of a year, in the order of time. */
public record Quarter(int year, int quarter) implements Comparable<Quarter> {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;
  private static final int MONTHS = 3;
  private static final int LAST = 4;

  public static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
  }

  /**
   * Checks a year; null is allowed.
   *
   * @throws BadInput for a year outside 2000 to 2100
   */
  public static void checkYear(Integer year) {
    if (year != null && (year < FIRST_YEAR || year > LAST_YEAR)) {
      throw new BadInput("year", "年份 year 应在 " + FIRST_YEAR + " 至 " + LAST_YEAR + " 之间");
    }
  }

  /**
   * Checks a quarter; null is allowed.
   *
   * @throws BadInput for a number other than 1 to 4
   */
  public static void checkQuarter(Integer quarter) {
    if (quarter != null && (quarter < 1 || quarter > LAST)) {
      throw new BadInput("quarter", "季度 quarter 应为 1、2、3、4 之一");
    }
  }

  public LocalDate firstDay() {
    return LocalDate.of(year, (quarter - 1) * MONTHS + 1, 1);
  }

  public LocalDate lastDay() {
    return next().firstDay().minusDays(1);
  }

  public Quarter next() {
    return of(firstDay().plusMonths(MONTHS));
  }

  public Quarter previous() {
    return of(firstDay().minusMonths(MONTHS));
  }

  /** The quarter as decisions read it: {@code Q4}. */
  public String key() {
    return "Q" + quarter;
  }

  /** The quarter as people read it: {@code 2026年第4季度}. */
  public String label() {
    return year + "年第" + quarter + "季度";
  }

  @Override
  public int compareTo(Quarter other) {
    return firstDay().compareTo(other.firstDay());
  }

  /** The quarter as part of a duty's number: {@code 2026Q4}. */
  @Override
  public String toString() {
    return year + key();
  }
}
