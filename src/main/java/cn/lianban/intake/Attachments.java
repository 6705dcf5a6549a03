package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.TextIdentity;
import cn.lianban.kernel.UploadedFile;
import cn.lianban.workflow.cases.FilePhases;
import cn.lianban.workflow.cases.FilePhases.FilePhase;
import cn.lianban.workflow.cases.Timeline;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of an application, stored in the database. Files are accepted only while something is
 * asked of the applicant, as the models say. Files that bureaus have based a judgement on are never
 * changed: a replaced file is kept together with the new one.
 */
@Service
public class Attachments {

  private static final int MOST_FILES = 100;
  private static final String COLUMNS =
      "id, name, size, sha256, type, uploaded_at, phase, version, replaced_by, active";

  private final Applications applications;
  private final Applicants applicants;
  private final FilePhases phases;
  private final OverdueAnswers overdue;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Attachments(
      Applications applications,
      Applicants applicants,
      FilePhases phases,
      OverdueAnswers overdue,
      Timeline timeline,
      JdbcClient jdbc,
      Clock clock) {
    this.applications = applications;
    this.applicants = applicants;
    this.phases = phases;
    this.overdue = overdue;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A file as lists show it.
   *
   * @param size in bytes
   * @param sha256 digest of the content, in hexadecimal
   * @param phase what was asked of the applicant when the file came, such as 补正; null where that
   *     was not recorded
   * @param version 1 for a file that replaces none
   * @param replacedBy id of the newer version; null for the current one
   * @param active whether it does something by itself when it is opened: such a file is downloaded
   *     and never shown
   */
  public record Attachment(
      long id,
      String name,
      long size,
      String sha256,
      String type,
      OffsetDateTime uploadedAt,
      String phase,
      int version,
      Long replacedBy,
      boolean active) {

    /** Whether browsers show a file of this type; other files are downloaded. */
    public boolean opensInBrowser() {
      return !active && (type.equals("application/pdf") || type.startsWith("image/"));
    }

    private Attachment asActive() {
      return new Attachment(
          id, name, size, sha256, type, uploadedAt, phase, version, replacedBy, true);
    }
  }

  /** A file with its content. */
  public record Content(Attachment attachment, byte[] bytes) {}

  /**
   * Adds a file to the person's own application, or replaces an earlier one; sending the same file
   * twice makes one attachment.
   *
   * @param replaced the file that it replaces; null for none
   * @throws Conflict where nothing is asked of the applicant, or the file has been replaced already
   */
  @Transactional
  public Attachment add(Actor actor, String no, String fileName, byte[] bytes, Long replaced) {
    Application application = applications.lockOwn(actor, no);
    UploadedFile file = UploadedFile.of(fileName, bytes);
    FilePhase phase = phase(application).orElseThrow(() -> closed(application, "上传附件"));
    List<Attachment> present = of(no);
    Attachment before = replaced == null ? null : current(present, no, replaced, "替换");
    Optional<Attachment> same =
        present.stream()
            .filter(
                one ->
                    one.replacedBy() == null
                        && one.sha256().equals(file.sha256())
                        && TextIdentity.of(one.name()).equals(TextIdentity.of(file.name())))
            .findFirst();
    if (same.isPresent()) {
      if (before != null) {
        throw new BadInput("file", "该文件已在附件中，没有变化，请选择新的文件");
      }
      return same.get();
    }
    if (present.size() >= MOST_FILES) {
      throw new BadInput("file", "每份申报最多上传 " + MOST_FILES + " 个附件（含被替换的）");
    }
    Attachment added = insert(actor, no, file, phase, before == null ? 1 : before.version() + 1);
    if (before == null) {
      timeline.add(no, "attached", application.applicantName(), "上传附件：" + file.name(), actor);
    } else {
      jdbc.sql("update attachment set replaced_by = :new where id = :id")
          .param("new", added.id())
          .param("id", before.id())
          .update();
      String told =
          "以" + file.name() + "（第 " + added.version() + " 版）替换附件" + before.name() + "，原版本保留";
      timeline.add(no, "attached", application.applicantName(), told, actor);
    }
    return added;
  }

  /**
   * Removes a file with its earlier versions. Possible until the application is accepted, and while
   * nobody has decided anything about it since the file came.
   *
   * @throws Conflict after that, or where a newer version has taken the file's place
   */
  @Transactional
  public void remove(Actor actor, String no, long id) {
    Application application = applications.lockOwn(actor, no);
    Attachment attachment = find(of(no), no, id);
    FilePhase phase = phase(application).orElseThrow(() -> closed(application, "删除附件"));
    if (!phase.removable() || isDecidedSince(no, attachment)) {
      throw new Conflict(
          "附件“" + attachment.name() + "”已作为办理依据存档，不能删除；有更正的，请上传新的版本替换", "attachment-not-removable");
    }
    current(of(no), no, id, "删除");
    jdbc.sql(
            """
            with recursive version as (
              select id from attachment where id = :id
              union all select a.id from attachment a join version v on a.replaced_by = v.id)
            delete from attachment where id in (select id from version)
            """)
        .param("id", id)
        .update();
    timeline.add(
        no, "attachment-removed", application.applicantName(), "删除附件：" + attachment.name(), actor);
  }

  /**
   * The phase in which the person may add files to the own application now; empty where the person
   * may add none.
   */
  public Optional<FilePhase> takenFrom(Actor actor, Application application) {
    return applicants.actsFor(actor, application.uscc()) ? phase(application) : Optional.empty();
  }

  /** All files of an application, replaced ones too, in the order in which they came. */
  public List<Attachment> of(String no) {
    return jdbc.sql("select " + COLUMNS + " from attachment where application_no = :no order by id")
        .param("no", no)
        .query(Rows.of(Attachment.class))
        .list();
  }

  /** A file of an application, for a person who may read the application. */
  public Content content(Actor actor, String no, long id) {
    applications.visibleTo(actor, no);
    return jdbc.sql(
            "select "
                + COLUMNS
                + ", content from attachment where application_no = :no and id = :id")
        .param("no", no)
        .param("id", id)
        .query(Rows.of(Stored.class))
        .optional()
        .map(Stored::read)
        .orElseThrow(() -> unknown(no));
  }

  private Optional<FilePhase> phase(Application application) {
    return phases
        .of(application.no())
        .or(() -> overdue.phase(application.no()).map(name -> new FilePhase(name, false)));
  }

  private boolean isDecidedSince(String no, Attachment attachment) {
    return jdbc.sql(
            "select exists (select from shared_task_work where case_no = :no and done_at >= :at)")
        .param("no", no)
        .param("at", attachment.uploadedAt())
        .query(Boolean.class)
        .single();
  }

  private static Conflict closed(Application application, String what) {
    return new Conflict(
        "申报 "
            + application.no()
            + " 现为“"
            + application.status().label()
            + "”，没有要求申报主体提交材料，不能"
            + what
            + "；需要补充的，请联系受理单位发出补正通知",
        "attachments-closed");
  }

  private static Attachment find(List<Attachment> present, String no, long id) {
    return present.stream()
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow(() -> unknown(no));
  }

  private static Attachment current(List<Attachment> present, String no, long id, String what) {
    Attachment attachment = find(present, no, id);
    if (attachment.replacedBy() != null) {
      throw new Conflict(
          "附件“" + attachment.name() + "”已被新的版本替换，请刷新后" + what + "现行的版本", "attachment-replaced");
    }
    return attachment;
  }

  private Attachment insert(
      Actor actor, String no, UploadedFile file, FilePhase phase, int version) {
    return jdbc.sql(
            """
            insert into attachment (application_no, name, type, size, sha256, content, uploaded_by, uploaded_at, phase, version, active)
            values (:no, :name, :type, :size, :sha256, :content, :person, :at, :phase, :version, :active) returning
            """
                + COLUMNS)
        .param("no", no)
        .param("name", file.name())
        .param("type", file.type())
        .param("size", file.size())
        .param("sha256", file.sha256())
        .param("content", file.content())
        .param("person", actor.id())
        .param("at", OffsetDateTime.now(clock))
        .param("phase", phase.name())
        .param("version", version)
        .param("active", file.active())
        .query(Rows.of(Attachment.class))
        .single();
  }

  /** A file is looked at again when it is sent, because the rules may have become stricter. */
  private record Stored(Attachment attachment, byte[] content) {

    Content read() {
      return new Content(
          !attachment.active && UploadedFile.isActive(attachment.type, content)
              ? attachment.asActive()
              : attachment,
          content);
    }
  }

  private static NotFound unknown(String no) {
    return new NotFound("申报 " + no + " 没有这个附件");
  }
}
