package cn.lianban.release;

import cn.lianban.kernel.Locks;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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

  ReleasedByTests(
      Releasing releasing,
      ModelsInForce inForce,
      Releases releases,
      Locks locks,
      TransactionTemplate transaction) {
    this.releasing = releasing;
    this.inForce = inForce;
    this.releases = releases;
    this.locks = locks;
    this.transaction = transaction;
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
        });
    inForce.changed();
  }

  /** The number of the release in force. */
  int inForce() {
    return releases.inForce().number();
  }
}
