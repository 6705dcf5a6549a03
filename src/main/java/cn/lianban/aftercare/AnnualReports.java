package cn.lianban.aftercare;

import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.AwardProcess.Message;
import cn.lianban.intake.FactRecords;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.TextChecks;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.FormReader;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The annual reports on paid awards: asked for, handed in or missing, reviewed by the lead bureau.
 */
@Service
public class AnnualReports {

  private final Applications applications;
  private final Aftercare aftercare;
  private final FactRecords facts;
  private final FormReader reader;
  private final AwardProcess process;
  private final Notices notices;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  AnnualReports(
      Applications applications,
      Aftercare aftercare,
      FactRecords facts,
      FormReader reader,
      AwardProcess process,
      Notices notices,
      Timeline timeline,
      JdbcClient jdbc,
      Clock clock) {
    this.applications = applications;
    this.aftercare = aftercare;
    this.facts = facts;
    this.reader = reader;
    this.process = process;
    this.notices = notices;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A report.
   *
   * @param status asked, submitted, missing, accepted or breach
   * @param facts new values of the item's figures, as JSON; null for none
   * @param remark the lead bureau's last remark
   */
  public record Report(
      int year,
      String status,
      String text,
      String facts,
      @Nullable OffsetDateTime submittedAt,
      String remark) {

    boolean isWanted() {
      return status.equals("asked") || isMissing();
    }

    boolean isMissing() {
      return status.equals("missing");
    }
  }

  /** All reports of a case, by year. */
  public List<Report> of(String applicationNo) {
    return jdbc.sql(
            "select year, status, text, facts, submitted_at, remark from annual_report where application_no = :no order by year")
        .param("no", applicationNo)
        .query(Rows.of(Report.class))
        .list();
  }

  /** The report that was asked for last; empty where none has been. */
  public Optional<Report> newest(String applicationNo) {
    return of(applicationNo).stream().reduce((earlier, later) -> later);
  }

  /** When the next report begins: in the year after the year that it covers. */
  public LocalDate opensOn(String applicationNo) {
    Aftercare.Asked asked = aftercare.of(applicationNo).orElseThrow();
    return LocalDate.of(nextYear(applicationNo, asked) + 1, asked.reportMonth(), 1);
  }

  /** Whether more reports are due after those that were asked for. */
  public boolean areLeft(String applicationNo) {
    return of(applicationNo).size() < aftercare.of(applicationNo).orElseThrow().reportYears();
  }

  /** Asks the applicant for the next report. */
  public void ask(String applicationNo) {
    int year = nextYear(applicationNo, aftercare.of(applicationNo).orElseThrow());
    jdbc.sql(
            "insert into annual_report (application_no, year, status, asked_at) values (:no, :year, 'asked', :at)")
        .param("no", applicationNo)
        .param("year", year)
        .param("at", OffsetDateTime.now(clock))
        .update();
    tellApplicant(applicationNo, "report-asked", "请提交 " + year + " 年度报告");
  }

  /**
   * Receives the report that is asked for; a late one is still accepted until the lead bureau has
   * reviewed the year.
   *
   * @param figures facts of the item's form as they stand now, by name; null or empty for none
   */
  @Transactional
  public void submit(
      Actor actor, String applicationNo, Integer year, String text, Map<String, Object> figures) {
    Application application = applications.lockOwn(actor, applicationNo);
    new TextChecks()
        .given("year", "报告年度", year)
        .text("text", "报告内容", text, TextChecks.LONGEST_REPORT)
        .check();
    Report report =
        newest(applicationNo)
            .filter(Report::isWanted)
            .orElseThrow(() -> new Conflict("申报 " + applicationNo + " 现在没有需要提交的年度报告"));
    if (report.year() != year) {
      throw new BadInput("year", "现在应提交 " + report.year() + " 年度的报告");
    }
    String kept =
        figures == null || figures.isEmpty()
            ? null
            : FactRecords.text(reader.readWhatIsThere(facts.form(application), figures, "facts."));
    jdbc.sql(
            """
            update annual_report set status = 'submitted', text = :text, facts = cast(:facts as jsonb), submitted_at = :at
            where application_no = :no and year = :year
            """)
        .param("text", text.strip())
        .param("facts", kept)
        .param("at", OffsetDateTime.now(clock))
        .param("no", applicationNo)
        .param("year", year)
        .update();
    timeline.add(
        applicationNo,
        "report-submitted",
        application.applicantName(),
        (report.isMissing() ? "逾期提交 " : "提交 ") + year + " 年度报告",
        actor);
    if (!report.isMissing()) {
      process.tell(applicationNo, Message.REPORT_SUBMITTED);
    }
  }

  /**
   * Marks the report as missing when its time is over, and notifies the lead bureau and the group
   * to escalate to.
   */
  public void miss(String applicationNo, @Nullable String escalateTo) {
    Report report = newest(applicationNo).orElseThrow();
    mark(applicationNo, report.year(), "missing");
    String text = report.year() + " 年度报告逾期未提交";
    notices.send(
        aftercare.lead(applicationNo),
        applicationNo,
        "report-missing",
        "申报 " + applicationNo + "：" + text + "，请核查是否违反条件");
    if (escalateTo != null) {
      notices.admit(escalateTo, applicationNo);
      notices.send(
          escalateTo, applicationNo, "escalation", "申报 " + applicationNo + "：" + text + "，请督办");
    }
    tellApplicant(applicationNo, "report-missing", text + "，由牵头部门核查");
  }

  /**
   * Records the lead bureau's finding.
   *
   * @param finding accepted, supplement or breach
   */
  public void review(String applicationNo, String finding, @Nullable String remark, Actor person) {
    Report report = newest(applicationNo).orElseThrow();
    if (finding.equals("accepted") && report.isMissing() && remark == null) {
      throw new BadInput("remark", "报告逾期未提交，予以认可的须写明理由");
    }
    jdbc.sql(
            """
            update annual_report set remark = :remark, reviewed_by = :person, reviewed_at = :at where application_no = :no and year = :year
            """)
        .param("remark", remark)
        .param("person", person.id())
        .param("at", OffsetDateTime.now(clock))
        .param("no", applicationNo)
        .param("year", report.year())
        .update();
    if (!finding.equals("supplement")) {
      mark(applicationNo, report.year(), finding);
    }
    if (finding.equals("accepted")) {
      timeline.add(applicationNo, "report-accepted", null, report.year() + " 年度报告已认可", person);
    }
  }

  /** Returns the report to the applicant, with what is missing in it. */
  public void returnIt(String applicationNo) {
    Report report = newest(applicationNo).orElseThrow();
    mark(applicationNo, report.year(), "asked");
    tellApplicant(applicationNo, "report-returned", report.year() + " 年度报告须补充：" + report.remark());
  }

  private int nextYear(String applicationNo, Aftercare.Asked asked) {
    return asked.firstYear() + of(applicationNo).size();
  }

  private void mark(String applicationNo, int year, String status) {
    jdbc.sql(
            "update annual_report set status = :status where application_no = :no and year = :year")
        .param("status", status)
        .param("no", applicationNo)
        .param("year", year)
        .update();
  }

  private void tellApplicant(String applicationNo, String event, String text) {
    timeline.add(applicationNo, event, text);
    notices.send(
        notices.applicantOf(applicationNo),
        applicationNo,
        event,
        "申报 " + applicationNo + "：" + text);
  }
}
