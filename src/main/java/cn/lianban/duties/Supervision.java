package cn.lianban.duties;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Rows;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.WorkItem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The steps after the reports: the lead merges them, the special team checks, the district
 * government gives instructions, and the result is published.
 */
@Service
public class Supervision {

  private final JdbcClient jdbc;
  private final Duties duties;
  private final DutyReports reports;
  private final Cases cases;
  private final Bureaus bureaus;
  private final Notices notices;
  private final Timeline timeline;
  private final Clock clock;

  Supervision(
      JdbcClient jdbc,
      Duties duties,
      DutyReports reports,
      Cases cases,
      Bureaus bureaus,
      Notices notices,
      Timeline timeline,
      Clock clock) {
    this.jdbc = jdbc;
    this.duties = duties;
    this.reports = reports;
    this.cases = cases;
    this.bureaus = bureaus;
    this.notices = notices;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** The lead's merged text; the newest applies. */
  public record Merged(
      String dutyNo,
      Progress progress,
      String summary,
      String publicSummary,
      OffsetDateTime mergedAt) {}

  /**
   * A decision on the duty.
   *
   * @param step merging, supervision or instruction
   * @param remark null where none was needed
   */
  public record Remark(
      String step, String decision, @Nullable String remark, String bureau, OffsetDateTime at) {

    public String label() {
      return label(step, decision);
    }

    private static String label(String step, String decision) {
      return switch (step + "/" + decision) {
        case "merging/return" -> "退回部门修改";
        case "supervision/accept" -> "检查通过";
        case "supervision/return" -> "退回牵头部门";
        case "supervision/escalate" -> "报请区政府批示";
        case "supervision/urge" -> "再次催办汇总";
        case "supervision/close" -> "登记为未完成并办结";
        case "instruction/publish" -> "同意公开";
        default -> "责成整改";
      };
    }
  }

  public void merge(WorkItem task, Submission submission, Actor actor) {
    Progress progress = Progress.of(submission.requiredText("overallStatus"));
    jdbc.sql(
            """
            insert into duty_merge (duty_no, progress, summary, public_summary, person, merged_at)
            values (:no, :progress, :summary, :publicSummary, :person, :at)
            """)
        .param("no", task.caseNo())
        .param("progress", progress.id())
        .param("summary", submission.text("summary"))
        .param("publicSummary", submission.text("publicSummary"))
        .param("person", actor.id())
        .param("at", OffsetDateTime.now(clock))
        .update();
    timeline.add(
        task.caseNo(), "merged", bureaus.name(task.bureau()), "汇总进展：" + progress.label(), actor);
  }

  /** Returns one bureau's report on behalf of the lead. */
  public void giveBack(WorkItem task, String bureau, @Nullable String why, Actor actor) {
    reports.giveBack(task.caseNo(), bureau, why);
    remark(task, "merging", "return", bureaus.name(bureau) + "：" + why, actor);
    notices.send(
        bureau, task.caseNo(), "returned", cases.name(task.caseNo()) + " 的进展报告被退回修改：" + why);
  }

  /**
   * Records the special team's decision: accept, return, or escalate to the district government,
   * which may read the duty from then on.
   */
  public void supervise(WorkItem task, String decision, @Nullable String remark, Actor actor) {
    Duty duty = duties.get(task.caseNo());
    remark(task, "supervision", decision, remark, actor);
    switch (decision) {
      case "return" ->
          notices.send(
              duty.lead(), duty.no(), "returned", cases.name(duty.no()) + " 被专班退回，请重新汇总：" + remark);
      case "escalate" -> {
        cases.admit(duty.no(), List.of(duty.escalationBody()));
        notices.send(
            duty.escalationBody(),
            duty.no(),
            "escalation",
            cases.name(duty.no()) + " 报请批示：" + remark);
      }
      default -> {}
    }
  }

  /**
   * Records the special team's decision where the lead did not merge in time: urge it once more, or
   * close the duty as unfinished so that it does not stay open for ever.
   */
  public void settle(WorkItem task, String decision, @Nullable String remark, Actor actor) {
    Duty duty = duties.get(task.caseNo());
    remark(task, "supervision", decision, remark, actor);
    if (decision.equals("close")) {
      duties.published(duty.no());
      notices.send(
          duty.lead(),
          duty.no(),
          "unfinished",
          cases.name(duty.no()) + " 期满未汇总，已登记为未完成并办结：" + remark);
      notices.send(
          duty.escalationBody(),
          duty.no(),
          "unfinished",
          cases.name(duty.no()) + " 牵头部门期满未汇总，已登记为未完成：" + remark);
      cases.admit(duty.no(), List.of(duty.escalationBody()));
    } else {
      notices.send(
          duty.lead(), duty.no(), "urged", cases.name(duty.no()) + " 期满未汇总，请尽快汇总：" + remark);
    }
  }

  public void instruct(WorkItem task, String decision, @Nullable String remark, Actor actor) {
    Duty duty = duties.get(task.caseNo());
    remark(task, "instruction", decision, remark, actor);
    if (decision.equals("rectify")) {
      notices.send(
          duty.lead(),
          duty.no(),
          "instructed",
          cases.name(duty.no()) + " 被责成整改，请落实后重新汇总：" + remark);
    }
    notices.send(
        duty.supervisor(),
        duty.no(),
        "instructed",
        cases.name(duty.no()) + " 已有批示：" + Remark.label("instruction", decision));
  }

  /** Publishes the merged text. */
  public void publish(String dutyNo) {
    Duty duty = duties.lock(dutyNo);
    Merged merged = merged(dutyNo).orElseThrow(() -> new Conflict("任务督办 " + dutyNo + " 尚未汇总，不能公开"));
    duties.published(dutyNo);
    timeline.add(dutyNo, "summary", "公开任务进展：" + merged.progress().label());
    notices.send(duty.lead(), dutyNo, "published", cases.name(dutyNo) + " 的任务进展已公开");
  }

  public Optional<Merged> merged(String dutyNo) {
    return merged(List.of(dutyNo)).stream().findFirst();
  }

  /** The newest merged text of each of these duties; duties without one are left out. */
  List<Merged> merged(Collection<String> dutyNos) {
    return dutyNos.isEmpty()
        ? List.of()
        : jdbc.sql(
                "select distinct on (duty_no) * from duty_merge where duty_no in (:numbers) order by duty_no, id desc")
            .param("numbers", dutyNos)
            .query(Rows.of(Merged.class))
            .list();
  }

  /** The decisions on the duty, oldest first. */
  public List<Remark> remarks(String dutyNo) {
    return jdbc.sql(
            "select step, decision, remark, bureau, remarked_at as at from duty_remark where duty_no = :no order by id")
        .param("no", dutyNo)
        .query(Rows.of(Remark.class))
        .list();
  }

  private void remark(
      WorkItem task, String step, String decision, @Nullable String remark, Actor actor) {
    jdbc.sql(
            """
            insert into duty_remark (duty_no, step, decision, remark, bureau, person, remarked_at)
            values (:no, :step, :decision, :remark, :bureau, :person, :at)
            """)
        .param("no", task.caseNo())
        .param("step", step)
        .param("decision", decision)
        .param("remark", remark)
        .param("bureau", task.bureau())
        .param("person", actor.id())
        .param("at", OffsetDateTime.now(clock))
        .update();
    String label = Remark.label(step, decision);
    timeline.add(
        task.caseNo(),
        step,
        bureaus.name(task.bureau()),
        label + (remark == null ? "" : "：" + remark),
        actor);
  }
}
