package cn.lianban.payout.process;

import cn.lianban.calendar.CalendarListener;
import cn.lianban.intake.Applications;
import cn.lianban.payout.Publicities;
import cn.lianban.workflow.AsSystem;
import cn.lianban.workflow.AwardProcess.Variable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts the ends of running publicities again when a calendar is published, each in a transaction under the lock of its case. */
@Component
class PublicityDates implements CalendarListener {

  private static final Logger log = LoggerFactory.getLogger(PublicityDates.class);
  private static final String TIMER = "publicityEnded";

  private final Publicities publicities;
  private final Applications applications;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final AsSystem asSystem;
  private final TransactionTemplate transaction;

  PublicityDates(
      Publicities publicities,
      Applications applications,
      RuntimeService runtime,
      ManagementService management,
      AsSystem asSystem,
      TransactionTemplate transaction) {
    this.publicities = publicities;
    this.applications = applications;
    this.runtime = runtime;
    this.management = management;
    this.asSystem = asSystem;
    this.transaction = transaction;
  }

  @Override
  public void calendarPublished(int year) {
    for (String applicationNo : publicities.runningUntil(LocalDate.of(year, 1, 1))) {
      try {
        transaction.executeWithoutResult(status -> asSystem.call(() -> recount(applicationNo)));
      } catch (RuntimeException broken) {
        log.error("The publicity of {} could not be counted again; publish the same calendar once more", applicationNo, broken);
      }
    }
  }

  private Object recount(String applicationNo) {
    applications.lock(applicationNo);
    publicities.recount(applicationNo).ifPresent(ends -> move(applicationNo, ends));
    return null;
  }

  private void move(String applicationNo, OffsetDateTime ends) {
    Date date = Date.from(ends.toInstant());
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(applicationNo).list().stream()
        .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).timers().activityId(TIMER).list().stream())
        .map(Job.class::cast)
        .forEach(
            timer -> {
              management.setJobDuedate(timer.getId(), date);
              runtime.setVariable(timer.getExecutionId(), Variable.PUBLICITY_ENDS_AT, date);
            });
  }
}
