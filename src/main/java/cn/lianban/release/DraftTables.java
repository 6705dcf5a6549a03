package cn.lianban.release;

import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of drafts. */
@Repository
class DraftTables {

  /** Stands among the drafters for the program, which is nobody's account. */
  static final String PROGRAM = "程序";

  private static final String SELECT =
      """
      select d.*, array(select e.person from model_draft_editor e where e.draft_id = d.id order by e.since, e.person) as drafted_by
      from model_draft d
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  DraftTables(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Row(
      long id,
      String title,
      String reason,
      int basedOn,
      String state,
      List<String> draftedBy,
      OffsetDateTime createdAt,
      @Nullable String handedInBy,
      @Nullable OffsetDateTime handedInAt,
      @Nullable Integer release,
      @Nullable Long shippedId) {

    boolean isOver() {
      return state.equals("released") || state.equals("discarded");
    }
  }

  /**
   * @param digest null: removed
   * @param other in a conflict the text of the other side; null: removed there
   */
  record Changed(String path, @Nullable String digest, boolean conflict, @Nullable String other) {}

  long create(String title, String reason, int basedOn, @Nullable Long shippedId) {
    return jdbc.sql(
            "insert into model_draft (title, reason, based_on, created_at, shipped_id) values (:title, :reason, :base, :at, :shipped) returning id")
        .param("title", title)
        .param("reason", reason)
        .param("base", basedOn)
        .param("at", OffsetDateTime.now(clock))
        .param("shipped", shippedId)
        .query(Long.class)
        .single();
  }

  Row get(long id) {
    return find(id, "");
  }

  Row locked(long id) {
    Locks.demandTransaction();
    return find(id, " for update of d");
  }

  /**
   * As {@link #locked}, for a change.
   *
   * @throws Conflict where the draft is released or discarded
   */
  Row changeable(long id) {
    Row draft = locked(id);
    if (draft.isOver()) {
      throw new Conflict(
          draft.state.equals("released") ? "草稿已经发布，请另起草稿" : "草稿已经作废，请另起草稿", "draft-over");
    }
    return draft;
  }

  private Row find(long id, String suffix) {
    return jdbc.sql(SELECT + "where d.id = :id" + suffix)
        .param("id", id)
        .query(Rows.of(Row.class))
        .optional()
        .orElseThrow(() -> new NotFound("没有编号为 " + id + " 的草稿，请核对"));
  }

  Page<Draft.Summary> page(Page.Request page) {
    long total = jdbc.sql("select count(*) from model_draft").query(Long.class).single();
    return new Page<>(
        jdbc.sql(SELECT + "order by d.id desc limit :size offset :offset")
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Draft.Summary.class))
            .list(),
        page.page(),
        page.size(),
        total);
  }

  /** The newest open drafts on which this person has worked. */
  List<Draft.Summary> openOf(String person, int most) {
    return jdbc.sql(
            SELECT
                + "where d.state = 'open' and exists (select from model_draft_editor e where e.draft_id = d.id and e.person = :person) order by d.id desc limit :most")
        .param("person", person)
        .param("most", most)
        .query(Rows.of(Draft.Summary.class))
        .list();
  }

  void describe(long id, String title, String reason) {
    jdbc.sql("update model_draft set title = :title, reason = :reason where id = :id")
        .param("title", title)
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  /** Drafts of starts that nobody has touched. */
  List<Long> untouchedOfProgram() {
    Locks.demandTransaction();
    return jdbc.sql(
            """
            select d.id from model_draft d where d.state = 'open' and d.shipped_id is not null
              and not exists (select from model_draft_editor e where e.draft_id = d.id and e.person <> :program) for update of d
            """)
        .param("program", PROGRAM)
        .query(Long.class)
        .list();
  }

  void addEditor(long id, String person) {
    jdbc.sql(
            "insert into model_draft_editor (draft_id, person, since) values (:id, :person, :at) on conflict do nothing")
        .param("id", id)
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  SortedMap<String, Changed> files(long id) {
    SortedMap<String, Changed> files = new TreeMap<>();
    jdbc.sql("select path, digest, conflict, other from model_draft_file where draft_id = :id")
        .param("id", id)
        .query(Rows.of(Changed.class))
        .list()
        .forEach(file -> files.put(file.path, file));
    return files;
  }

  void put(long id, Changed file) {
    jdbc.sql(
            """
            insert into model_draft_file (draft_id, path, digest, conflict, other) values (:id, :path, :digest, :conflict, :other)
            on conflict (draft_id, path) do update set digest = :digest, conflict = :conflict, other = :other
            """)
        .param("id", id)
        .param("path", file.path)
        .param("digest", file.digest)
        .param("conflict", file.conflict)
        .param("other", file.other)
        .update();
  }

  void replace(long id, Map<String, Changed> files) {
    jdbc.sql("delete from model_draft_file where draft_id = :id").param("id", id).update();
    files.values().forEach(file -> put(id, file));
  }

  void base(long id, int number) {
    jdbc.sql("update model_draft set based_on = :number where id = :id")
        .param("number", number)
        .param("id", id)
        .update();
  }

  /** What was handed in is what is released: a change opens the draft again. */
  void open(long id) {
    jdbc.sql(
            "update model_draft set state = 'open', handed_in_by = null, handed_in_at = null where id = :id")
        .param("id", id)
        .update();
  }

  void handIn(long id, String person) {
    jdbc.sql(
            "update model_draft set state = 'handed-in', handed_in_by = :person, handed_in_at = :at where id = :id")
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .param("id", id)
        .update();
  }

  void discard(long id) {
    jdbc.sql("update model_draft set state = 'discarded' where id = :id").param("id", id).update();
  }

  void released(long id, int number) {
    jdbc.sql("update model_draft set state = 'released', release = :number where id = :id")
        .param("number", number)
        .param("id", id)
        .update();
  }
}
