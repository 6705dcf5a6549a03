package cn.lianban.aftercare;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Checks what people have written, and tells everything that is wrong at once. */
final class Written {

  static final int LONGEST_TEXT = 2000;
  static final int LONGEST_REPORT = 10_000;
  static final int LONGEST_REFERENCE = 64;

  private final List<FieldError> errors = new ArrayList<>();

  /** The text has to be there, be no longer than this, and hold nothing that cannot be kept. */
  Written text(String field, String label, String value, int most) {
    if (value == null || value.isBlank()) {
      errors.add(new FieldError(field, "请填写" + label));
    } else if (value.strip().length() > most || !PlainText.isClean(value)) {
      errors.add(new FieldError(field, label + "不能超过 " + most + " 个字，且不能含有无法保存的字符"));
    }
    return this;
  }

  /** Something that is no text has to be there. */
  Written given(String field, String label, Object value) {
    if (value == null) {
      errors.add(new FieldError(field, "请填写" + label));
    }
    return this;
  }

  Written fault(boolean wrong, String field, String message) {
    if (wrong) {
      errors.add(new FieldError(field, message));
    }
    return this;
  }

  /** @throws BadInput where anything is wrong */
  void check() {
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
  }
}
