package cn.lianban.workflow;

import cn.lianban.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * The fields of a form, checked and typed: text, {@link BigDecimal}, {@link Integer} for years,
 * {@link Boolean}, {@link LocalDate}. Absent is null.
 */
public record Submission(Map<String, Object> fields) {

  public String text(String key) {
    return (String) fields.get(key);
  }

  public boolean isTrue(String key) {
    return Boolean.TRUE.equals(fields.get(key));
  }

  public BigDecimal number(String key) {
    return (BigDecimal) fields.get(key);
  }

  public Money money(String key) {
    return Money.ofNullable(number(key));
  }

  public LocalDate date(String key) {
    return (LocalDate) fields.get(key);
  }
}
