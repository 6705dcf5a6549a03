package cn.lianban.deadlines;

import cn.lianban.workflow.models.Decisions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The limits of the steps, as the decision {@code timeLimits} gives them. */
@Component
public class TimeLimits {

  public static final String CORRECTION = "correction";
  public static final String RECONSIDERATION = "reconsideration";
  public static final String ANNUAL_REPORT = "annualReport";
  public static final String BREACH_REPLY = "breachReply";
  public static final String BANK_ACCOUNT = "bankAccount";
  public static final String REVIEW = "reviewApplication";

  /** How long a silent bureau is waited for, counted from the due date of its review. */
  public static final String REVIEW_SILENCE = "reviewSilence";

  /** From the start of a duty's quarter until the bureaus' reports are no longer waited for. */
  public static final String DUTY_REPORTING = "dutyReporting";

  /** From the return of a bureau's report until its revision is no longer waited for. */
  public static final String DUTY_REVISION = "dutyRevision";

  /**
   * How long a lead may merge a duty's reports before the special team settles those that are left.
   */
  public static final String DUTY_MERGING = "dutyMerging";

  public static final String SUPPLEMENT = "supplement";
  public static final String RATING = "rating";
  public static final String REPLACEMENT = "replaceExpert";

  /** The wait of a closed round until every application in it is concluded. */
  public static final String EVALUATIONS = "awaitEvaluations";

  private final Decisions decisions;

  /** Kept without an end, because a deployed decision never changes. */
  private final Map<Step, TimeLimit> known = new ConcurrentHashMap<>();

  private record Step(String deploymentId, @Nullable String name) {}

  TimeLimits(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * The limit of a step in the bundle of models that a case started with.
   *
   * @param step the key of the task, or one of the names above
   * @throws IllegalStateException where the decision says nothing of the step
   */
  public TimeLimit of(String deploymentId, @Nullable String step) {
    return known.computeIfAbsent(new Step(deploymentId, step), this::decide);
  }

  private TimeLimit decide(Step step) {
    Map<String, Object> row =
        decisions.evaluate(step.deploymentId, "timeLimits", Map.of("step", step.name)).only();
    return new TimeLimit(
        number(step, row, "workingDays"),
        number(step, row, "reminderBefore"),
        (String) row.get("escalateTo"));
  }

  private static int number(Step step, Map<String, Object> row, String output) {
    if (row.get(output) instanceof Number number && number.intValue() >= 0) {
      return number.intValue();
    }
    throw new IllegalStateException(
        "Decision timeLimits gives no " + output + " of 0 and more for step " + step.name);
  }
}
