package cn.lianban.workflow.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form that a person fills.
 *
 * @param type how its value is read
 * @param unit unit shown after the field, such as 元; null for none
 * @param hiddenWhen FEEL condition under which the field does not apply; null where it always
 *     applies
 * @param maxLength largest number of characters of a text; null for no limit
 * @param oneLine whether a text has to be a single line
 * @param decimals largest number of decimals; null for no limit
 */
public record FormField(
    String key,
    String label,
    Type type,
    @Nullable String unit,
    @Nullable String description,
    boolean required,
    @Nullable String hiddenWhen,
    java.math.@Nullable BigDecimal min,
    java.math.@Nullable BigDecimal max,
    @Nullable Integer decimals,
    @Nullable Integer maxLength,
    boolean oneLine,
    List<Option> options,
    Map<String, String> properties) {

  /**
   * How a value is read: money and number as decimals, year as a whole number. The interface gives
   * it in small letters.
   */
  public enum Type {
    @JsonProperty("money")
    MONEY,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("year")
    YEAR,
    @JsonProperty("date")
    DATE,
    @JsonProperty("text")
    TEXT,
    @JsonProperty("bool")
    BOOL,
    @JsonProperty("enum")
    ENUM
  }

  /** An allowed value with its label. */
  public record Option(@Nullable String value, @Nullable String label) {}

  /** The label of an allowed value; the value itself where it has none. */
  public String labelOf(String value) {
    return options.stream()
        .filter(option -> value.equals(option.value()))
        .map(Option::label)
        .findFirst()
        .orElse(value);
  }
}
