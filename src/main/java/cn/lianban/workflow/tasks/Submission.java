package cn.lianban.workflow.tasks;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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

  /**
   * A text that the form requires.
   *
   * @throws BadInput where it is absent, because the form that was deployed does not require it
   */
  public String requiredText(String key) {
    return required(key, text(key));
  }

  /** As {@link #requiredText}, for a number. */
  public BigDecimal requiredNumber(String key) {
    return required(key, number(key));
  }

  /** As {@link #requiredText}, for an amount. */
  public Money requiredMoney(String key) {
    return required(key, money(key));
  }

  /** As {@link #requiredText}, for a day. */
  public LocalDate requiredDate(String key) {
    return required(key, date(key));
  }

  private static <T> T required(String key, @Nullable T value) {
    if (value == null) {
      throw new BadInput(List.of(FieldError.required(key, "请填写；表单未要求填写的，请流程管理员改正表单")));
    }
    return value;
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
