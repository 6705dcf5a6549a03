package cn.lianban.award;

import cn.lianban.award.Assessment.Question;
import cn.lianban.award.Assessment.ReadingUsed;
import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of an award overlaps, years, totals and budgets leave.
 *
 * @param available the largest amount that may be awarded; null for no bound
 * @param deductions earlier awards that are deducted, with their reasons
 * @param questions earlier awards that the lead bureau has to judge; they do not reduce the amount
 * @param blocks reasons for which nothing may be awarded at all
 * @param limits other bounds, in Chinese
 * @param readings what the comparisons with other awards rest on
 * @param asked the questions, as the lead bureau has to answer them
 */
record Availability(
    @Nullable Money available,
    List<Effect> deductions,
    List<Effect> questions,
    List<String> blocks,
    List<String> limits,
    List<ReadingUsed> readings,
    List<Question> asked) {

  /** Results that were stored before there were readings and questions have none. */
  Availability {
    readings = readings == null ? List.of() : readings;
    asked = asked == null ? List.of() : asked;
  }

  /**
   * The effect of another award on this one.
   *
   * @param title of its item, or name of the other policy that it was received under
   */
  public record Effect(
      String itemId, String title, String matter, Money amount, String effect, String reason) {

    /** As the lead bureau is asked to judge it. */
    String question() {
      return (effect.equals("setOffAsked") ? "请判断是否抵扣（抵扣的选“扣减”，不抵扣的选“不影响”）：" : "请判断是否重复：")
          + (title == null ? itemId : title)
          + "（"
          + matter
          + "，"
          + amount.forPeople()
          + "）："
          + reason;
    }

    private String shown() {
      return CaseTexts.plain(title == null ? itemId : title) + "（" + CaseTexts.plain(matter);
    }
  }

  /**
   * Whether advances that are set off leave nothing of the largest amount that may be awarded.
   *
   * @param most before anything is deducted; null for no bound
   */
  boolean isSettledByAdvance(@Nullable Money most) {
    Money advanced =
        deductions.stream()
            .filter(effect -> effect.effect().startsWith("setOff"))
            .map(Effect::amount)
            .reduce(Money.ZERO, Money::plus);
    return most != null && advanced.isPositive() && !most.isMoreThan(advanced);
  }

  /** Whether the lead bureau may decide that something that is set off is not. */
  boolean mayBeKept() {
    return blocks.isEmpty()
        && deductions.stream().anyMatch(effect -> effect.effect().equals("setOffAsked"));
  }

  /** The questions whose subject is set off from the available amount already. */
  List<String> setOffQuestions() {
    return deductions.stream()
        .filter(effect -> effect.effect().equals("setOffAsked"))
        .map(Effect::question)
        .toList();
  }

  /** Whether nothing is left to award. */
  public boolean isNothing() {
    return available != null && !available.isPositive();
  }

  /** A copy with a further bound. */
  Availability within(AmountLimit.Limit bound) {
    List<String> told = new ArrayList<>(limits);
    told.add(bound.reason());
    return new Availability(
        available == null ? bound.amount() : available.least(bound.amount()),
        deductions,
        questions,
        blocks,
        told,
        readings,
        asked);
  }

  /** A copy with a further remark for those who decide. */
  Availability noting(String remark) {
    List<String> told = new ArrayList<>(limits);
    told.add(remark);
    return new Availability(available, deductions, questions, blocks, told, readings, asked);
  }

  /** What was set off, in brackets; empty for nothing. */
  String setOff() {
    return deductions.isEmpty()
        ? ""
        : deductions.stream()
            .map(
                effect ->
                    effect.title() + " " + effect.amount().forPeople() + "：" + effect.reason())
            .collect(Collectors.joining("；", "（", "）"));
  }

  /** A copy with further readings and questions, each once. */
  Availability asking(List<ReadingUsed> moreReadings, List<Question> more) {
    return new Availability(
        available,
        deductions,
        questions,
        blocks,
        limits,
        Stream.concat(readings.stream(), moreReadings.stream()).distinct().toList(),
        Stream.concat(asked.stream(), more.stream()).distinct().toList());
  }

  /** Whether there is a question that the other one does not have. */
  boolean asksMoreThan(Availability other) {
    return asked.stream().anyMatch(question -> !other.asked.contains(question));
  }

  /** A copy with further reasons for which nothing may be awarded at all. */
  Availability blockedBy(List<String> reasons) {
    List<String> all = Stream.concat(blocks.stream(), reasons.stream()).distinct().toList();
    return reasons.isEmpty()
        ? this
        : new Availability(Money.ZERO, deductions, questions, all, limits, readings, asked);
  }

  /** As Markdown, for the form of the lead bureau and the approver. */
  public String summary() {
    List<String> lines = new ArrayList<>();
    blocks.forEach(block -> lines.add("- **不得奖补**：" + block));
    deductions.forEach(
        effect ->
            lines.add(
                "- 扣减 "
                    + effect.amount().forPeople()
                    + "："
                    + effect.shown()
                    + "）："
                    + effect.reason()));
    questions.forEach(
        effect ->
            lines.add(
                "- 请牵头部门判断是否重复："
                    + effect.shown()
                    + "，"
                    + effect.amount().forPeople()
                    + "）："
                    + effect.reason()));
    limits.forEach(limit -> lines.add("- " + limit));
    if (lines.isEmpty()) {
      lines.add("未发现重复支持；本事项未设年度预算。");
    }
    lines.add("");
    lines.add(
        available == null ? "可奖补额度：条款与台账均无上限，由部门认定" : "可奖补额度：**" + available.forPeople() + "**");
    return String.join("\n", lines);
  }
}
