package cn.lianban.kernel;

import java.util.ArrayList;
import java.util.List;

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
   * @param errors what is wrong so far, to which this adds
   */
  public TextChecks(List<FieldError> errors) {
    this.errors = errors;
  }

  /**
   * The one text that was written.
   *
   * @throws BadInput where it is not there, is longer than {@link #LONGEST_TEXT}, or holds what
   *     cannot be kept
   */
  public static String required(String field, String label, String value) {
    new TextChecks().text(field, label, value, LONGEST_TEXT).check();
    return PlainText.clean(value).strip();
  }

  /** The text has to be there, be no longer than this, and hold nothing that cannot be kept. */
  public TextChecks text(String field, String label, String value, int most) {
    if (PlainText.isBlank(value)) {
      errors.add(FieldError.required(field, "请填写" + label));
    } else if (value.strip().length() > most || !PlainText.isClean(value)) {
      errors.add(new FieldError(field, label + "不能超过 " + most + " 个字，且不能含有无法保存的字符"));
    }
    return this;
  }

  /**
   * A name, a title or another single line has to be there, be no longer than a line, and hold
   * nothing that cannot be kept.
   */
  public TextChecks line(String field, String label, String value) {
    return given(field, label, PlainText.isBlank(value) ? null : value)
        .lineIfAny(field, label, value);
  }

  /** As {@link #line}, but it may be left out. */
  public TextChecks lineIfAny(String field, String label, String value) {
    if (PlainText.isBlank(value)) {
      return this;
    }
    return value.length() > LONGEST_LINE
        ? fault(true, field, label + "不能超过 " + LONGEST_LINE + " 个字")
        : fault(!PlainText.isClean(value), field, label + "含有无法保存的字符，请删去")
            .fault(
                value.strip().chars().anyMatch(c -> c == '\n' || c == '\r'),
                field,
                label + "应写在一行内，请删去换行");
  }

  /** Something, whatever it is, has to be there. */
  public TextChecks given(String field, String label, Object value) {
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
