package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.UploadedFile;
import cn.lianban.workflow.Timeline;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files of an application, kept in the database beside it. */
@Service
public class Attachments {

  private static final int MOST_FILES = 100;

  private final Applications applications;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Attachments(Applications applications, Timeline timeline, JdbcClient jdbc, Clock clock) {
    this.applications = applications;
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
  public record Attachment(long id, String name, long size, String sha256, String type) {

    /** Whether browsers show a file of this type themselves; others are downloaded. */
    public boolean opensInBrowser() {
      return type.equals("application/pdf") || type.startsWith("image/");
    }
  }

  /** A file with its content. */
  public record Content(Attachment attachment, byte[] bytes) {}

  /** Adds a file to the person's own application; the same file sent twice is one attachment. */
  @Transactional
  public Attachment add(Actor actor, String no, String fileName, byte[] bytes) {
    UploadedFile file = UploadedFile.of(fileName, bytes);
    Application application = applications.lockOwn(actor, no);
    List<Attachment> present = of(no);
    for (Attachment attachment : present) {
      if (attachment.sha256().equals(file.sha256()) && attachment.name().equals(file.name())) {
        return attachment;
      }
    }
    if (present.size() >= MOST_FILES) {
      throw new BadInput("file", "每份申报最多上传 " + MOST_FILES + " 个附件");
    }
    long id =
        jdbc.sql(
                """
                insert into attachment (application_no, name, type, size, sha256, content, uploaded_by, uploaded_at)
                values (:no, :name, :type, :size, :sha256, :content, :person, :at) returning id
                """)
            .param("no", no)
            .param("name", file.name())
            .param("type", file.type())
            .param("size", file.size())
            .param("sha256", file.sha256())
            .param("content", file.content())
            .param("person", actor.id())
            .param("at", OffsetDateTime.now(clock))
            .query(Long.class)
            .single();
    timeline.add(no, "attached", application.applicantName(), "上传附件：" + file.name(), actor.id());
    return new Attachment(id, file.name(), file.size(), file.sha256(), file.type());
  }

  /** The files of an application, in the order in which they came. */
  public List<Attachment> of(String no) {
    return jdbc.sql("select id, name, size, sha256, type from attachment where application_no = :no order by id")
        .param("no", no)
        .query(Attachment.class)
        .list();
  }

  /** A file of an application, for somebody who may look at the application. */
  public Content content(Actor actor, String no, long id) {
    applications.visibleTo(actor, no);
    return jdbc.sql("select id, name, size, sha256, type, content from attachment where application_no = :no and id = :id")
        .param("no", no)
        .param("id", id)
        .query(
            (row, number) ->
                new Content(
                    new Attachment(
                        row.getLong("id"), row.getString("name"), row.getLong("size"), row.getString("sha256"), row.getString("type")),
                    row.getBytes("content")))
        .optional()
        .orElseThrow(() -> new NotFound("申报 " + no + " 没有这个附件"));
  }
}
