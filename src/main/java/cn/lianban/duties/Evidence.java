package cn.lianban.duties;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.TextIdentity;
import cn.lianban.kernel.UploadedFile;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files with which bureaus prove their reports, stored in the database. */
@Service
public class Evidence {

  private static final int MOST_FILES = 50;
  private static final String COLUMNS =
      "id, bureau, name, size, sha256, type, uploaded_at, phase, version, replaced_by, active";

  private final Duties duties;
  private final WorkItems workItems;
  private final Bureaus bureaus;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Evidence(
      Duties duties,
      WorkItems workItems,
      Bureaus bureaus,
      Timeline timeline,
      JdbcClient jdbc,
      Clock clock) {
    this.duties = duties;
    this.workItems = workItems;
    this.bureaus = bureaus;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A file as lists show it.
   *
   * @param size in bytes
   * @param sha256 digest of the content, in hexadecimal
   * @param phase the step in which it came, such as 部门报告; null where that was not recorded
   * @param version 1 for a file that replaces none
   * @param replacedBy id of the newer version; null for the current one
   * @param active whether it does something by itself when it is opened: such a file is downloaded
   *     and never shown
   */
  public record File(
      long id,
      String bureau,
      String name,
      long size,
      String sha256,
      String type,
      OffsetDateTime uploadedAt,
      String phase,
      int version,
      Long replacedBy,
      boolean active) {}

  /** A file with its content. */
  public record Content(String name, String type, boolean active, byte[] bytes) {}

  /**
   * Adds a file to the report of the person's own bureau, or replaces an earlier one; the same file
   * sent twice is stored once.
   *
   * @param replaced the file that it replaces; null for none
   * @throws Conflict where the bureau has no open task to report, or the file has been replaced
   *     already
   */
  @Transactional
  public File add(Actor actor, String no, String fileName, byte[] bytes, Long replaced) {
    duties.visibleTo(actor, no);
    duties.lock(no);
    WorkItem report = reporting(actor, no);
    UploadedFile file = UploadedFile.of(fileName, bytes);
    String bureau = report.bureau();
    List<File> present = of(no, bureau);
    File before = replaced == null ? null : current(present, no, replaced, "替换");
    Optional<File> same =
        present.stream()
            .filter(
                one ->
                    one.replacedBy() == null
                        && one.sha256().equals(file.sha256())
                        && TextIdentity.of(one.name()).equals(TextIdentity.of(file.name())))
            .findFirst();
    if (same.isPresent()) {
      if (before != null) {
        throw new BadInput("file", "该文件已在佐证材料中，没有变化，请选择新的文件");
      }
      return same.get();
    }
    if (present.size() >= MOST_FILES) {
      throw new BadInput("file", "每个部门对一项任务一个季度最多上传 " + MOST_FILES + " 个文件（含被替换的）");
    }
    File added = insert(actor, no, file, report, before == null ? 1 : before.version() + 1);
    if (before == null) {
      timeline.add(no, "attached", bureaus.name(bureau), "上传佐证材料：" + file.name(), actor);
    } else {
      jdbc.sql("update duty_evidence set replaced_by = :new where id = :id")
          .param("new", added.id())
          .param("id", before.id())
          .update();
      String told =
          "以" + file.name() + "（第 " + added.version() + " 版）替换佐证材料" + before.name() + "，原版本保留";
      timeline.add(no, "attached", bureaus.name(bureau), told, actor);
    }
    return added;
  }

  /**
   * Removes a file of the person's own bureau with its earlier versions; possible until the bureau
   * has submitted its report.
   *
   * @throws Conflict after that, or where a newer version has taken the file's place
   */
  @Transactional
  public void remove(Actor actor, String no, long id) {
    duties.visibleTo(actor, no);
    duties.lock(no);
    String bureau = reporting(actor, no).bureau();
    File file = current(of(no, bureau), no, id, "删除");
    if (isReportedSince(file, no)) {
      throw new Conflict(
          "佐证材料“" + file.name() + "”已随报告提交，不能删除；有更正的，请上传新的版本替换", "attachment-not-removable");
    }
    jdbc.sql(
            """
            with recursive version as (
              select id from duty_evidence where id = :id
              union all select e.id from duty_evidence e join version v on e.replaced_by = v.id)
            delete from duty_evidence where id in (select id from version)
            """)
        .param("id", id)
        .update();
    timeline.add(no, "attachment-removed", bureaus.name(bureau), "删除佐证材料：" + file.name(), actor);
  }

  /** The files of a duty, replaced ones too, in the order in which they came. */
  public List<File> of(String no) {
    return jdbc.sql("select " + COLUMNS + " from duty_evidence where duty_no = :no order by id")
        .param("no", no)
        .query(Rows.of(File.class))
        .list();
  }

  List<File> of(String no, String bureau) {
    return of(no).stream().filter(file -> file.bureau().equals(bureau)).toList();
  }

  private boolean isReportedSince(File file, String no) {
    return jdbc.sql(
            "select exists (select from duty_report where duty_no = :no and bureau = :bureau and reported_at >= :at)")
        .param("no", no)
        .param("bureau", file.bureau())
        .param("at", file.uploadedAt())
        .query(Boolean.class)
        .single();
  }

  private static File current(List<File> present, String no, long id, String what) {
    File file =
        present.stream().filter(one -> one.id() == id).findFirst().orElseThrow(() -> unknown(no));
    if (file.replacedBy() != null) {
      throw new Conflict(
          "佐证材料“" + file.name() + "”已被新的版本替换，请刷新后" + what + "现行的版本", "attachment-replaced");
    }
    return file;
  }

  private File insert(Actor actor, String no, UploadedFile file, WorkItem report, int version) {
    return jdbc.sql(
            """
            insert into duty_evidence (duty_no, bureau, name, type, size, sha256, content, uploaded_by, uploaded_at, phase, version, active)
            values (:no, :bureau, :name, :type, :size, :sha256, :content, :person, :at, :phase, :version, :active) returning
            """
                + COLUMNS)
        .param("no", no)
        .param("bureau", report.bureau())
        .param("name", file.name())
        .param("type", file.type())
        .param("size", file.size())
        .param("sha256", file.sha256())
        .param("content", file.content())
        .param("person", actor.id())
        .param("at", OffsetDateTime.now(clock))
        .param("phase", report.name())
        .param("version", version)
        .param("active", file.active())
        .query(Rows.of(File.class))
        .single();
  }

  private static Content content(ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes("content");
    String type = row.getString("type");
    // looked at again, because the rules may have become stricter since the file came
    boolean active = row.getBoolean("active") || UploadedFile.isActive(type, bytes);
    return new Content(row.getString("name"), type, active, bytes);
  }

  private static NotFound unknown(String no) {
    return new NotFound("任务督办 " + no + " 没有这个佐证文件");
  }

  /** A file of a duty, for a person who may read the duty. */
  public Content content(Actor actor, String no, long id) {
    duties.visibleTo(actor, no);
    return jdbc.sql(
            "select name, type, active, content from duty_evidence where duty_no = :no and id = :id")
        .param("no", no)
        .param("id", id)
        .query((row, number) -> content(row))
        .optional()
        .orElseThrow(() -> unknown(no));
  }

  /** The open task in which the person's bureau reports. */
  private WorkItem reporting(Actor actor, String no) {
    List<String> own =
        jdbc
            .sql("select bureau from duty_bureau where duty_no = :no order by position")
            .param("no", no)
            .query(String.class)
            .list()
            .stream()
            .filter(actor::isIn)
            .toList();
    if (own.isEmpty()) {
      throw new Refused("只有报告该任务的部门可以上传佐证材料");
    }
    // a substitute may be allowed only other tasks of the bureau
    List<String> waiting =
        workItems.ofCase(no).stream()
            .filter(
                task -> task.key().equals(DutyTasks.REPORT) || task.key().equals(DutyTasks.REVISE))
            .map(WorkItem::id)
            .toList();
    return workItems.visibleTo(actor, waiting).stream()
        .filter(task -> own.contains(task.bureau()))
        .findFirst()
        .orElseThrow(
            () -> new Conflict("贵单位目前没有待报告的进展，不能增减佐证材料；需要补充的，请联系牵头部门退回修改", "attachments-closed"));
  }
}
