package cn.lianban.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of who was given or lost which post, when and why. Entries are never changed. */
@Component
class PostRecord {

  private final JdbcClient jdbc;
  private final Clock clock;

  PostRecord(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Records one post of one account.
   *
   * @param actor account of whoever gave or took it; null for the service itself
   * @param confirmedBy the second person; null where the post needs none
   * @param alone whether the only administrator there was gave it without a second person
   */
  void append(
      @Nullable String id,
      String post,
      boolean added,
      @Nullable String actor,
      @Nullable String confirmedBy,
      boolean alone,
      String reason) {
    jdbc.sql(
            """
            insert into account_post_change (account, post, added, at, actor, confirmed_by, alone, reason)
            values (:id, :post, :added, :at, :actor, :confirmedBy, :alone, :reason)
            """)
        .param("id", id)
        .param("post", post)
        .param("added", added)
        .param("at", OffsetDateTime.now(clock))
        .param("actor", actor)
        .param("confirmedBy", confirmedBy)
        .param("alone", alone)
        .param("reason", reason)
        .update();
  }
}
