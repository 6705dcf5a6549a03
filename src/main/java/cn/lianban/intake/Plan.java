package cn.lianban.intake;

import cn.lianban.workflow.models.Evaluation;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an application is handled, as the decision {@code handlingPlan} gave it.
 *
 * @param years largest number of years in which the item can be awarded; null for no limit
 * @param yearsScope whose years are counted: {@code applicant} or {@code matter}; null where years
 *     are not counted
 * @param onePerYear whether a matter can be accepted only once a year
 * @param wholeMatterCap largest amount for one matter over all years, as plain text in yuan; null
 *     for no limit
 * @param applicantCap largest amount of the item for one applicant over all its matters, as plain
 *     text in yuan; null for no limit
 * @param earlierYears whether years under the repealed document count among the {@code years}
 * @param annualBudget whether the item has a budget of its own each year
 * @param version version of the decision
 * @param rule the rule that hit
 */
public record Plan(
    String acceptingBody,
    String approverGroup,
    String payerGroup,
    String funder,
    boolean recognition,
    boolean evaluation,
    boolean competitive,
    int publicityDays,
    @Nullable Integer years,
    @Nullable String yearsScope,
    boolean onePerYear,
    @Nullable String wholeMatterCap,
    @Nullable String applicantCap,
    boolean earlierYears,
    boolean annualBudget,
    int version,
    @Nullable String rule) {

  /** Reads the plan from the only row of the decision's result. */
  public static Plan of(Map<String, Object> row, int version, List<String> rules) {
    return new Plan(
        Evaluation.text(row, "acceptingBody"),
        Evaluation.text(row, "approverGroup"),
        Evaluation.text(row, "payerGroup"),
        Evaluation.text(row, "funder"),
        Boolean.TRUE.equals(row.get("recognition")),
        Boolean.TRUE.equals(row.get("evaluation")),
        Boolean.TRUE.equals(row.get("competitive")),
        Evaluation.whole(row, "publicityDays"),
        row.get("years") == null ? null : Evaluation.whole(row, "years"),
        (String) row.get("yearsScope"),
        Boolean.TRUE.equals(row.get("onePerYear")),
        (String) row.get("wholeMatterCap"),
        (String) row.get("applicantCap"),
        Boolean.TRUE.equals(row.get("earlierYears")),
        Boolean.TRUE.equals(row.get("annualBudget")),
        version,
        rules.isEmpty() ? null : rules.get(0));
  }

  /** The plan as input for the decisions about eligibility. */
  @JsonIgnore
  public Map<String, Object> forDecisions() {
    Map<String, Object> context = new HashMap<>();
    context.put("recognition", recognition);
    context.put("evaluation", evaluation);
    context.put("years", years);
    return context;
  }
}
