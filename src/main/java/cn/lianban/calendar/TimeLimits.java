package cn.lianban.calendar;

import cn.lianban.workflow.Decisions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  /**
   * How long a bureau that lets its review become overdue is waited for, counted from when the
   * review was due.
   */
  public static final String REVIEW_SILENCE = "reviewSilence";

  /** From the start of a duty's quarter until nobody waits any longer for the bureaus' reports. */
  public static final String DUTY_REPORTING = "dutyReporting";

  /** From the return of a bureau's report until nobody waits any longer for its revision. */
  public static final String DUTY_REVISION = "dutyRevision";

  /**
   * From when a lead may merge a duty's reports until the special team settles what has not been
   * merged.
   */
  public static final String DUTY_MERGING = "dutyMerging";

  public static final String SUPPLEMENT = "supplement";
  public static final String RATING = "rating";
  public static final String REPLACEMENT = "replaceExpert";

  /** What a round that is closed waits for: that every application in it is concluded. */
  public static final String EVALUATIONS = "awaitEvaluations";

  private final Decisions decisions;

  /** A deployed decision never changes. */
  private final Map<Step, TimeLimit> known = new ConcurrentHashMap<>();

  private record Step(String deploymentId, String name) {}

  TimeLimits(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * The limit of a step in the bundle of models that a case started with.
   *
   * @param step the key of the task, or one of the names above
   * @throws IllegalStateException where the decision says nothing of the step
   */
  public TimeLimit of(String deploymentId, String step) {
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
