package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.TooMany;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recognises repeated requests: every case stores the key and the digest of the request that made
 * it.
 */
@Component
public class RepeatedRequests {

  private final Locks locks;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final int mostADay;

  @Autowired
  RepeatedRequests(Locks locks, JdbcClient jdbc, Clock clock, SubmissionSettings settings) {
    this(locks, jdbc, clock, settings.perAccountAndDay());
  }

  /**
   * @param mostADay most new requests of each kind from one account in a day
   */
  RepeatedRequests(Locks locks, JdbcClient jdbc, Clock clock, int mostADay) {
    this.locks = locks;
    this.jdbc = jdbc;
    this.clock = clock;
    this.mostADay = mostADay;
  }

  /**
   * A kind of request with its own keys.
   *
   * @param table where its cases are stored
   * @param word its name in Chinese
   */
  public record Kind(String table, String word) {}

  /**
   * The number of the case that the same request made before; empty for a first request. Other
   * requests with the same key wait until its transaction ends.
   *
   * @param key chosen by the account to tell its requests apart
   * @param digest of the request's content, which tells a repeated request from another one with
   *     the same key
   * @throws Conflict where the key was used for another request
   * @throws TooMany where the account has reached the daily limit; simultaneous requests may exceed
   *     it by a few
   */
  public Optional<String> find(Kind kind, Actor actor, String key, String digest) {
    locks.named(kind.table() + " " + actor.id() + " " + key);
    Optional<String> earlier =
        jdbc.sql(
                "select no, request_hash from "
                    + kind.table()
                    + " where submitted_by = :person and idempotency_key = :key")
            .param("person", actor.id())
            .param("key", key)
            .query(
                (row, number) -> {
                  if (!row.getString("request_hash").equals(digest)) {
                    throw new Conflict(
                        "幂等键 Idempotency-Key 已用于另一份" + kind.word() + "，请更换后提交", "key-reused");
                  }
                  return row.getString("no");
                })
            .optional();
    if (earlier.isEmpty()) {
      checkDay(kind, actor);
    }
    return earlier;
  }

  private void checkDay(Kind kind, Actor actor) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    ZonedDateTime today = now.truncatedTo(ChronoUnit.DAYS);
    int made =
        jdbc.sql(
                "select count(*) from "
                    + kind.table()
                    + " where submitted_by = :person and submitted_at >= :today")
            .param("person", actor.id())
            .param("today", today.toOffsetDateTime())
            .query(Integer.class)
            .single();
    if (made >= mostADay) {
      throw new TooMany(
          "本账号今天已提交 "
              + made
              + " 份"
              + kind.word()
              + "，达到每日上限（"
              + mostADay
              + " 份），请明天再提交；确需增加的，请联系系统管理员",
          Duration.between(now, today.plusDays(1)));
    }
  }
}
