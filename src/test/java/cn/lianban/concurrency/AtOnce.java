package cn.lianban.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs several actions at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** The results in the order of the actions. */
  public static <T> List<T> all(List<Callable<T>> deeds) {
    CyclicBarrier start = new CyclicBarrier(deeds.size());
    ExecutorService people = Executors.newFixedThreadPool(deeds.size());
    try {
      List<Future<T>> running =
          deeds.stream()
              .map(
                  deed ->
                      people.submit(
                          () -> {
                            start.await(30, TimeUnit.SECONDS);
                            return deed.call();
                          }))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> result : running) {
        results.add(result.get(120, TimeUnit.SECONDS));
      }
      return results;
    } catch (Exception failure) {
      throw new AssertionError("what was done at once did not come to an end", failure);
    } finally {
      people.shutdownNow();
    }
  }
}
