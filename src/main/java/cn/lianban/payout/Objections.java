package cn.lianban.payout;

import cn.lianban.award.Concluding;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.AwardProcess.Message;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.Status.Meaning;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.AnonymousSettings;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.Masked;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.StateChange;
import cn.lianban.kernel.TextChecks;
import cn.lianban.workflow.cases.Timeline;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Objections of the public during the publicity of an award. All have to be handled before the
 * award is paid.
 */
@Service
public class Objections {

  private static final int LONGEST_NAME = 100;
  private static final int MOST_OPEN = 200;

  private final int mostOpenOfOne;
  private final Publicities publicities;
  private final Applications applications;
  private final Concluding concluding;
  private final Timeline timeline;
  private final AwardProcess process;
  private final JdbcClient jdbc;
  private final Clock clock;

  Objections(
      AnonymousSettings settings,
      Publicities publicities,
      Applications applications,
      Concluding concluding,
      Timeline timeline,
      AwardProcess process,
      JdbcClient jdbc,
      Clock clock) {
    this.mostOpenOfOne = settings.openObjections();
    this.publicities = publicities;
    this.applications = applications;
    this.concluding = concluding;
    this.timeline = timeline;
    this.process = process;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An open objection. */
  public record Objection(
      long id, String name, String contact, String text, OffsetDateTime receivedAt) {}

  /**
   * Receives an objection. The first one interrupts the publicity until all objections are handled.
   *
   * @param sender account or network address; null for no limit on its number of objections
   * @throws NotFound where this number has no publicity
   * @throws Conflict where the period is over, or about to begin, or too many objections wait to be
   *     handled
   */
  @Transactional
  public void receive(
      String applicationNo, @Nullable String sender, String name, String contact, String text) {
    new TextChecks()
        .line("name", "姓名或单位名称", name, LONGEST_NAME)
        .line("contact", "联系方式", contact, TextChecks.LONGEST_LINE)
        .text("text", "异议内容", text, TextChecks.LONGEST_TEXT)
        .check();
    if (publicities.current(applicationNo).isEmpty()) {
      throw notPublicised(applicationNo);
    }
    applications.lock(applicationNo);
    Publicity publicity =
        publicities.current(applicationNo).orElseThrow(() -> notPublicised(applicationNo));
    OffsetDateTime now = OffsetDateTime.now(clock);
    boolean running = publicity.status().equals("running");
    if (running && now.isAfter(publicity.endsAt())) {
      throw new Conflict("公示期已满，不再受理异议", "publicity-ended");
    }
    if (open(applicationNo).size() >= MOST_OPEN) {
      throw new Conflict("该公示待处理的异议过多，请直接联系受理单位", "objections-full");
    }
    if (openOf(sender, applicationNo) >= mostOpenOfOne) {
      throw new Conflict(
          "从您的账号或者所在网络地址对该公示已有 " + mostOpenOfOne + " 件异议待处理，公示已经暂停；请待处理后再提，如需补充请直接联系受理单位",
          "objections-of-sender-full");
    }
    jdbc.sql(
            """
            insert into objection (application_no, publicity_id, sender, name, contact, text, received_at)
            values (:no, :publicity, :sender, :name, :contact, :text, :at)
            """)
        .param("no", applicationNo)
        .param("sender", sender)
        .param("publicity", publicity.id())
        .param("name", name.strip())
        .param("contact", contact.strip())
        .param("text", text.strip())
        .param("at", now)
        .update();
    timeline.add(applicationNo, "objection", "收到一件异议");
    if (running) {
      publicities.interrupt(publicity);
      process.tell(applicationNo, Message.OBJECTION_RECEIVED);
    }
  }

  /**
   * An award is publicised by a separate job shortly after its approval, so the answer then says
   * that the publicity is about to begin. For any other number the answer does not reveal whether
   * the case exists.
   */
  private RuntimeException notPublicised(String applicationNo) {
    return applications.all(List.of(applicationNo)).stream()
            .anyMatch(application -> application.status().means(Meaning.PUBLICITY))
        ? new Conflict("公示即将开始，请稍后再提出异议", "publicity-not-begun")
        : new NotFound("编号 " + applicationNo + " 当前没有正在公示的奖补");
  }

  /** The next objection to handle; empty where all are handled. */
  public Optional<Objection> next(String applicationNo) {
    return open(applicationNo).stream().findFirst();
  }

  /**
   * Handles the oldest open objection.
   *
   * @param finding upheld or dismissed
   * @return whether more are open
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean handle(
      String applicationNo, String finding, @Nullable String remark, Actor person) {
    Objection objection = next(applicationNo).orElseThrow(() -> new Conflict("没有待处理的异议，请刷新"));
    StateChange.one(
        answer("id = :id", objection.id(), applicationNo, finding, remark, person.id()), "异议不能办结");
    if (finding.equals("upheld")) {
      // it takes the award back, and with it whatever the others object to
      answer("application_no = :no", objection.id(), applicationNo, finding, remark, person.id());
      concluding.noteUpheldObjection(applicationNo, remark, person);
    }
    timeline.add(
        applicationNo,
        "objection-" + finding,
        null,
        finding.equals("upheld") ? "异议成立" : "异议不成立",
        person);
    return !open(applicationNo).isEmpty();
  }

  private int answer(
      String which,
      long id,
      String applicationNo,
      String finding,
      @Nullable String remark,
      String person) {
    Locks.demandTransaction();
    return jdbc.sql(
            "update objection set sender = null, finding = :finding, remark = :remark, handled_by = :person, handled_at = :at where finding is null and "
                + which)
        .param("finding", finding)
        .param("remark", remark)
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .param("id", id)
        .param("no", applicationNo)
        .update();
  }

  /**
   * The objections as Markdown, the one to handle now first.
   *
   * @param whole whether the reader handles them and may therefore read the objectors' names and
   *     contacts
   */
  public String summary(String applicationNo, boolean whole) {
    return open(applicationNo).stream()
        .map(
            objection ->
                "- "
                    + CaseTexts.plain(objection.text())
                    + "（"
                    + CaseTexts.plain(whole ? objection.name() : Masked.contact(objection.name()))
                    + "，"
                    + CaseTexts.plain(
                        whole ? objection.contact() : Masked.contact(objection.contact()))
                    + "，"
                    + CaseTexts.day(objection.receivedAt())
                    + "）")
        .collect(Collectors.joining("\n"));
  }

  private int openOf(@Nullable String sender, String applicationNo) {
    return jdbc.sql(
            "select count(*) from objection where application_no = :no and finding is null and sender = :sender")
        .param("no", applicationNo)
        .param("sender", sender)
        .query(Integer.class)
        .single();
  }

  private List<Objection> open(String applicationNo) {
    return jdbc.sql(
            "select id, name, contact, text, received_at from objection where application_no = :no and finding is null order by id")
        .param("no", applicationNo)
        .query(Rows.of(Objection.class))
        .list();
  }
}
