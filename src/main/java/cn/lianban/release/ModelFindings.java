package cn.lianban.release;

import cn.lianban.modelcheck.Finding;
import cn.lianban.modelcheck.ModelCheck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the check says of bundles; that of the last few is remembered. */
@Component
class ModelFindings {

  private static final Logger log = LoggerFactory.getLogger(ModelFindings.class);

  private static final int REMEMBERED = 8;

  /** What makes a file no model at all, so that not even a draft takes it. */
  private static final Set<String> NO_MODEL =
      Set.of("path", "too-large", "not-xml", "doctype", "instruction", "not-json", "not-a-form");

  private final Map<String, List<Finding>> known = new LinkedHashMap<>();
  private final Object making = new Object();

  // made when it is needed first, because it reads all classes of the program
  private @Nullable ModelCheck check;

  synchronized List<Finding> of(Map<String, byte[]> bundle) {
    String digest = ModelFiles.digestOf(ModelFiles.digests(bundle));
    List<Finding> found = known.get(digest);
    if (found == null) {
      found = check().findings(bundle);
      if (known.size() >= REMEMBERED) {
        known.remove(known.keySet().iterator().next());
      }
      known.put(digest, found);
    }
    return found;
  }

  /** As {@link #of}; empty where it takes longer, and then it is remembered once it is there. */
  Optional<List<Finding>> within(Duration most, Map<String, byte[]> bundle) {
    FutureTask<List<Finding>> task = new FutureTask<>(() -> of(bundle));
    start(task);
    try {
      return Optional.of(task.get(most.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("The check of the models failed", failed.getCause());
    }
  }

  /**
   * Checks beside the request: the first check after a start takes longest, so it begins when
   * somebody begins to draft.
   */
  void prepare(Map<String, byte[]> bundle) {
    start(
        () -> {
          try {
            of(bundle);
          } catch (RuntimeException failed) {
            log.warn("The check of the models failed", failed);
          }
        });
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "model-check");
    thread.setDaemon(true);
    thread.start();
  }

  /** Why these files are no models at all, by the files alone. */
  List<Finding> noModels(Map<String, byte[]> files) {
    return check().unsafe(files).stream()
        .filter(finding -> NO_MODEL.contains(finding.code()))
        .toList();
  }

  static List<Finding> errors(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .toList();
  }

  private ModelCheck check() {
    synchronized (making) {
      if (check == null) {
        check = ModelCheck.ofProgram();
      }
      return check;
    }
  }
}
