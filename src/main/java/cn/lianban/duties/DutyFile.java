package cn.lianban.duties;

import cn.lianban.workflow.cases.Timeline;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A duty as officials see it.
 *
 * @param late whether a task of it is overdue now, or a bureau did not report
 * @param daysLate working days of the longest delay; 0 for none
 */
public record DutyFile(
    String no,
    String itemId,
    String clause,
    String citation,
    String title,
    int year,
    int quarter,
    String status,
    String statusName,
    String lead,
    @Nullable String leadName,
    @Nullable OffsetDateTime openedAt,
    @Nullable OffsetDateTime publishedAt,
    boolean late,
    int daysLate,
    List<BureauState> bureaus,
    List<Holder> holders) {

  /**
   * The state of a bureau's report.
   *
   * @param state {@code waiting}, {@code reported} or {@code unreported}
   * @param progress null until it has reported
   * @param daysLate working days after the due date, of the submitted report or of the one still
   *     missing
   */
  public record BureauState(
      String bureau,
      @Nullable String bureauName,
      String role,
      String state,
      @Nullable String progress,
      @Nullable OffsetDateTime reportedAt,
      int daysLate) {}

  /** A group or person who has a task in the duty now. */
  public record Holder(
      String bureau,
      @Nullable String bureauName,
      String task,
      String taskName,
      @Nullable OffsetDateTime due,
      int daysLate) {}

  /** The whole of one duty. */
  public record Whole(
      DutyFile duty,
      List<ReportView> reports,
      Supervision.@Nullable Merged merged,
      List<RemarkView> remarks,
      List<Evidence.File> evidence,
      List<Timeline.Entry> timeline) {}

  /** A report as officials read it. */
  public record ReportView(
      String bureau,
      @Nullable String bureauName,
      String progress,
      String progressName,
      Integer percent,
      String text,
      String difficulties,
      String evidence,
      int daysLate,
      OffsetDateTime reportedAt,
      String returnedText) {}

  /** A decision on the duty with its remark. */
  public record RemarkView(
      String step,
      String decision,
      String label,
      @Nullable String remark,
      @Nullable String bureauName,
      OffsetDateTime at) {}
}
