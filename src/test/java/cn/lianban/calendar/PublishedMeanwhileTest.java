package cn.lianban.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A calendar is published while another transaction counts by the former one. */
class PublishedMeanwhileTest extends RunningCases {

  @Autowired TransactionTemplate transaction;

  @Test
  void what_was_counted_by_the_old_calendar_and_is_committed_after_the_new_one_follows_it_too()
      throws Exception {
    CountDownLatch counted = new CountDownLatch(1);
    CountDownLatch published = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<List<ProcessInstance>> cases =
          other.submit(
              () ->
                  transaction.execute(
                      status -> {
                        ProcessInstance task = waitingForAcceptance("CPE-18", EVE);
                        publicity("CPE-19", "running", null, "2027-01-07T23:59:59+08:00");
                        ProcessInstance award =
                            waitingAt(
                                "awardPayout",
                                "awaitPublicity",
                                "CPE-19",
                                EVE,
                                "publicityEndsAt",
                                "2027-01-07T23:59:59");
                        counted.countDown();
                        return await(published) ? List.of(task, award) : List.of();
                      }));
      assertThat(await(counted)).isTrue();

      publish();
      recounts.finishInterrupted();
      assertThat(pending())
          .as("for half a minute another node may still begin to count by the old calendar")
          .isTrue();
      halfAMinuteLater();
      recounts.finishInterrupted();
      assertThat(pending())
          .as("a transaction is under way that has counted by the old calendar")
          .isTrue();
      published.countDown();
      ProcessInstance task = cases.get(30, TimeUnit.SECONDS).get(0);
      ProcessInstance award = cases.get().get(1);
      assertThat(dueOf(task)).isEqualTo("2027-01-07T23:59:59+08:00");

      finishAll();

      assertThat(dueOf(task)).isEqualTo("2027-01-08T23:59:59+08:00");
      assertThat(timersOf(task))
          .containsExactly("2027-01-06T00:00+08:00", "2027-01-09T00:00+08:00");
      assertThat(timersOf(award)).containsExactly("2027-01-08T23:59:59+08:00");
      assertThat(moment("select ends_at from publicity where application_no = :no", "CPE-19"))
          .isEqualTo("2027-01-08T23:59:59+08:00");
    } finally {
      published.countDown();
      other.shutdownNow();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
