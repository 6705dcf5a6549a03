package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form, checked and typed: text, {@link BigDecimal}, {@link Integer} for years,
 * {@link Boolean}, {@link LocalDate}. An absent value is null.
 */
public record Submission(Map<String, Object> fields) {

  public @Nullable String text(String key) {
    return (String) fields.get(key);
  }

  public boolean isTrue(String key) {
    return Boolean.TRUE.equals(fields.get(key));
  }

  public @Nullable BigDecimal number(String key) {
    return (BigDecimal) fields.get(key);
  }

  public @Nullable Money money(String key) {
    return Money.ofNullable(number(key));
  }

  public @Nullable LocalDate date(String key) {
    return (LocalDate) fields.get(key);
  }
}
