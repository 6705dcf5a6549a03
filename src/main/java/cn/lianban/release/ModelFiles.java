package cn.lianban.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.lianban.kernel.Sha256;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The contents of model files, each kept once. A bundle is told by the digests of its files, by
 * path; digests are SHA-256 in hexadecimal.
 */
@Repository
class ModelFiles {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ModelFiles(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** The digests of these files, by path. */
  static SortedMap<String, String> digests(Map<String, byte[]> files) {
    SortedMap<String, String> digests = new TreeMap<>();
    files.forEach((path, content) -> digests.put(path, Sha256.hex(content)));
    return digests;
  }

  /** One digest for a whole bundle: that of the list that {@code sha256sum} makes of its files. */
  static String digestOf(Map<String, String> digests) {
    return Sha256.hex(
        new TreeMap<>(digests)
            .entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8));
  }

  /** Keeps these contents, and gives their digests by path. */
  SortedMap<String, String> keep(Map<String, byte[]> files) {
    SortedMap<String, String> digests = digests(files);
    Set<String> known = known(digests.values());
    List<Object[]> rows = new ArrayList<>();
    Set<String> added = new TreeSet<>();
    files.forEach(
        (path, content) -> {
          String digest = digests.get(path);
          if (!known.contains(digest) && added.add(digest)) {
            rows.add(new Object[] {digest, content});
          }
        });
    batches.batchUpdate(
        "insert into model_content (digest, content) values (?, ?) on conflict do nothing", rows);
    return digests;
  }

  String keep(byte[] content) {
    keep(Map.of("", content));
    return Sha256.hex(content);
  }

  private Set<String> known(Collection<String> digests) {
    return jdbc
        .sql("select digest from model_content where digest = any(:digests)")
        .param("digests", digests.toArray(String[]::new))
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  byte[] content(String digest) {
    return jdbc.sql("select content from model_content where digest = :digest")
        .param("digest", digest)
        .query((row, number) -> row.getBytes(1))
        .single();
  }

  /** The contents of a bundle, by path. */
  SortedMap<String, byte[]> contents(Map<String, String> digests) {
    Map<String, byte[]> byDigest =
        jdbc
            .sql("select digest, content from model_content where digest = any(:digests)")
            .param("digests", digests.values().toArray(String[]::new))
            .query((ResultSet row, int number) -> Map.entry(row.getString(1), row.getBytes(2)))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    SortedMap<String, byte[]> contents = new TreeMap<>();
    digests.forEach(
        (path, digest) -> contents.put(path, Objects.requireNonNull(byDigest.get(digest))));
    return contents;
  }

  /** Puts a bundle into rows of a table: key, path and digest. */
  void insert(String sql, Object key, Map<String, String> digests) {
    batches.batchUpdate(
        sql,
        digests.entrySet().stream()
            .map(file -> new Object[] {key, file.getKey(), file.getValue()})
            .toList());
  }
}
