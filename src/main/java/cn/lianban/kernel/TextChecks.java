package cn.lianban.kernel;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what people have written, and tells everything that is wrong at once. */
public final class TextChecks {

  public static final int LONGEST_TEXT = 2000;
  public static final int LONGEST_REPORT = 10_000;
  public static final int LONGEST_LINE = 200;
  public static final int LONGEST_REFERENCE = 64;

  private final List<FieldError> errors;

  public TextChecks() {
    this(new ArrayList<>());
  }

  /**
   * @param errors the list to which found errors are added
   */
  public TextChecks(List<FieldError> errors) {
    this.errors = errors;
  }

  /**
   * Checks a single required text and returns it.
   *
   * @throws BadInput where it is blank, is longer than {@link #LONGEST_TEXT}, or has characters
   *     that cannot be stored
   */
  public static String required(String field, String label, @Nullable String value) {
    new TextChecks().text(field, label, value, LONGEST_TEXT).check();
    return PlainText.clean(Objects.requireNonNull(value, "a missing text is refused")).strip();
  }

  /**
   * Checks a required text: that it has words, its length in characters, and that all of them can
   * be stored.
   */
  public TextChecks text(String field, String label, @Nullable String value, int most) {
    if (PlainText.isWordless(value)) {
      errors.add(withoutWords(field, label, value));
    } else if (value.strip().length() > most || !PlainText.isClean(value)) {
      errors.add(new FieldError(field, label + "不能超过 " + most + " 个字，且不能含有无法保存的字符"));
    }
    return this;
  }

  /**
   * Checks a required single line, such as a name or a title: that it has words, its length, and
   * that all characters can be stored.
   */
  public TextChecks line(String field, String label, @Nullable String value) {
    return line(field, label, value, LONGEST_LINE);
  }

  /** As {@link #line(String, String, String)}, with another longest length. */
  public TextChecks line(String field, String label, @Nullable String value, int most) {
    if (PlainText.isWordless(value)) {
      errors.add(withoutWords(field, label, value));
    }
    return lineIfAny(field, label, value, most);
  }

  /** The error of a required text that is blank or has nothing but punctuation and symbols. */
  public static FieldError withoutWords(String field, String label, @Nullable String value) {
    return FieldError.required(
        field, "请填写" + label + (PlainText.isBlank(value) ? "" : "，只有标点或符号不算，须有文字或数字"));
  }

  /** As {@link #line(String, String, String)}, but the line may be empty. */
  public TextChecks lineIfAny(String field, String label, @Nullable String value) {
    return lineIfAny(field, label, value, LONGEST_LINE);
  }

  private TextChecks lineIfAny(String field, String label, @Nullable String value, int most) {
    if (PlainText.isBlank(value)) {
      return this;
    }
    return value.strip().length() > most
        ? fault(true, field, label + "不能超过 " + most + " 个字")
        : fault(!PlainText.isClean(value), field, label + "含有无法保存的字符，请删去")
            .fault(!PlainText.isOneLine(value), field, label + "应写在一行内，请删去换行");
  }

  /** Checks the number of an account at a bank, which may name the bank; it may be empty. */
  public TextChecks bankAccountIfAny(String field, String label, @Nullable String value) {
    boolean hasDigit =
        PlainText.isBlank(value)
            || Normalizer.normalize(value, Normalizer.Form.NFKC)
                .chars()
                .anyMatch(letter -> letter >= '0' && letter <= '9');
    return lineIfAny(field, label, value)
        .fault(!hasDigit, field, label + "应含银行账号的数字，如“中国银行昌平支行 3200 5601 8800 1”");
  }

  /** Checks that a required value is there, whatever its type. */
  public TextChecks given(String field, String label, @Nullable Object value) {
    if (value == null) {
      errors.add(FieldError.required(field, "请填写" + label));
    }
    return this;
  }

  public TextChecks fault(boolean wrong, String field, String message) {
    if (wrong) {
      errors.add(new FieldError(field, message));
    }
    return this;
  }

  /**
   * @throws BadInput where anything is wrong
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
  }
}
