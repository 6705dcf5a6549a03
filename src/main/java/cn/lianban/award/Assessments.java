package cn.lianban.award;

import cn.lianban.award.Assessment.Bound;
import cn.lianban.award.Assessment.DecisionUsed;
import cn.lianban.award.Assessment.Question;
import cn.lianban.award.Assessment.Unmet;
import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Reading;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.models.Evaluation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Combines the results of the decisions into one assessment, without any rule of its own. */
final class Assessments {

  private static final String CLAUSE = "clause";
  private static final String READING = "reading";
  private static final String STANDARD = "standard";

  /** The kind of a reading that bounds an amount where the clause states no bound. */
  private static final String BOUND = "bound";

  private Assessments() {}

  /**
   * The grant in the result of an item's decision: its row that grants, or several that add up.
   * {@code refused} tells whether a condition of the item fails.
   */
  static Map<String, Object> grant(Evaluation award) {
    Map<String, Object> grant = new LinkedHashMap<>(granting(award));
    grant.put("refused", !unmet(award).isEmpty());
    return grant;
  }

  private static Map<String, Object> granting(Evaluation award) {
    List<Map<String, Object>> grants =
        award.rows().stream().filter(row -> row.get("formula") != null).toList();
    if (grants.isEmpty()) {
      throw new IllegalStateException("Decision " + award.decisionId() + " has no row that grants");
    }
    return grants.size() == 1 ? grants.get(0) : together(award, grants);
  }

  /**
   * Several rows that grant add up: their parts are named together, and their standards make one
   * sum, which is unknown as long as one of them is. Shares and bounds are of one row alone.
   */
  private static Map<String, Object> together(Evaluation award, List<Map<String, Object>> grants) {
    boolean addable =
        grants.stream()
            .allMatch(
                row ->
                    Objects.equals(row.get("formula"), grants.get(0).get("formula"))
                        && row.get("part") != null
                        && Stream.of("base", "rate", "cap", "bound")
                            .allMatch(column -> row.get(column) == null));
    if (!addable) {
      throw new IllegalStateException(
          "Decision "
              + award.decisionId()
              + " grants more than once, and not only standards of named parts: "
              + award.rules());
    }
    Map<String, Object> sum = new LinkedHashMap<>(grants.get(0));
    sum.put(
        "part",
        grants.stream()
            .map(row -> String.valueOf(row.get("part")))
            .collect(Collectors.joining(LedgerEntry.PARTS)));
    sum.put(
        STANDARD,
        grants.stream().anyMatch(row -> row.get(STANDARD) == null)
            ? null
            : grants.stream()
                .map(row -> new BigDecimal(String.valueOf(row.get(STANDARD))))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString());
    return sum;
  }

  /** The conditions that fail, in the order of the table. */
  static List<Unmet> unmet(Evaluation evaluation) {
    return evaluation.rows().stream()
        .filter(row -> row.get("reason") != null)
        .map(row -> new Unmet((String) row.get("fact"), (String) row.get("reason")))
        .toList();
  }

  /**
   * @param general result of {@code generalEligibility}; null in an estimate without an applicant
   * @param award result of the item's decision
   * @param amount result of {@code awardAmount} for the grant
   * @param readings what all of them, and the plan and the routing of the case, rest on
   */
  static Assessment of(
      Item item,
      Edition edition,
      @Nullable Evaluation general,
      Evaluation award,
      Evaluation amount,
      List<Reading> readings) {
    List<Unmet> unmet =
        Stream.of(general, award, amount)
            .filter(evaluation -> evaluation != null)
            .flatMap(evaluation -> unmet(evaluation).stream())
            .distinct()
            .toList();
    Map<String, Object> grant = grant(award);
    if (grant.get("rate") != null && grant.get("base") == null) {
      throw new IllegalStateException(
          "Decision " + award.decisionId() + " grants a share of nothing: its base is null");
    }
    Map<String, Object> sums = amount.only();
    boolean eligible = unmet.isEmpty();
    Money ceiling = eligible ? money(sums.get("ceiling")) : null;
    boolean exact = Boolean.TRUE.equals(sums.get("exact"));
    Money base = money(grant.get("base"));
    String rate =
        grant.get("rate") == null
            ? null
            : new BigDecimal((String) grant.get("rate")).stripTrailingZeros().toPlainString();
    Money cap = money(sums.get("capBound"));

    List<Bound> bounds = new ArrayList<>();
    add(bounds, sums.get("shareBound"), CLAUSE, null);
    add(bounds, sums.get("capBound"), CLAUSE, null);
    add(bounds, grant.get("standard"), STANDARD, null);
    String limiting =
        readings.stream()
            .filter(reading -> reading.kind().equals(BOUND))
            .map(Reading::id)
            .filter(Reading.ids(grant.get(READING))::contains)
            .findFirst()
            .orElse(null);
    add(bounds, sums.get("readingBound"), READING, limiting);

    List<DecisionUsed> decisions =
        Stream.of(general, award, amount)
            .filter(evaluation -> evaluation != null)
            .map(
                evaluation ->
                    new DecisionUsed(
                        evaluation.decisionId(), evaluation.version(), evaluation.rules()))
            .toList();
    List<Assessment.ReadingUsed> used =
        readings.stream().map(reading -> Assessment.ReadingUsed.of(reading, item)).toList();
    List<String> explanation =
        explain(
            item,
            unmet,
            base,
            rate,
            money(sums.get("shareBound")),
            bounds,
            cap,
            ceiling,
            exact,
            used);
    return new Assessment(
        item.id(),
        edition,
        eligible,
        unmet,
        Evaluation.text(grant, "formula"),
        base,
        rate,
        cap,
        bounds,
        ceiling,
        exact,
        explanation,
        decisions,
        used,
        eligible ? questions(item, readings, general, award, amount) : List.of());
  }

  /** The ids of the readings that the rows name, in their order. */
  static List<String> readings(@Nullable Evaluation... evaluations) {
    return rows(evaluations).flatMap(row -> Reading.ids(row.get(READING)).stream()).toList();
  }

  private static List<Question> questions(
      Item item, List<Reading> readings, @Nullable Evaluation... evaluations) {
    return rows(evaluations)
        .filter(row -> row.get("question") != null)
        .map(
            row -> {
              List<String> named = Reading.ids(row.get(READING));
              Optional<Reading> asking =
                  readings.stream().filter(reading -> named.contains(reading.id())).findFirst();
              return Question.of(
                  asking.map(Reading::id).orElse(null),
                  (String) row.get("question"),
                  asking.map(reading -> reading.clauseFor(item)).orElse(item.clause()));
            })
        .distinct()
        .toList();
  }

  private static Stream<Map<String, Object>> rows(@Nullable Evaluation... evaluations) {
    return Stream.of(evaluations)
        .filter(Objects::nonNull)
        .flatMap(evaluation -> evaluation.rows().stream());
  }

  private static List<String> explain(
      Item item,
      List<Unmet> unmet,
      @Nullable Money base,
      @Nullable String rate,
      @Nullable Money share,
      List<Bound> bounds,
      @Nullable Money cap,
      @Nullable Money ceiling,
      boolean exact,
      List<Assessment.ReadingUsed> readings) {
    List<String> lines = new ArrayList<>();
    lines.add("依据：" + item.citation() + "“" + item.title() + "”");
    if (!unmet.isEmpty()) {
      unmet.forEach(condition -> lines.add("不符合：" + condition.message()));
      return lines;
    }
    lines.add("条件：全部符合");
    if (share != null && rate != null && base != null) {
      lines.add("按比例：" + base.forPeople() + " × " + percent(rate) + " = " + share.forPeople());
    }
    if (cap != null) {
      lines.add("条款限额：" + cap.forPeople());
    }
    bounds.stream()
        .filter(bound -> bound.basis().equals(READING))
        .forEach(
            bound ->
                lines.add("其他上限（" + basis(bound, readings) + "）：" + bound.amount().forPeople()));
    bounds.stream()
        .filter(bound -> bound.basis().equals(STANDARD))
        .forEach(bound -> lines.add("流程负责人设定的标准：" + bound.amount().forPeople()));
    if (ceiling == null) {
      lines.add("条款未规定金额，由部门认定");
    } else if (exact) {
      lines.add("奖补金额：" + ceiling.forPeople() + "（按条款直接算得，向下取整到分）");
    } else {
      lines.add("奖补上限：" + ceiling.forPeople() + "（取各项上限中最低者，向下取整到分；实际金额由部门认定）");
    }
    return lines;
  }

  /**
   * What a bound that the clause does not state rests on.
   *
   * @param readings those of the assessment
   */
  static String basis(Bound bound, List<Assessment.ReadingUsed> readings) {
    return readings.stream()
        .filter(reading -> reading.id().equals(bound.reading()))
        .map(reading -> "依解读“" + reading.question() + "”，条款未载明")
        .findFirst()
        .orElse("依解读，条款未载明");
  }

  static String percent(String rate) {
    BigDecimal percent = new BigDecimal(rate).movePointRight(2);
    boolean perMille = percent.abs().compareTo(BigDecimal.ONE) < 0;
    return perMille
        ? percent.movePointRight(1).stripTrailingZeros().toPlainString() + "‰"
        : percent.stripTrailingZeros().toPlainString() + "%";
  }

  private static void add(
      List<Bound> bounds, @Nullable Object text, String basis, @Nullable String reading) {
    Money amount = money(text);
    if (amount != null) {
      bounds.add(new Bound(amount, basis, reading));
    }
  }

  /**
   * The amount that a decision gave, in yuan; null for null.
   *
   * @throws BadInput where facts that are each below the limit of {@link Money} add up to more
   */
  private static @Nullable Money money(@Nullable Object text) {
    if (text == null) {
      return null;
    }
    BigDecimal yuan = new BigDecimal((String) text);
    if (yuan.abs().compareTo(Money.LIMIT) >= 0) {
      throw new BadInput("facts", "各项金额合计达到一万亿元，超出可以办理的范围，请核对各项金额");
    }
    return Money.of(yuan);
  }
}
