package cn.lianban.duties;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.WorkItem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The bureaus' reports. Every version is kept, and the newest of each bureau applies. */
@Service
public class DutyReports {

  private static final String NEWEST =
      """
      select distinct on (r.duty_no, b.position) r.*
      from duty_report r join duty_bureau b on b.duty_no = r.duty_no and b.bureau = r.bureau
      where r.duty_no in (:numbers) order by r.duty_no, b.position, r.id desc
      """;

  private final JdbcClient jdbc;
  private final Evidence evidence;
  private final Bureaus bureaus;
  private final Timeline timeline;
  private final WorkingCalendar calendar;
  private final Clock clock;

  DutyReports(
      JdbcClient jdbc,
      Evidence evidence,
      Bureaus bureaus,
      Timeline timeline,
      WorkingCalendar calendar,
      Clock clock) {
    this.jdbc = jdbc;
    this.evidence = evidence;
    this.bureaus = bureaus;
    this.timeline = timeline;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * A report.
   *
   * @param percent null where the bureau gave none
   * @param evidence description of the evidence; null where there are only files
   * @param daysLate working days after the due date, 0 where it was in time
   * @param returnedText why the lead returned it; null where it did not
   */
  public record Report(
      String dutyNo,
      String bureau,
      Progress progress,
      Integer percent,
      String text,
      String difficulties,
      String evidence,
      int daysLate,
      OffsetDateTime reportedAt,
      String returnedText) {}

  /**
   * Stores a bureau's report.
   *
   * @throws BadInput where the evidence of the progress, or the description of what blocks it, is
   *     missing
   */
  public void report(WorkItem task, Submission submission, Actor actor) {
    Progress progress = Progress.of(submission.requiredText("progressStatus"));
    if (progress == Progress.BLOCKED && submission.text("difficulties") == null) {
      throw new BadInput("difficulties", "状态为“受阻”的，请写明困难与问题");
    }
    if (progress.needsEvidence()
        && submission.text("evidence") == null
        && evidence.of(task.caseNo(), task.bureau()).isEmpty()) {
      throw new BadInput("evidence", "状态为“" + progress.label() + "”的，请写明佐证材料（文号、链接等），或者先在任务页面上传文件");
    }
    BigDecimal percent = submission.number("percent");
    OffsetDateTime now = OffsetDateTime.now(clock);
    int daysLate = daysLate(task.due(), now);
    jdbc.sql(
            """
            insert into duty_report (duty_no, bureau, progress, percent, text, difficulties, evidence, days_late, person, reported_at)
            values (:no, :bureau, :progress, :percent, :text, :difficulties, :evidence, :late, :person, :at)
            """)
        .param("no", task.caseNo())
        .param("bureau", task.bureau())
        .param("progress", progress.id())
        .param("percent", percent == null ? null : percent.intValueExact())
        .param("text", submission.text("progress"))
        .param("difficulties", submission.text("difficulties"))
        .param("evidence", submission.text("evidence"))
        .param("late", daysLate)
        .param("person", actor.id())
        .param("at", now)
        .update();
    timeline.add(
        task.caseNo(),
        "reported",
        bureaus.name(task.bureau()),
        "报告进展：" + progress.label() + (daysLate > 0 ? "（逾期 " + daysLate + " 个工作日）" : ""),
        actor);
  }

  /** Returns a bureau's report, or asks a bureau that has not reported to do so. */
  public void giveBack(String dutyNo, @Nullable String bureau, @Nullable String why) {
    jdbc.sql(
            """
            update duty_report set returned_text = :why, returned_at = :at
            where id = (select id from duty_report where duty_no = :no and bureau = :bureau order by id desc limit 1)
            """)
        .param("no", dutyNo)
        .param("bureau", bureau)
        .param("why", why)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** The newest report of each bureau that has sent one, in the order of the documents. */
  public List<Report> newest(String dutyNo) {
    return newest(List.of(dutyNo));
  }

  List<Report> newest(Collection<String> dutyNos) {
    return dutyNos.isEmpty()
        ? List.of()
        : jdbc.sql(NEWEST).param("numbers", dutyNos).query(Rows.of(Report.class)).list();
  }

  public Optional<Report> newest(String dutyNo, String bureau) {
    return jdbc.sql(
            "select * from duty_report where duty_no = :no and bureau = :bureau order by id desc limit 1")
        .param("no", dutyNo)
        .param("bureau", bureau)
        .query(Rows.of(Report.class))
        .optional();
  }

  /** Working days since the due date; 0 where it has not passed. */
  int daysLate(@Nullable OffsetDateTime due, OffsetDateTime now) {
    // the first moment after the due date counts as late, even on a day off
    return due == null || !now.isAfter(due)
        ? 0
        : Math.max(1, calendar.workingDaysBetween(due, now));
  }
}
