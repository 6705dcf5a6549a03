package cn.lianban.intake;

import cn.lianban.kernel.Coded;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The status of an application: a row of the table {@code statuses} of the models, whose steps say
 * where each one begins.
 *
 * @param id the code by which models, programs and the database know it
 * @param label name in Chinese
 * @param stage the part of the way that it belongs to, in Chinese
 * @param withdrawable whether the applicant may withdraw now
 * @param meaning what the program does about it; null where it treats it like any other
 * @param next what happens next, in Chinese for the applicant
 * @param nextUntil the same while the applicant has a last day to act, with {@value #LAST_DAY} in
 *     place of that day; null for none
 */
public record Status(
    String id,
    String label,
    String stage,
    WaitsFor waitsFor,
    boolean withdrawable,
    Course course,
    @Nullable Meaning meaning,
    String next,
    @Nullable String nextUntil) {

  /** Stands for the day in {@link #nextUntil}. */
  static final String LAST_DAY = "【截止日】";

  private static final Set<Meaning> AFTER_PAYMENT =
      EnumSet.of(Meaning.PAYMENT, Meaning.RECOVERY, Meaning.RECOVERED);

  private static final Set<Meaning> DETERMINED =
      EnumSet.of(
          Meaning.PUBLICITY,
          Meaning.PAYOUT,
          Meaning.PAYMENT,
          Meaning.REFUSAL,
          Meaning.RECOVERY,
          Meaning.RECOVERED);

  /** Whom a case waits for in a status. */
  public enum WaitsFor implements Coded {
    OFFICIALS("officials"),
    APPLICANT("applicant"),
    /** A period that runs, or the service itself. */
    TIME("time"),
    /** The case has ended. */
    NOBODY("nobody");

    private final String id;

    WaitsFor(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }
  }

  /** How a status stands in the line of steps that an applicant sees. */
  public enum Course implements Coded {
    /** A step of every case. */
    ALWAYS("always"),
    /** A step of those cases that have it. */
    SOMETIMES("sometimes"),
    /** A stay beside the step before it. */
    BESIDE("beside"),
    /** Ends the line. */
    END("end");

    private final String id;

    Course(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }
  }

  /**
   * The statuses that the program itself does something about: begins with, takes corrections in,
   * pays or recovers in.
   */
  public enum Meaning implements Coded {
    SUBMISSION("submission"),
    CORRECTION("correction"),
    CONCLUSION("conclusion"),
    PUBLICITY("publicity"),
    PAYOUT("payout"),
    PAYMENT("payment"),
    REFUSAL("refusal"),
    WITHDRAWAL("withdrawal"),
    LAPSE("lapse"),
    NON_SELECTION("nonSelection"),
    RECOVERY("recovery"),
    RECOVERED("recovered");

    /** The ends without an award. */
    static final Set<Meaning> WITHOUT_AWARD = EnumSet.of(REFUSAL, WITHDRAWAL, LAPSE, NON_SELECTION);

    private final String id;

    Meaning(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }
  }

  public boolean means(Meaning sought) {
    return meaning == sought;
  }

  /** Whether the approver has awarded or refused, and nothing reopened it. */
  public boolean isDetermined() {
    return meaning != null && DETERMINED.contains(meaning);
  }

  /** Whether the award was paid, whatever happened afterwards. */
  public boolean isAfterPayment() {
    return meaning != null && AFTER_PAYMENT.contains(meaning);
  }

  /** Whether nothing will be paid, unless a refusal is reconsidered. */
  public boolean isWithoutAward() {
    return meaning != null && Meaning.WITHOUT_AWARD.contains(meaning);
  }

  public boolean isEnded() {
    return waitsFor == WaitsFor.NOBODY;
  }

  /**
   * What happens next, in Chinese.
   *
   * @param lastDay the day until which the applicant may act; null for none
   */
  public String next(@Nullable String lastDay) {
    return lastDay == null || nextUntil == null ? next : nextUntil.replace(LAST_DAY, lastDay);
  }
}
