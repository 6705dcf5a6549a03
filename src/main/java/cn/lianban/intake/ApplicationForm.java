package cn.lianban.intake;

import cn.lianban.catalogue.Items;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.TextChecks;
import cn.lianban.workflow.models.FormField;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An application as it is submitted. It checks itself except for the facts, which the item's form
 * checks.
 *
 * @param matter names the project, product or subject; may be left out where the matter is the
 *     applicant itself
 * @param otherDistrictAwards awards received under other policies of the district; null for none
 */
public record ApplicationForm(
    String itemId,
    Applicant applicant,
    String matter,
    Map<String, Object> facts,
    List<OtherAward> otherDistrictAwards) {

  private static final int MOST_OTHER_AWARDS = 100;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  /**
   * The organisation that applies.
   *
   * @param usccConfirmed true where the applicant confirms that the certificate shows this code
   *     although its check character is wrong; null means no
   */
  public record Applicant(
      String uscc,
      Boolean usccConfirmed,
      String name,
      String entityType,
      String direction,
      String contact,
      String bankAccount) {}

  /**
   * An award received under another policy of the district, which has to be verified and counted.
   *
   * @param year the year that it is for; null where it is for none, or the applicant does not know
   * @param sameMatter whether it is for the matter of this application; null where the applicant
   *     does not say
   */
  public record OtherAward(
      String policy,
      String matter,
      BigDecimal amount,
      LocalDate date,
      @Nullable Integer year,
      @Nullable Boolean sameMatter) {}

  /**
   * The form itself where it names a company; otherwise a copy for the company that the account
   * acts for, whose code was checked when it was bound.
   */
  ApplicationForm forCompany(Optional<String> own) {
    if (applicant == null || !PlainText.isBlank(applicant.uscc) || own.isEmpty()) {
      return this;
    }
    Applicant named =
        new Applicant(
            own.get(),
            true,
            applicant.name,
            applicant.entityType,
            applicant.direction,
            applicant.contact,
            applicant.bankAccount);
    return new ApplicationForm(itemId, named, matter, facts, otherDistrictAwards);
  }

  /**
   * The facts with the direction that the applicant names beside them, and with the defaults of the
   * item's form.
   *
   * @return null where there are no facts
   */
  @Nullable Map<String, Object> factsFor(FormSchema form) {
    if (facts == null) {
      return null;
    }
    Map<String, Object> all = new LinkedHashMap<>(facts);
    if (namesDirection() && form.field(Items.DIRECTION).isPresent()) {
      all.putIfAbsent(Items.DIRECTION, applicant.direction);
    }
    return FormReader.withDefaults(form, all);
  }

  /** Errors of the direction beside the facts, which the fact of that name may repeat. */
  List<FieldError> directionErrors(FormSchema form) {
    Optional<FormField> field = form.field(Items.DIRECTION);
    if (!namesDirection()) {
      return List.of();
    }
    if (field.isEmpty()) {
      return List.of(new FieldError("applicant.direction", "支持方向只用于支持办法的事项，请删去"));
    }
    List<FormField.Option> options = field.get().options();
    if (options.stream().noneMatch(option -> applicant.direction.equals(option.value()))) {
      return List.of(
          new FieldError(
              "applicant.direction",
              "支持方向应为下列之一："
                  + options.stream()
                      .map(option -> option.value() + "（" + option.label() + "）")
                      .collect(Collectors.joining("、"))
                  + "；不填则取事项的默认方向"));
    }
    Object fact = facts == null ? null : facts.get(Items.DIRECTION);
    return fact == null || fact.equals(applicant.direction)
        ? List.of()
        : List.of(
            new FieldError("applicant.direction", "支持方向与申报数据中的 facts.direction 不一致，请更正或者只填一处"));
  }

  private boolean namesDirection() {
    return applicant != null && applicant.direction != null;
  }

  /**
   * All errors of the form itself, without those of the facts.
   *
   * @param today an award of another policy is not of a later day
   */
  List<FieldError> errors(boolean matterNeeded, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    if (applicant == null) {
      errors.add(FieldError.required("applicant", "请填写申报主体 applicant"));
    } else {
      checkApplicant(errors);
    }
    if (matterNeeded || matter != null) {
      new TextChecks(errors).line("matter", "事由（项目、产品等名称）", matter);
    }
    if (facts == null) {
      errors.add(FieldError.required("facts", "请填写申报数据 facts"));
    }
    checkOtherAwards(errors, today);
    return errors;
  }

  private void checkApplicant(List<FieldError> errors) {
    CreditCode.fault("applicant.uscc", applicant.uscc, applicant.usccConfirmed)
        .ifPresent(errors::add);
    new TextChecks(errors)
        .line("applicant.name", "申报主体名称", applicant.name)
        .lineIfAny("applicant.contact", "联系方式", applicant.contact)
        .bankAccountIfAny("applicant.bankAccount", "收款账户", applicant.bankAccount);
    EntityType.fault(applicant.entityType)
        .ifPresent(fault -> errors.add(new FieldError("applicant.entityType", fault)));
  }

  private void checkOtherAwards(List<FieldError> errors, LocalDate today) {
    List<OtherAward> awards = otherDistrictAwards == null ? List.of() : otherDistrictAwards;
    if (awards.size() > MOST_OTHER_AWARDS) {
      errors.add(new FieldError("otherDistrictAwards", "其他区级奖补最多填报 " + MOST_OTHER_AWARDS + " 项"));
      return;
    }
    for (int i = 0; i < awards.size(); i++) {
      OtherAward award = awards.get(i);
      String at = "otherDistrictAwards[" + i + "]";
      if (award == null) {
        errors.add(new FieldError(at, "其他区级奖补不能为空项，请删去"));
        continue;
      }
      new TextChecks(errors)
          .line(at + ".policy", "政策名称", award.policy)
          .line(at + ".matter", "事由", award.matter);
      if (award.date == null) {
        errors.add(FieldError.required(at + ".date", "请填写获得日期，格式如 2025-12-01"));
      } else if (award.date.isAfter(today)) {
        errors.add(new FieldError(at + ".date", "获得日期不能晚于今天"));
      }
      if (award.year != null && (award.year < FIRST_YEAR || award.year > LAST_YEAR)) {
        errors.add(new FieldError(at + ".year", "所属年度应为四位数的年份，不属于某一年度的请留空"));
      } else if (award.year != null && award.year > today.getYear()) {
        errors.add(new FieldError(at + ".year", "所属年度不能晚于今年，不属于某一年度的请留空"));
      }
      if (award.amount == null || award.amount.signum() < 0) {
        errors.add(new FieldError(at + ".amount", "请填写不小于 0 的金额（元）"));
      } else if (award.amount.compareTo(Money.LIMIT) >= 0) {
        errors.add(new FieldError(at + ".amount", "金额应小于 1 万亿元，请核对单位（元）"));
      } else if (award.amount.stripTrailingZeros().scale() > 2) {
        errors.add(new FieldError(at + ".amount", "金额最多保留两位小数"));
      }
    }
  }
}
