package cn.lianban.deadlines.process;

import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.engine.AsSystem;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the dates that a room stores in its own tables again and moves the engine's timers with
 * them. Both happen in one transaction under the lock of the case, so that they never differ.
 */
@Component
public class DossierDates {

  private static final Logger log = LoggerFactory.getLogger(DossierDates.class);
  private static final int TRIES = 3;

  private final RuntimeService runtime;
  private final ManagementService management;
  private final Cases cases;
  private final AsSystem asSystem;
  private final TransactionTemplate transaction;

  DossierDates(
      RuntimeService runtime,
      ManagementService management,
      Cases cases,
      AsSystem asSystem,
      TransactionTemplate transaction) {
    this.runtime = runtime;
    this.management = management;
    this.cases = cases;
    this.asSystem = asSystem;
    this.transaction = transaction;
  }

  /**
   * Counts the date of each of these cases again.
   *
   * @param timer id of the element whose timer goes off at the date
   * @param recount changes the date in the tables; empty where it stays
   * @param onMove changes to the engine that go with the moved timer
   */
  public void recount(
      List<String> caseNos,
      String timer,
      Function<String, Optional<OffsetDateTime>> recount,
      BiConsumer<Job, Date> onMove) {
    for (String caseNo : caseNos) {
      int attempt = 1;
      while (!recounted(caseNo, timer, recount, onMove, attempt)) {
        attempt++;
      }
    }
  }

  private boolean recounted(
      String caseNo,
      String timer,
      Function<String, Optional<OffsetDateTime>> recount,
      BiConsumer<Job, Date> onMove,
      int attempt) {
    try {
      transaction.executeWithoutResult(
          status ->
              asSystem.call(
                  () -> {
                    cases.lock(caseNo);
                    recount.apply(caseNo).ifPresent(ends -> move(caseNo, timer, ends, onMove));
                    return null;
                  }));
      return true;
    } catch (OptimisticLockingException | NullValueException stale) {
      // the timer fired meanwhile, so the next try counts what is left
      return attempt == TRIES && givenUp(caseNo, stale);
    } catch (RuntimeException broken) {
      // an error in one case must not stop the recount of the others
      return givenUp(caseNo, broken);
    }
  }

  private static boolean givenUp(String caseNo, RuntimeException why) {
    log.error(
        "The dates of {} could not be counted again; mend the case, then publish the same calendar once more",
        caseNo,
        why);
    return true;
  }

  private void move(
      String caseNo, String element, OffsetDateTime ends, BiConsumer<Job, Date> onMove) {
    Date date = Date.from(ends.toInstant());
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNo).list().stream()
        .flatMap(
            instance ->
                management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .activityId(element)
                    .list()
                    .stream())
        .forEach(
            timer -> {
              management.setJobDuedate(timer.getId(), date);
              onMove.accept(timer, date);
            });
  }
}
