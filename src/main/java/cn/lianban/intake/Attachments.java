package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.NotFound;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files of an application, kept in the database beside it. */
@Service
public class Attachments {

  /** At most 20 MB a file; the database holds the same bound. */
  private static final int LARGEST = 20 * 1024 * 1024;

  private static final int MOST_FILES = 100;
  private static final int LONGEST_NAME = 200;
  /** What a file may be, by its content, and the endings that go with it. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "application/pdf", Set.of("pdf"),
          "image/png", Set.of("png"),
          "image/jpeg", Set.of("jpg", "jpeg"),
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Set.of("docx"),
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Set.of("xlsx"),
          "application/msword", Set.of("doc"),
          "application/vnd.ms-excel", Set.of("xls"),
          "text/plain", Set.of("txt"));

  private static final Map<String, String> OFFICE_FOLDERS = Map.of("docx", "word/", "xlsx", "xl/");

  private final Applications applications;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Tika tika = new Tika();

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
  public record Attachment(long id, String name, long size, String sha256, String type) {}

  /** A file with its content. */
  public record Content(Attachment attachment, byte[] bytes) {}

  /** Adds a file to the person's own application; the same file sent twice is one attachment. */
  @Transactional
  public Attachment add(Actor actor, String no, String fileName, byte[] bytes) {
    String name = name(fileName);
    String type = type(name, bytes);
    Application application = applications.lockOwn(actor, no);
    List<Attachment> present = of(no);
    String digest = sha256(bytes);
    for (Attachment attachment : present) {
      if (attachment.sha256().equals(digest) && attachment.name().equals(name)) {
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
            .param("name", name)
            .param("type", type)
            .param("size", bytes.length)
            .param("sha256", digest)
            .param("content", bytes)
            .param("person", actor.id())
            .param("at", OffsetDateTime.now(clock))
            .query(Long.class)
            .single();
    timeline.add(no, "attached", application.applicantName(), "上传附件：" + name, actor.id());
    return new Attachment(id, name, bytes.length, digest, type);
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

  private static String name(String fileName) {
    String name = fileName == null ? "" : fileName.replaceAll(".*[/\\\\]", "").replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new BadInput("file", "文件名应为 1 至 " + LONGEST_NAME + " 个字");
    }
    return name;
  }

  private String type(String name, byte[] bytes) {
    if (bytes.length == 0) {
      throw new BadInput("file", "文件是空的，请重新选择");
    }
    if (bytes.length > LARGEST) {
      throw new BadInput("file", "附件不能超过 20 MB，请压缩或拆分后上传");
    }
    String type = tika.detect(bytes, name);
    String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    if (!ALLOWED.getOrDefault(type, Set.of()).contains(ending) || !hasPartsOf(ending, bytes)) {
      throw new BadInput("file", "只接受 PDF、PNG、JPEG、Word、Excel 和纯文本文件，且内容须与扩展名一致（识别为 " + type + "）");
    }
    return type;
  }

  /** A Word or Excel file is a zip with certain files in it, whose names stand in its directory as they are; any other zip is not. */
  private static boolean hasPartsOf(String ending, byte[] bytes) {
    String folder = OFFICE_FOLDERS.get(ending);
    if (folder == null) {
      return true;
    }
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    return content.contains("[Content_Types].xml") && content.contains(folder);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
