package cn.lianban.release;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The models that versions of the program brought along. */
@Repository
class ShippedTables {

  private final JdbcClient jdbc;
  private final ModelFiles files;
  private final Clock clock;

  ShippedTables(JdbcClient jdbc, ModelFiles files, Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.clock = clock;
  }

  /** Of the version that started last. */
  Optional<String> lastDigest() {
    return jdbc.sql("select digest from shipped_models order by id desc limit 1")
        .query(String.class)
        .optional();
  }

  /** The files of the version whose models went into a release last, by path; empty for none. */
  SortedMap<String, String> lastTaken() {
    SortedMap<String, String> digests = new TreeMap<>();
    jdbc.sql(
            """
            select path, digest from shipped_models_file
            where shipped_id = (select max(id) from shipped_models where taken)
            """)
        .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .forEach(file -> digests.put(file.getKey(), file.getValue()));
    return digests;
  }

  long add(Map<String, String> digests) {
    long id =
        jdbc.sql(
                "insert into shipped_models (digest, shipped_at) values (:digest, :at) returning id")
            .param("digest", ModelFiles.digestOf(digests))
            .param("at", OffsetDateTime.now(clock))
            .query(Long.class)
            .single();
    files.insert(
        "insert into shipped_models_file (shipped_id, path, digest) values (?, ?, ?)", id, digests);
    return id;
  }

  void taken(long id) {
    jdbc.sql("update shipped_models set taken = true where id = :id").param("id", id).update();
  }
}
