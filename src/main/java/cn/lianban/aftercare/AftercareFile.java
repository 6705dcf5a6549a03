package cn.lianban.aftercare;

import cn.lianban.kernel.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that happens after the payment of a case, for readers of the case.
 *
 * @param conditions what the applicant has to keep; null where the clause asks for nothing, or
 *     nothing is paid yet
 * @param reportYears for how many years it reports
 * @param reportWanted the report that the applicant has to submit now; null for none
 * @param accountWanted why and until when it has to give another account; null where no account is
 *     needed
 * @param breaches breaches found by bureaus, the oldest first
 */
public record AftercareFile(
    @Nullable String conditions,
    int reportYears,
    List<Report> reports,
    @Nullable ReportWanted reportWanted,
    @Nullable AccountWanted accountWanted,
    List<Finding> breaches) {

  /**
   * @param status asked, submitted, missing, accepted or breach
   */
  public record Report(
      int year, String status, String text, @Nullable OffsetDateTime submittedAt, String remark) {}

  /**
   * @param until null where the time is over
   */
  public record ReportWanted(int year, @Nullable OffsetDateTime until) {}

  /**
   * @param until null where no limit is known
   */
  public record AccountWanted(
      String reason, LocalDate returnedOn, @Nullable OffsetDateTime until) {}

  /**
   * A breach.
   *
   * @param replyUntil until when the applicant may answer; null where it may not answer or has done
   *     so
   * @param outcome recover or dismiss; null until it is decided
   * @param amount what has to be paid back; null until it is decided
   * @param outstanding what is still to be paid back
   * @param barredUntil until when the applicant is barred because of it; null for no bar
   */
  public record Finding(
      @Nullable String ground,
      @Nullable String groundName,
      @Nullable String text,
      OffsetDateTime reportedAt,
      @Nullable OffsetDateTime replyUntil,
      @Nullable String reply,
      @Nullable String outcome,
      @Nullable Money amount,
      @Nullable String reasons,
      @Nullable LocalDate decidedOn,
      List<Breaches.Repayment> repayments,
      Money outstanding,
      @Nullable LocalDate barredUntil,
      boolean open) {}
}
