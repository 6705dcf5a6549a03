package cn.lianban.duties;

import cn.lianban.workflow.Timeline;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A duty as officials see it.
 *
 * @param late whether somebody is late with it now: a task is overdue, or a bureau did not report
 * @param daysLate working days of whoever is latest; 0 where nobody is
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
    String leadName,
    OffsetDateTime openedAt,
    OffsetDateTime publishedAt,
    boolean late,
    int daysLate,
    List<BureauState> bureaus,
    List<Holder> holders) {

  /**
   * Where a bureau stands with its report.
   *
   * @param state {@code waiting}, {@code reported} or {@code unreported}
   * @param progress null until it has reported
   * @param daysLate working days after its due date: of the report that came, or of the one that is
   *     still missing
   */
  public record BureauState(
      String bureau,
      String bureauName,
      String role,
      String state,
      String progress,
      OffsetDateTime reportedAt,
      int daysLate) {}

  /** Who has to do something now. */
  public record Holder(
      String bureau,
      String bureauName,
      String task,
      String taskName,
      OffsetDateTime due,
      int daysLate) {}

  /** The whole of one duty. */
  public record Whole(
      DutyFile duty,
      List<ReportView> reports,
      Supervision.Merged merged,
      List<RemarkView> remarks,
      List<Evidence.File> evidence,
      List<Timeline.Entry> timeline) {}

  /** A report as officials read it. */
  public record ReportView(
      String bureau,
      String bureauName,
      String progress,
      String progressName,
      Integer percent,
      String text,
      String difficulties,
      String evidence,
      int daysLate,
      OffsetDateTime reportedAt,
      String returnedText) {}

  /** What was decided on the way. */
  public record RemarkView(
      String step,
      String decision,
      String label,
      String remark,
      String bureauName,
      OffsetDateTime at) {}
}
