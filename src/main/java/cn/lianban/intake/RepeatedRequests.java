package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows the requests that were sent before: every case keeps the key and the digest of the request that it came of. */
@Component
public class RepeatedRequests {

  private final JdbcClient jdbc;

  RepeatedRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is asked for under keys of its own.
   *
   * @param table where its cases stand
   * @param word what people call it, in Chinese
   */
  public record Kind(String table, String word) {}

  /**
   * The number of the case that the same request made before; empty for the first one, until whose transaction ends others under its key
   * wait.
   *
   * @param key tells the account's requests apart, as the account chose it
   * @param digest of what was sent, by which another request under the same key is told from a repeated one
   * @throws Conflict where the key was used for another request
   */
  public Optional<String> find(Kind kind, Actor actor, String key, String digest) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .param("key", kind.table() + " " + actor.id() + " " + key)
        .query((row, number) -> 0)
        .single();
    return jdbc.sql("select no, request_hash from " + kind.table() + " where submitted_by = :person and idempotency_key = :key")
        .param("person", actor.id())
        .param("key", key)
        .query(
            (row, number) -> {
              if (!row.getString("request_hash").equals(digest)) {
                throw new Conflict("幂等键 Idempotency-Key 已用于另一份" + kind.word() + "，请更换后提交");
              }
              return row.getString("no");
            })
        .optional();
  }
}
