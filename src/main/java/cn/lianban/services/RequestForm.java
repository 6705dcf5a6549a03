package cn.lianban.services;

import cn.lianban.intake.CreditCode;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.TextChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a service as it is submitted. It checks itself except for the facts, which the
 * item's form checks.
 */
public record RequestForm(String itemId, Applicant applicant, Map<String, Object> facts) {

  /**
   * The organisation that asks.
   *
   * @param usccConfirmed true where the company confirms that the certificate shows this code
   *     although its check character is wrong; null means no
   * @param contact person whom the bureaus may call
   */
  public record Applicant(String uscc, Boolean usccConfirmed, String name, String contact) {}

  /**
   * The form itself where it names a company; otherwise a copy for the company that the account
   * acts for, whose code was checked when it was bound.
   */
  RequestForm forCompany(Optional<String> own) {
    return applicant == null || !PlainText.isBlank(applicant.uscc) || own.isEmpty()
        ? this
        : new RequestForm(
            itemId, new Applicant(own.get(), true, applicant.name, applicant.contact), facts);
  }

  /** All errors of the form itself, without those of the facts. */
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    TextChecks checks = new TextChecks(errors);
    if (applicant == null) {
      errors.add(FieldError.required("applicant", "请填写申请单位 applicant"));
    } else {
      CreditCode.fault("applicant.uscc", applicant.uscc, applicant.usccConfirmed)
          .ifPresent(errors::add);
      checks
          .line("applicant.name", "单位名称", applicant.name)
          .line("applicant.contact", "联系人与电话", applicant.contact);
    }
    checks.given("facts", "诉求内容 facts", facts);
    return errors;
  }
}
