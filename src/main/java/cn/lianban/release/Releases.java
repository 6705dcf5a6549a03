package cn.lianban.release;

import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All releases, newest first. The last is the one with the highest number not withdrawn. */
@Repository
public class Releases {

  private static final String SELECT =
      """
      select r.*, coalesce(r.scheduled_for, r.released_at) as effective_at,
        case when r.withdrawn_at is not null then 'withdrawn' when r.scheduled_for > :now then 'scheduled'
          when r.number = (select max(f.number) from model_release f where f.withdrawn_at is null
            and (f.scheduled_for is null or f.scheduled_for <= :now)) then 'in-force' else 'superseded' end as state
      from model_release r
      """;

  private final JdbcClient jdbc;
  private final ModelFiles files;
  private final Clock clock;

  Releases(JdbcClient jdbc, ModelFiles files, Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.clock = clock;
  }

  /**
   * What is released.
   *
   * @param scheduledFor null for at once
   * @param releasedBy null for the program
   */
  record New(
      String title,
      String reason,
      String origin,
      @Nullable Integer restores,
      @Nullable OffsetDateTime scheduledFor,
      List<String> draftedBy,
      @Nullable String releasedBy,
      boolean emergency) {}

  /** One page, newest first. */
  public Page<Release> page(Page.Request page) {
    long total = jdbc.sql("select count(*) from model_release").query(Long.class).single();
    return new Page<>(
        jdbc.sql(SELECT + "order by r.number desc limit :size offset :offset")
            .param("now", OffsetDateTime.now(clock))
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Release.class))
            .list(),
        page.page(),
        page.size(),
        total);
  }

  /**
   * @throws NotFound where there is none of this number
   */
  public Release get(int number) {
    return find("where r.number = :number", number)
        .orElseThrow(() -> new NotFound("没有第 " + number + " 号发布，请核对"));
  }

  /** The release with which new cases start now. */
  public Release inForce() {
    return find(
            "where r.withdrawn_at is null and (r.scheduled_for is null or r.scheduled_for <= :now) order by r.number desc limit 1",
            0)
        .orElseThrow(() -> new NotFound("还没有发布任何模型"));
  }

  /** On which a draft has to be based to be released; it may not be in force yet. */
  Release last() {
    return find("where r.withdrawn_at is null order by r.number desc limit 1", 0)
        .orElseThrow(() -> new NotFound("还没有发布任何模型"));
  }

  boolean none() {
    return jdbc.sql("select not exists (select from model_release)").query(Boolean.class).single();
  }

  /** The last one before this that was not withdrawn; empty for the first. */
  Optional<Release> before(int number) {
    return find(
        "where r.number < :number and r.withdrawn_at is null order by r.number desc limit 1",
        number);
  }

  private Optional<Release> find(String condition, int number) {
    return jdbc.sql(SELECT + condition)
        .param("now", OffsetDateTime.now(clock))
        .param("number", number)
        .query(Rows.of(Release.class))
        .optional();
  }

  /** The digests of the files of a release, by path. */
  SortedMap<String, String> digests(int number) {
    SortedMap<String, String> digests = new TreeMap<>();
    jdbc.sql("select path, digest from model_release_file where number = :number")
        .param("number", number)
        .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .forEach(file -> digests.put(file.getKey(), file.getValue()));
    return digests;
  }

  /**
   * The whole bundle of a release, by path.
   *
   * @throws NotFound where there is no such release
   */
  public SortedMap<String, byte[]> bundle(int number) {
    get(number);
    return files.contents(digests(number));
  }

  int nextNumber() {
    return jdbc.sql("select coalesce(max(number), 0) + 1 from model_release")
        .query(Integer.class)
        .single();
  }

  void insert(int number, New release, String deploymentId, Map<String, String> digests) {
    jdbc.sql(
            """
            insert into model_release (number, title, reason, digest, deployment_id, origin, restores, released_at, scheduled_for,
              drafted_by, released_by, emergency)
            values (:number, :title, :reason, :digest, :deployment, :origin, :restores, :at, :scheduled, :drafted, :by, :emergency)
            """)
        .param("number", number)
        .param("title", release.title)
        .param("reason", release.reason)
        .param("digest", ModelFiles.digestOf(digests))
        .param("deployment", deploymentId)
        .param("origin", release.origin)
        .param("restores", release.restores)
        .param("at", OffsetDateTime.now(clock))
        .param("scheduled", release.scheduledFor)
        .param("drafted", release.draftedBy.toArray(String[]::new))
        .param("by", release.releasedBy)
        .param("emergency", release.emergency)
        .update();
    files.insert(
        "insert into model_release_file (number, path, digest) values (?, ?, ?)", number, digests);
  }

  void withdraw(int number, String person, String reason) {
    jdbc.sql(
            "update model_release set withdrawn_at = :at, withdrawn_by = :person, withdrawal_reason = :reason where number = :number")
        .param("at", OffsetDateTime.now(clock))
        .param("person", person)
        .param("reason", reason)
        .param("number", number)
        .update();
  }

  String deploymentInForce() {
    return jdbc.sql("select deployment_id from model_release where number = :number")
        .param("number", inForce().number())
        .query(String.class)
        .single();
  }
}
