package cn.lianban.workflow.models;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.TextChecks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads submitted values by the form they belong to: checks and converts every field, and reports
 * all errors at once.
 */
@Component
public class FormReader {

  private static final int MOST_CHARACTERS = 4000;

  private final Decisions decisions;

  FormReader(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * The values of the form's fields by key; null for a field that was left out.
   *
   * @param prefix prefix for the field's name in errors, such as {@code facts.}; empty for none
   * @throws BadInput for unknown, missing, mistyped or disallowed values
   */
  public Map<String, Object> read(FormSchema form, Map<String, ?> submitted, String prefix) {
    Reading reading = readAll(form, submitted, prefix);
    // a field with an error is not also reported as missing
    Set<String> wrong = reading.errors.stream().map(FieldError::field).collect(Collectors.toSet());
    missing(form, reading.values, prefix).stream()
        .filter(error -> !wrong.contains(error.field()))
        .forEach(reading.errors::add);
    if (!reading.errors.isEmpty()) {
      throw new BadInput(reading.errors);
    }
    return reading.values;
  }

  /**
   * As {@link #read}, for facts sent together with other values, so that the errors of both are
   * reported at once.
   *
   * @param submitted null where there are no facts
   * @param others errors of the other values
   */
  public Map<String, Object> read(
      FormSchema form, @Nullable Map<String, ?> submitted, String prefix, List<FieldError> others) {
    List<FieldError> errors = new ArrayList<>(others);
    Map<String, Object> values = Map.of();
    if (submitted != null) {
      try {
        values = read(form, submitted, prefix);
      } catch (BadInput wrong) {
        errors.addAll(wrong.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
    return values;
  }

  /** The values after changes to some of them; all required values have to be there afterwards. */
  public Map<String, Object> change(
      FormSchema form, Map<String, Object> before, Map<String, ?> changes, String prefix) {
    Map<String, Object> typed = readWhatIsThere(form, changes, prefix);
    Map<String, Object> after = new LinkedHashMap<>(before);
    changes.keySet().forEach(name -> after.put(name, typed.get(name)));
    List<FieldError> missing = missing(form, after, prefix);
    if (!missing.isEmpty()) {
      throw new BadInput(missing);
    }
    return after;
  }

  /** As {@link #read}, but required fields may be missing. */
  public Map<String, Object> readWhatIsThere(
      FormSchema form, Map<String, ?> submitted, String prefix) {
    Reading reading = readAll(form, submitted, prefix);
    if (!reading.errors.isEmpty()) {
      throw new BadInput(reading.errors);
    }
    return reading.values;
  }

  /** The values with the defaults of the form for those that are not there. */
  public static Map<String, Object> withDefaults(FormSchema form, Map<String, ?> submitted) {
    Map<String, Object> values = new LinkedHashMap<>(submitted);
    form.defaults()
        .forEach(
            (key, value) -> {
              if (values.get(key) == null) {
                values.put(key, value);
              }
            });
    return values;
  }

  /** The required fields that apply and have no value, or a text without words. */
  public List<FieldError> missing(FormSchema form, Map<String, Object> values, String prefix) {
    List<FieldError> errors = new ArrayList<>();
    for (FormField field : form.fields()) {
      Object value = values.get(field.key());
      String text =
          field.type() == FormField.Type.TEXT && value instanceof String said ? said : null;
      boolean isMissing = value == null || text != null && PlainText.isWordless(text);
      if (isMissing && isRequired(field, values)) {
        errors.add(TextChecks.withoutWords(prefix + field.key(), "“" + field.label() + "”", text));
      }
    }
    return errors;
  }

  private boolean isRequired(FormField field, Map<String, Object> values) {
    // a required checkbox in a form has to be ticked, so a fact that needs a yes or no cannot be
    // marked as required there
    boolean isYesOrNoFact =
        field.type() == FormField.Type.BOOL && field.properties().containsKey("factType");
    if (field.required() || isYesOrNoFact) {
      return field.hiddenWhen() == null || !decisions.holds(field.hiddenWhen(), values);
    }
    Map<String, String> properties = field.properties();
    String unless = properties.get("requiredUnlessField");
    Object other = unless == null ? null : values.get(unless);
    return other != null && !String.valueOf(other).equals(properties.get("requiredUnless"));
  }

  private record Reading(Map<String, Object> values, List<FieldError> errors) {}

  private static Reading readAll(FormSchema form, Map<String, ?> submitted, String prefix) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    Set<String> known = form.fields().stream().map(FormField::key).collect(Collectors.toSet());
    submitted.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(
            key -> errors.add(new FieldError(prefix + key, "表单中没有名为“" + key + "”的字段，请删去或更正字段名")));
    for (FormField field : form.fields()) {
      Object said = submitted.get(field.key());
      // Tasklist sends texts uncleaned to its own address
      Object raw = said instanceof String text ? PlainText.clean(text) : said;
      if (raw == null || raw instanceof String text && PlainText.isBlank(text)) {
        values.put(field.key(), null);
        continue;
      }
      Object value = typed(field, raw);
      Optional<String> fault = value == null ? Optional.of(expected(field)) : fault(field, value);
      fault.ifPresent(
          message ->
              errors.add(
                  new FieldError(prefix + field.key(), "“" + field.label() + "”" + message)));
      values.put(field.key(), fault.isPresent() ? null : value);
    }
    return new Reading(values, errors);
  }

  private static @Nullable Object typed(FormField field, Object raw) {
    return switch (field.type()) {
      case MONEY, NUMBER -> decimal(raw);
      case YEAR -> {
        BigDecimal number = decimal(raw);
        yield number == null
                || number.stripTrailingZeros().scale() > 0
                || number.abs().compareTo(BigDecimal.valueOf(9999)) > 0
            ? null
            : (Object) number.intValue();
      }
      case BOOL -> raw instanceof Boolean ? raw : null;
      case DATE ->
          raw instanceof String text
              ? PlainText.date(text).orElse(null)
              : raw instanceof LocalDate ? raw : null;
      case ENUM ->
          raw instanceof String text
                  && field.options().stream().anyMatch(option -> text.equals(option.value()))
              ? text
              : null;
      case TEXT -> raw instanceof String text ? text.strip() : null;
    };
  }

  private static String expected(FormField field) {
    return switch (field.type()) {
      case MONEY -> "应为金额数字（单位：元）";
      case NUMBER -> "应为数字";
      case YEAR -> "应为四位年份，如 2025";
      case BOOL -> "应为 true（是）或 false（否）";
      case DATE -> "应为日期，格式如 2025-12-01";
      case ENUM ->
          "应为下列之一："
              + field.options().stream()
                  .map(option -> option.value() + "（" + option.label() + "）")
                  .collect(Collectors.joining("、"));
      case TEXT -> "应为文字";
    };
  }

  private static Optional<String> fault(FormField field, Object value) {
    if (value instanceof BigDecimal number) {
      return numberFault(field, number);
    }
    if (value instanceof Integer year) {
      return rangeFault(field, BigDecimal.valueOf(year));
    }
    if (value instanceof String text) {
      int most = field.maxLength() == null ? MOST_CHARACTERS : field.maxLength();
      if (text.length() > most) {
        return Optional.of("不能超过 " + most + " 个字");
      }
      if (!PlainText.isClean(text)) {
        return Optional.of("含有无法保存的字符，请删去");
      }
      if (field.oneLine() && !PlainText.isOneLine(text)) {
        return Optional.of("应写在一行内，请删去换行");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> numberFault(FormField field, BigDecimal number) {
    if (field.type() == FormField.Type.MONEY && number.signum() < 0) {
      return Optional.of("不能为负数");
    }
    if (number.abs().compareTo(Money.LIMIT) >= 0) {
      return Optional.of("应小于 1 万亿元，请核对金额与单位（元）");
    }
    int decimals =
        field.type() == FormField.Type.MONEY ? 2 : field.decimals() == null ? 6 : field.decimals();
    if (number.stripTrailingZeros().scale() > decimals) {
      return Optional.of(
          decimals == 2 ? "最多保留两位小数" : decimals == 0 ? "应为整数" : "最多保留 " + decimals + " 位小数");
    }
    return rangeFault(field, number);
  }

  private static Optional<String> rangeFault(FormField field, BigDecimal number) {
    if (field.min() != null && number.compareTo(field.min()) < 0) {
      return Optional.of(
          number.signum() == 0 && field.min().compareTo(BigDecimal.ONE) < 0
              ? "不能为 0，请填写大于 0 的数"
              : "不能小于 " + field.min().toPlainString());
    }
    if (field.max() != null && number.compareTo(field.max()) > 0) {
      return Optional.of("不能大于 " + field.max().toPlainString());
    }
    return Optional.empty();
  }

  private static @Nullable BigDecimal decimal(Object raw) {
    if (raw instanceof BigDecimal number) {
      return PlainText.withoutManyZeros(number);
    }
    try {
      return raw instanceof Number
          ? new BigDecimal(raw.toString())
          : raw instanceof String text ? PlainText.decimal(text).orElse(null) : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
