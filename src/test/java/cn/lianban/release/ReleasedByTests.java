package cn.lianban.release;

import cn.lianban.kernel.Locks;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Releases models without anybody's draft and without the check, for tests of other rooms. */
@Component
public class ReleasedByTests {

  private final Releasing releasing;
  private final ModelsInForce inForce;
  private final Releases releases;
  private final Locks locks;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  ReleasedByTests(
      Releasing releasing,
      ModelsInForce inForce,
      Releases releases,
      Locks locks,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.releasing = releasing;
    this.inForce = inForce;
    this.releases = releases;
    this.locks = locks;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /** From now on these models are in force, by path. */
  public void release(Map<String, byte[]> models) {
    SortedMap<String, String> digests = ModelFiles.digests(models);
    Release last = releases.last();
    if (last.state().equals("in-force") && last.digest().equals(ModelFiles.digestOf(digests))) {
      return;
    }
    transaction.executeWithoutResult(
        status -> {
          locks.named(Releasing.LOCK);
          releasing.put(
              new Releases.New(
                  "测试发布", "测试", "program", null, null, List.of(DraftTables.PROGRAM), null, false),
              models,
              digests);
          // the next test starts on the first day again, on which this release has to be in force
          jdbc.sql(
                  "update model_release set released_at = cast(:start as timestamptz) where released_at > cast(:start as timestamptz)")
              .param("start", ServiceTest.START)
              .update();
        });
    inForce.changed();
  }

  /** The number of the release in force. */
  int inForce() {
    return releases.inForce().number();
  }
}
