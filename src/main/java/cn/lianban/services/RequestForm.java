package cn.lianban.services;

import cn.lianban.intake.Applicants;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a company sends in to ask for a service. Checks itself, but for the facts, which the form of the item checks. */
public record RequestForm(String itemId, Applicant applicant, Map<String, Object> facts) {

  private static final int LONGEST = 200;

  /**
   * The organisation that asks.
   *
   * @param contact whom the bureaus may call
   */
  public record Applicant(String uscc, String name, String contact) {}

  /** Everything that is wrong with the form itself, all at once. */
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    if (applicant == null) {
      errors.add(new FieldError("applicant", "请填写申请单位 applicant"));
    } else {
      Applicants.fault(applicant.uscc).ifPresent(fault -> errors.add(new FieldError("applicant.uscc", fault)));
      text(errors, "applicant.name", "单位名称", applicant.name);
      text(errors, "applicant.contact", "联系人与电话", applicant.contact);
    }
    if (facts == null) {
      errors.add(new FieldError("facts", "请填写诉求内容 facts"));
    }
    return errors;
  }

  private static void text(List<FieldError> errors, String field, String label, String value) {
    if (value == null || value.isBlank()) {
      errors.add(new FieldError(field, "请填写" + label));
    } else if (value.length() > LONGEST) {
      errors.add(new FieldError(field, label + "不能超过 " + LONGEST + " 个字"));
    } else if (!PlainText.isClean(value)) {
      errors.add(new FieldError(field, label + "含有无法保存的字符，请删去"));
    }
  }
}
