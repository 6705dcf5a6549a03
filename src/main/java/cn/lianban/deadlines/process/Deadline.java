package cn.lianban.deadlines.process;

import cn.lianban.deadlines.TimeLimits;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The deadlines that timers in the models can have, each a method of {@link Deadlines}. */
enum Deadline {
  REMINDER("reminder", null),
  ESCALATION("escalation", null),
  CORRECTION("correction", TimeLimits.CORRECTION, "提交补正"),
  CORRECTION_REMINDER("correctionReminder", TimeLimits.CORRECTION),
  RECONSIDERATION("reconsideration", TimeLimits.RECONSIDERATION, "申请复核"),
  RECONSIDERATION_REMINDER("reconsiderationReminder", TimeLimits.RECONSIDERATION),
  ANNUAL_REPORT("annualReport", TimeLimits.ANNUAL_REPORT, "提交年度报告"),
  ANNUAL_REPORT_REMINDER("annualReportReminder", TimeLimits.ANNUAL_REPORT),
  BREACH_REPLY("breachReply", TimeLimits.BREACH_REPLY, "陈述申辩"),
  BREACH_REPLY_REMINDER("breachReplyReminder", TimeLimits.BREACH_REPLY),
  BANK_ACCOUNT("bankAccount", TimeLimits.BANK_ACCOUNT, "提供收款账户"),
  BANK_ACCOUNT_REMINDER("bankAccountReminder", TimeLimits.BANK_ACCOUNT),
  SILENCE("silence", TimeLimits.REVIEW),
  DUTY_REPORTING("dutyReporting", TimeLimits.DUTY_REPORTING),
  DUTY_REVISION("dutyRevision", TimeLimits.DUTY_REVISION),
  DUTY_MERGING("dutyMerging", TimeLimits.DUTY_MERGING),
  SUPPLEMENT("supplement", TimeLimits.SUPPLEMENT, "补充材料"),
  SUPPLEMENT_REMINDER("supplementReminder", TimeLimits.SUPPLEMENT),
  RATING("rating", TimeLimits.RATING, "评价答复或者追问"),
  RATING_REMINDER("ratingReminder", TimeLimits.RATING),
  REPLACEMENT("replacement", TimeLimits.REPLACEMENT),
  EVALUATIONS("evaluations", TimeLimits.EVALUATIONS),

  /** Of an event of any name: its days are in the row of its own id. */
  EXPIRY("expiry", null);

  /**
   * Matches by the method's name, because a room may offer it by another bean than {@code
   * deadlines}, as rounds do.
   */
  private static final Pattern CALL =
      Pattern.compile("[$#]\\{\\s*\\w+\\.(\\w+)\\(\\s*execution\\s*\\)\\s*}");

  private final String method;
  private final @Nullable String step;
  private final @Nullable String asked;

  Deadline(String method, @Nullable String step) {
    this(method, step, null);
  }

  Deadline(String method, @Nullable String step, @Nullable String asked) {
    this.method = method;
    this.step = step;
    this.asked = asked;
  }

  /**
   * What the applicant or company may do until then, in Chinese; empty where somebody else is
   * waited for.
   */
  Optional<String> asked() {
    return Optional.ofNullable(asked);
  }

  /**
   * The step whose limit it is; for a task's timer the task itself, for an event with a limit of
   * its own the event.
   */
  @Nullable String step(@Nullable String taskKey) {
    return step == null ? taskKey : step;
  }

  /** Whether this is the end of a wait of this step, not the reminder before it. */
  boolean ends(String waitingStep) {
    return waitingStep.equals(step) && method.equals(step);
  }

  /**
   * The deadline that an expression such as {@code ${deadlines.reminder(execution)}} asks for;
   * empty for any other expression.
   */
  static Optional<Deadline> askedBy(String expression) {
    Matcher call = CALL.matcher(expression.strip());
    return call.matches()
        ? Stream.of(values()).filter(deadline -> deadline.method.equals(call.group(1))).findFirst()
        : Optional.empty();
  }
}
