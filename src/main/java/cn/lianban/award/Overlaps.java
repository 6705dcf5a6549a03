package cn.lianban.award;

import cn.lianban.award.Availability.Effect;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.catalogue.Reading;
import cn.lianban.intake.Application;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.Plan;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.models.Evaluation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares an award with each other entry of the ledger by the decision {@code overlap}, and with
 * years, totals and budgets. The result is shown to the lead bureau before it concludes, and
 * decided again under lock at the approval.
 */
@Component
class Overlaps {

  /** How the decision is asked about an award under the document that the present one repeals. */
  private static final String REPEALED = "repealed";

  private final Ledger ledger;
  private final Budgets budgets;
  private final Items items;
  private final AssessmentChain chain;
  private final EarlierAwardSettings settings;
  private final Clock clock;

  Overlaps(
      Ledger ledger,
      Budgets budgets,
      Items items,
      AssessmentChain chain,
      EarlierAwardSettings settings,
      Clock clock) {
    this.ledger = ledger;
    this.budgets = budgets;
    this.items = items;
    this.chain = chain;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param most the lower of the ceiling and the requested amount; null where there is neither
   * @param lifted questions, by id, that the lead bureau answered so that nothing is set off
   */
  Availability check(
      Application application,
      Plan plan,
      String part,
      @Nullable Integer fiscalYear,
      @Nullable Money most,
      Collection<String> lifted) {
    List<Effect> deductions = new ArrayList<>();
    List<Effect> questions = new ArrayList<>();
    List<Effect> kept = new ArrayList<>();
    List<String> blocks = new ArrayList<>();
    List<Assessment.ReadingUsed> readings = new ArrayList<>();
    List<Assessment.Question> asked = new ArrayList<>();
    Item item = items.get(application.deployment(), application.itemId());
    List<DeclaredAward> declared = ledger.declared(application);
    for (LedgerEntry other : ledger.toCompare(application)) {
      Optional<DeclaredAward> here = declared.stream().filter(one -> one.is(other)).findFirst();
      Integer year = yearOf(other, here);
      Map<String, Object> row = compare(application, plan, part, fiscalYear, other, here, year);
      List<Reading> named = chain.readings(application.deployment(), row);
      named.stream()
          .map(reading -> Assessment.ReadingUsed.of(reading, item))
          .forEach(readings::add);
      Effect effect =
          new Effect(
              other.itemId(),
              title(other),
              matter(other, year),
              other.amount(),
              Evaluation.text(row, "effect"),
              AssessmentChain.reason(row));
      switch (effect.effect()) {
        case "repeated" -> blocks.add(effect.reason());
        case "difference", "setOff" -> deductions.add(effect);
        case "setOffAsked" -> {
          Assessment.Question question = asked(application, effect, named);
          asked.add(question);
          if (lifted.contains(question.id())) {
            kept.add(effect);
          } else {
            deductions.add(effect);
          }
        }
        case "question" -> {
          questions.add(effect);
          asked.add(asked(application, effect, named));
        }
        default -> {
          // both awards are allowed
        }
      }
    }
    List<String> limits = new ArrayList<>();
    kept.forEach(
        effect ->
            limits.add(
                "牵头部门判断不抵扣 "
                    + effect.amount().forPeople()
                    + "（"
                    + effect.title()
                    + "，"
                    + effect.matter()
                    + "）"));
    if (plan.years() != null) {
      Ledger.Years years = ledger.years(application, plan, fiscalYear);
      int had = years.counted(plan);
      limits.add(
          "累计支持不超过 "
              + plan.years()
              + " 年，此前已有 "
              + had
              + " 年"
              + earlier(years.earlier(), plan.earlierYears()));
      if (had >= plan.years()) {
        blocks.add("累计支持不超过 " + plan.years() + " 年，台账已满");
      }
    }
    Money deducted = deductions.stream().map(Effect::amount).reduce(Money.ZERO, Money::plus);
    Money left = most == null ? null : most.minus(deducted).orZeroIfNegative();
    if (plan.wholeMatterCap() != null) {
      Money total =
          Money.of(plan.wholeMatterCap()).minus(ledger.granted(application)).orZeroIfNegative();
      limits.add("同一事由累计限额尚余 " + total.forPeople());
      left = least(left, total);
    }
    if (plan.applicantCap() != null) {
      Money total =
          Money.of(plan.applicantCap()).minus(ledger.ownGranted(application)).orZeroIfNegative();
      limits.add("同一申报主体累计限额尚余 " + total.forPeople());
      left = least(left, total);
    }
    int year = LocalDate.now(clock).getYear();
    Money budget = budgets.left(application.itemId(), year).orElse(null);
    if (budget != null) {
      limits.add(year + " 年度预算尚余 " + budget.forPeople());
      left = least(left, budget);
    } else if (plan.annualBudget()) {
      limits.add("**" + year + " 年度未设预算，审定不受预算限制**；需要控制的，请流程管理员先设定预算");
    }
    return new Availability(
        blocks.isEmpty() ? left : Money.ZERO,
        deductions,
        questions,
        blocks,
        limits,
        readings.stream().distinct().toList(),
        asked.stream().distinct().toList());
  }

  private String earlier(int years, boolean counted) {
    return years == 0
        ? ""
        : counted
            ? "（其中依" + settings.policy() + " " + years + " 年）"
            : "；另依" + settings.policy() + "有 " + years + " 年，不计在内";
  }

  private Assessment.Question asked(Application application, Effect effect, List<Reading> named) {
    Optional<Reading> asking = named.stream().findFirst();
    Item item = items.get(application.deployment(), application.itemId());
    return Assessment.Question.of(
        asking.map(Reading::id).orElse(null),
        effect.question(),
        asking.map(reading -> reading.clauseFor(item)).orElse(item.clause()));
  }

  private Map<String, Object> compare(
      Application application,
      Plan plan,
      String part,
      @Nullable Integer fiscalYear,
      LedgerEntry other,
      Optional<DeclaredAward> here,
      @Nullable Integer otherYear) {
    Boolean sameYear =
        fiscalYear == null || otherYear == null ? null : (Boolean) fiscalYear.equals(otherYear);
    AssessmentChain.Pair pair =
        new AssessmentChain.Pair(
            application.itemId(),
            isRepealed(other) && chain.comparesRepealed(application.deployment())
                ? REPEALED
                : other.itemId(),
            application.matterId() != null && application.matterId().equals(other.matterId()),
            other.sharesPartWith(part),
            sameYear,
            plan.funder().equals(other.funder()),
            items.get(application.deployment(), application.itemId()).applicantIsMatter(),
            isExternal(other) ? here.map(DeclaredAward::said).orElse("none") : null);
    return chain.overlap(application.deployment(), pair).only();
  }

  private boolean isRepealed(LedgerEntry other) {
    return isExternal(other) && (other.repealed() || settings.isRepealed(other.policy()));
  }

  /** An award under another policy may be entered without its year by an earlier application. */
  private static @Nullable Integer yearOf(LedgerEntry other, Optional<DeclaredAward> here) {
    return here.map(DeclaredAward::year).orElse(other.fiscalYear());
  }

  /** What an award was for, with all that tells it from others under the same policy. */
  private String matter(LedgerEntry other, @Nullable Integer year) {
    if (!isExternal(other)) {
      return other.matterTitle();
    }
    String item =
        other.similarItemId() == null ? "" : "，对应事项“" + items.titleOf(other.similarItemId()) + "”";
    return other.matterTitle()
        + item
        + (year == null ? "" : "，" + year + " 年度")
        + (other.repealed() ? "，" + CaseTexts.day(other.awardedOn()) + "获得" : "");
  }

  private static boolean isExternal(LedgerEntry other) {
    return Ledger.EXTERNAL.equals(other.status());
  }

  private String title(LedgerEntry other) {
    return other.policy() == null ? items.titleOf(other.itemId()) : other.policy();
  }

  private static @Nullable Money least(@Nullable Money one, Money other) {
    return one == null ? other : one.least(other);
  }
}
