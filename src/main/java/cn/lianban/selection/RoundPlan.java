package cn.lianban.selection;

import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.TextChecks;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round as its owner plans it. It checks itself except for what other rooms know. The fields are
 * those of {@link Round}.
 */
public record RoundPlan(
    String title,
    String notice,
    List<String> items,
    String organiser,
    String commission,
    OffsetDateTime opensAt,
    OffsetDateTime closesAt,
    BigDecimal budget,
    BigDecimal minimumScore,
    Integer places,
    Integer reservePlaces,
    Integer reserveDays,
    Boolean scaling) {

  private static final int MOST_ITEMS = 20;
  private static final int MOST_PLACES = 100_000;
  private static final int MOST_DAYS = 1000;
  private static final int LAST_YEAR = 2100;

  void check(OffsetDateTime now) {
    List<FieldError> errors = new ArrayList<>();
    TextChecks checks =
        new TextChecks(errors)
            .line("title", "批次名称", title)
            .text("notice", "申报通知", notice, TextChecks.LONGEST_REPORT)
            .line("organiser", "组织单位", organiser)
            .line("commission", "评选委员会", commission);
    checkItems(errors);
    checkTimes(errors, now);
    checkBudget(errors, budget);
    checkLine(errors, minimumScore, places, reservePlaces);
    boolean reserve = reservePlaces != null && reservePlaces > 0;
    if (reserveDays == null ? reserve : reserveDays < 1 || reserveDays > MOST_DAYS) {
      errors.add(new FieldError("reserveDays", "候补有效期应为 1 至 " + MOST_DAYS + " 个工作日；设候补名额的必填"));
    }
    checks.check();
  }

  static void checkBudget(List<FieldError> errors, @Nullable BigDecimal budget) {
    if (budget == null
        || budget.signum() <= 0
        || budget.compareTo(Money.LIMIT) >= 0
        || budget.stripTrailingZeros().scale() > 2) {
      errors.add(new FieldError("budget", "批次预算应为大于 0、小于 1 万亿元、最多两位小数的金额"));
    }
  }

  static void checkLine(
      List<FieldError> errors,
      @Nullable BigDecimal minimumScore,
      @Nullable Integer places,
      Integer reservePlaces) {
    BigDecimal hundred = BigDecimal.valueOf(100);
    if (minimumScore != null
        && (minimumScore.signum() < 0
            || minimumScore.compareTo(hundred) > 0
            || minimumScore.stripTrailingZeros().scale() > 2)) {
      errors.add(new FieldError("minimumScore", "最低分应在 0 至 100 之间，最多两位小数；不设最低分的留空"));
    }
    if (places != null && (places < 1 || places > MOST_PLACES)) {
      errors.add(new FieldError("places", "名额应在 1 至 " + MOST_PLACES + " 之间；只按预算划线的留空"));
    }
    if (reservePlaces != null && (reservePlaces < 0 || reservePlaces > MOST_PLACES)) {
      errors.add(new FieldError("reservePlaces", "候补名额应在 0 至 " + MOST_PLACES + " 之间"));
    }
  }

  private void checkItems(List<FieldError> errors) {
    if (items == null
        || items.isEmpty()
        || items.size() > MOST_ITEMS
        || items.contains(null)
        || new HashSet<>(items).size() < items.size()) {
      errors.add(new FieldError("items", "请选择 1 至 " + MOST_ITEMS + " 个事项，不得重复"));
    }
  }

  private void checkTimes(List<FieldError> errors, OffsetDateTime now) {
    if (opensAt == null || opensAt.isBefore(now) || opensAt.getYear() > LAST_YEAR) {
      errors.add(
          new FieldError(
              "opensAt", opensAt == null ? "请填写开放时间" : "开放时间不能早于现在，也不能晚于 " + LAST_YEAR + " 年"));
    }
    if (closesAt == null
        || opensAt != null && !closesAt.isAfter(opensAt)
        || closesAt.getYear() > LAST_YEAR) {
      errors.add(
          new FieldError(
              "closesAt", closesAt == null ? "请填写截止时间" : "截止时间应晚于开放时间，不能晚于 " + LAST_YEAR + " 年"));
    }
  }
}
