package cn.lianban.selection;

import cn.lianban.kernel.Money;
import cn.lianban.selection.Entry.Outcome;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applies the decision {@code selectionLine} to the ranked applications: who is selected and with
 * how much, who is on the reserve list, and who is not selected.
 *
 * <p>Java only goes down the list and counts what is left; the table decides. Applications with the
 * same score get the same inputs, so that only the number of reserve places can separate them. An
 * application that joined the list late has a rank of its own behind those of the same score, and
 * is treated separately.
 */
@Component
class CutOff {

  private static final String DECISION = "selectionLine";

  private final Decisions decisions;

  CutOff(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * The result for one application.
   *
   * @param amount null where it is not selected
   * @param rule the rule of the decision that hit
   * @param version of the decision
   */
  record Verdict(
      String applicationNo,
      int rank,
      Outcome outcome,
      @Nullable Money amount,
      @Nullable String reason,
      String rule,
      int version) {

    /** A copy with the present rank, which may have changed since the list was confirmed. */
    Verdict withRankOf(List<Entry> entries) {
      int before =
          entries.stream()
              .filter(entry -> entry.applicationNo().equals(applicationNo))
              .findFirst()
              .map(Entry::rank)
              .orElseThrow();
      return new Verdict(applicationNo, before, outcome, amount, reason, rule, version);
    }

    /** The amount of an application that is selected. */
    Money selectedAmount() {
      return Objects.requireNonNull(amount, "what is selected has an amount");
    }

    Map<String, Object> forDatabase() {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("applicationNo", applicationNo);
      row.put("rank", rank);
      row.put("outcome", outcome.id());
      row.put("amount", amount == null ? null : amount.toString());
      row.put("reason", reason);
      row.put("rule", rule);
      row.put("version", version);
      return row;
    }
  }

  /**
   * @param ranked the best score first
   * @param budget remaining budget of the round
   * @param ahead number of applications already selected
   */
  List<Verdict> draw(Round round, List<Entry> ranked, Money budget, int ahead) {
    List<Verdict> verdicts = new ArrayList<>();
    BigDecimal left = budget.yuan();
    int reserveLeft = round.reservePlaces();
    boolean drawn = false;
    for (int first = 0; first < ranked.size(); ) {
      List<Entry> tied = tied(ranked, first);
      Map<String, Object> figures = figures(round, tied, left, ahead + first, drawn);
      BigDecimal before = left;
      for (Entry entry : tied) {
        Verdict verdict =
            verdict(round, entry, figures, before, left, reserveLeft, ahead + first + 1);
        verdicts.add(verdict);
        left = verdict.amount == null ? left : left.subtract(verdict.amount.yuan());
        reserveLeft -= verdict.outcome == Outcome.RESERVE ? 1 : 0;
        drawn |= !verdict.outcome.isSelected();
      }
      first += tied.size();
    }
    return verdicts;
  }

  private Verdict verdict(
      Round round,
      Entry entry,
      Map<String, Object> figures,
      BigDecimal before,
      BigDecimal left,
      int reserveLeft,
      int rank) {
    Map<String, Object> inputs = new HashMap<>(figures);
    BigDecimal together =
        (BigDecimal) Objects.requireNonNull(figures.get("askedTogether"), "askedTogether");
    BigDecimal share = share(entry, together, before);
    // a share below one fen would be no award
    inputs.put("scaling", round.scaling() && entry.scalable() && share.signum() > 0);
    inputs.put("reservePlacesLeft", reserveLeft);
    Evaluation evaluation = decisions.evaluate(round.deployment(), DECISION, inputs);
    Outcome outcome = Outcome.of(Evaluation.text(evaluation.only(), "outcome"));
    BigDecimal amount =
        outcome == Outcome.SELECTED
            ? entry.concludedAmount().yuan()
            : outcome == Outcome.SCALED ? share.min(left) : null;
    if (amount != null && amount.compareTo(left) > 0) {
      throw new IllegalStateException(
          "Decision "
              + DECISION
              + " selects "
              + entry.applicationNo()
              + " beyond the budget of "
              + round.no());
    }
    return new Verdict(
        entry.applicationNo(),
        rank,
        outcome,
        Money.ofNullable(amount),
        (String) evaluation.only().get("reason"),
        evaluation.rules().get(0),
        evaluation.version());
  }

  private static Map<String, Object> figures(
      Round round, List<Entry> tied, BigDecimal left, int better, boolean drawn) {
    Map<String, Object> figures = new HashMap<>();
    figures.put("score", tied.get(0).score());
    figures.put("minimumScore", round.minimumScore());
    figures.put("rank", better + 1);
    figures.put("lastRank", better + tied.size());
    figures.put("places", round.places());
    figures.put("lineDrawn", drawn);
    figures.put("budgetLeft", left);
    figures.put(
        "askedTogether",
        tied.stream()
            .map(entry -> entry.concludedAmount().yuan())
            .reduce(BigDecimal.ZERO, BigDecimal::add));
    return figures;
  }

  /**
   * The entry's share of the remaining budget, rounded down to the fen and never more than it asks
   * for.
   */
  private static BigDecimal share(Entry entry, BigDecimal together, BigDecimal left) {
    return entry
        .concludedAmount()
        .yuan()
        .multiply(left)
        .divide(together, 2, RoundingMode.FLOOR)
        .min(entry.concludedAmount().yuan());
  }

  private static List<Entry> tied(List<Entry> ranked, int first) {
    Entry best = ranked.get(first);
    return ranked.subList(first, ranked.size()).stream()
        .takeWhile(
            entry -> same(entry.score(), best.score()) && Objects.equals(entry.rank(), best.rank()))
        .toList();
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }
}
