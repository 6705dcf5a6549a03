package cn.lianban.duties;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.UploadedFile;
import cn.lianban.workflow.Timeline;
import cn.lianban.workflow.WorkItem;
import cn.lianban.workflow.WorkItems;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files with which bureaus show what they have done, kept in the database beside the duty. */
@Service
public class Evidence {

  private static final int MOST_FILES = 50;

  private final Duties duties;
  private final WorkItems workItems;
  private final Bureaus bureaus;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Evidence(Duties duties, WorkItems workItems, Bureaus bureaus, Timeline timeline, JdbcClient jdbc, Clock clock) {
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
   */
  public record File(long id, String bureau, String name, long size, String sha256, String type) {}

  /** A file with its content. */
  public record Content(String name, String type, byte[] bytes) {}

  /**
   * Adds a file to the report of the person's own bureau; the same file sent twice is kept once.
   *
   * @throws Conflict where the bureau has no report to make now
   */
  @Transactional
  public File add(Actor actor, String no, String fileName, byte[] bytes) {
    UploadedFile file = UploadedFile.of(fileName, bytes);
    duties.visibleTo(actor, no);
    duties.lock(no);
    String bureau = reportingBureau(actor, no);
    List<File> present = of(no, bureau);
    Optional<File> same = present.stream().filter(one -> one.sha256().equals(file.sha256()) && one.name().equals(file.name())).findFirst();
    if (same.isPresent()) {
      return same.get();
    }
    if (present.size() >= MOST_FILES) {
      throw new BadInput("file", "每个部门对一项任务一个季度最多上传 " + MOST_FILES + " 个文件");
    }
    long id =
        jdbc.sql(
                """
                insert into duty_evidence (duty_no, bureau, name, type, size, sha256, content, uploaded_by, uploaded_at)
                values (:no, :bureau, :name, :type, :size, :sha256, :content, :person, :at) returning id
                """)
            .param("no", no)
            .param("bureau", bureau)
            .param("name", file.name())
            .param("type", file.type())
            .param("size", file.size())
            .param("sha256", file.sha256())
            .param("content", file.content())
            .param("person", actor.id())
            .param("at", OffsetDateTime.now(clock))
            .query(Long.class)
            .single();
    timeline.add(no, "attached", bureaus.name(bureau), "上传佐证材料：" + file.name(), actor.id());
    return new File(id, bureau, file.name(), file.size(), file.sha256(), file.type());
  }

  /** The files of a duty, in the order in which they came. */
  public List<File> of(String no) {
    return jdbc.sql("select id, bureau, name, size, sha256, type from duty_evidence where duty_no = :no order by id")
        .param("no", no)
        .query(File.class)
        .list();
  }

  List<File> of(String no, String bureau) {
    return of(no).stream().filter(file -> file.bureau().equals(bureau)).toList();
  }

  /** A file of a duty, for somebody who may look at the duty. */
  public Content content(Actor actor, String no, long id) {
    duties.visibleTo(actor, no);
    return jdbc.sql("select name, type, content from duty_evidence where duty_no = :no and id = :id")
        .param("no", no)
        .param("id", id)
        .query((row, number) -> new Content(row.getString("name"), row.getString("type"), row.getBytes("content")))
        .optional()
        .orElseThrow(() -> new NotFound("任务督办 " + no + " 没有这个佐证文件"));
  }

  private String reportingBureau(Actor actor, String no) {
    List<String> own =
        jdbc.sql("select bureau from duty_bureau where duty_no = :no order by position").param("no", no).query(String.class).list().stream()
            .filter(actor::isIn)
            .toList();
    if (own.isEmpty()) {
      throw new Refused("只有报告该任务的部门可以上传佐证材料");
    }
    // a substitute may stand in for other tasks of the bureau alone
    List<String> waiting =
        workItems.ofApplication(no).stream()
            .filter(task -> task.key().equals(DutyTasks.REPORT) || task.key().equals(DutyTasks.REVISE))
            .map(WorkItem::id)
            .toList();
    return workItems.visibleTo(actor, waiting).stream()
        .map(WorkItem::bureau)
        .filter(own::contains)
        .findFirst()
        .orElseThrow(() -> new Conflict("贵单位目前没有待报告的进展，不能上传佐证材料；需要补充的，请联系牵头部门退回修改"));
  }
}
