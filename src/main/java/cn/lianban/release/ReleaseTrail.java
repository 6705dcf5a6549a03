package cn.lianban.release;

import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.engine.PersonNames;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that was done with drafts and releases, for owners and auditors; never changed. */
@Repository
public class ReleaseTrail {

  private static final Logger log = LoggerFactory.getLogger(ReleaseTrail.class);

  private final JdbcClient jdbc;
  private final PersonNames names;
  private final Clock clock;

  ReleaseTrail(JdbcClient jdbc, PersonNames names, Clock clock) {
    this.jdbc = jdbc;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Something that was done.
   *
   * @param person null for the program
   * @param event for programs, such as {@code file-changed}
   * @param draftId null where no draft is meant
   * @param release its number; null where none is meant
   */
  public record Event(
      long id,
      OffsetDateTime at,
      @Nullable String person,
      String event,
      @Nullable Long draftId,
      @Nullable Integer release,
      String told) {}

  void add(
      @Nullable String person,
      String event,
      @Nullable Long draftId,
      @Nullable Integer release,
      String told) {
    jdbc.sql(
            "insert into model_event (at, person, event, draft_id, release, told) values (:at, :person, :event, :draft, :release, :told)")
        .param("at", OffsetDateTime.now(clock))
        .param("person", person)
        .param("event", event)
        .param("draft", draftId)
        .param("release", release)
        .param("told", told)
        .update();
    log.info("Models: {} by {}, draft {}, release {}", event, person, draftId, release);
  }

  /** One page, newest first. */
  public Page<Event> page(Page.Request page) {
    long total = jdbc.sql("select count(*) from model_event").query(Long.class).single();
    return new Page<>(
        jdbc.sql("select * from model_event order by id desc limit :size offset :offset")
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Event.class))
            .list(),
        page.page(),
        page.size(),
        total);
  }

  /** The names of all who have worked on models, by account. */
  public Map<String, String> people() {
    return names.names(
        jdbc.sql("select distinct person from model_event where person is not null")
            .query(String.class)
            .list());
  }
}
