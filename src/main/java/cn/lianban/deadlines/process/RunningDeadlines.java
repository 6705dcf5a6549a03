package cn.lianban.deadlines.process;

import cn.lianban.calendar.CalendarListener;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.engine.AsSystem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the due dates of open tasks, their timers and the applicants' waits again when a calendar
 * is published.
 *
 * <p>In every case with a date in that year or later, all dates are counted anew from the beginning
 * of their limits. A date that somebody moved by hand is therefore lost. Each case is one
 * transaction under its own lock.
 */
@Component
class RunningDeadlines implements CalendarListener {

  private static final Logger log = LoggerFactory.getLogger(RunningDeadlines.class);
  private static final int BATCH = 200;
  private static final int TRIES = 3;
  private static final String CASES =
      """
      select distinct e.business_key_ from act_ru_execution e
      where e.business_key_ > :last
        and (exists (select from act_ru_task t where t.proc_inst_id_ = e.id_ and t.due_date_ >= :from)
          or exists (select from act_ru_job j where j.process_instance_id_ = e.id_ and j.type_ = 'timer' and j.duedate_ > :from))
      order by e.business_key_ limit :batch
      """;

  private final Deadlines deadlines;
  private final Timers timers;
  private final RepeatedWarnings warnings;
  private final RunningWaits waits;
  private final TaskService tasks;
  private final ManagementService management;
  private final Cases cases;
  private final AsSystem asSystem;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Clock clock;

  RunningDeadlines(
      Deadlines deadlines,
      Timers timers,
      RepeatedWarnings warnings,
      RunningWaits waits,
      TaskService tasks,
      ManagementService management,
      Cases cases,
      AsSystem asSystem,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      Clock clock) {
    this.deadlines = deadlines;
    this.timers = timers;
    this.warnings = warnings;
    this.waits = waits;
    this.tasks = tasks;
    this.management = management;
    this.cases = cases;
    this.asSystem = asSystem;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void calendarPublished(int year) {
    Instant from = LocalDate.of(year, 1, 1).atStartOfDay(clock.getZone()).toInstant();
    int moved = 0;
    List<String> cases = casesAfter("", from);
    while (!cases.isEmpty()) {
      moved += cases.stream().mapToInt(this::recount).sum();
      cases = casesAfter(cases.get(cases.size() - 1), from);
    }
    log.info(
        "The calendar of {} is published: {} dates of tasks and timers have moved", year, moved);
  }

  private List<String> casesAfter(String last, Instant from) {
    return jdbc.sql(CASES)
        .param("last", last)
        .param("from", Timestamp.from(from))
        .param("batch", BATCH)
        .query(String.class)
        .list();
  }

  private int recount(String caseNo) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.execute(status -> asSystem.call(() -> recountLocked(caseNo)));
      } catch (OptimisticLockingException | NullValueException stale) {
        // a timer fired meanwhile, so the next try counts what is left
        if (attempt == TRIES) {
          return givenUp(caseNo, stale);
        }
      } catch (RuntimeException broken) {
        // an error in one case must not stop the recount of the others
        return givenUp(caseNo, broken);
      }
    }
  }

  private static int givenUp(String caseNo, RuntimeException why) {
    log.error(
        "The dates of {} could not be counted again; mend the case, then publish the same calendar once more",
        caseNo,
        why);
    return 0;
  }

  private int recountLocked(String caseNo) {
    cases.lock(caseNo);
    int moved = 0;
    List<Timers.Timer> running = timers.ofCase(caseNo);
    for (Task task : openTasks(caseNo)) {
      Date due =
          deadlines.due(
              task.getProcessDefinitionId(),
              task.getTaskDefinitionKey(),
              task.getCreateTime().toInstant());
      if (due.getTime() != task.getDueDate().getTime()) {
        tasks.setDueDate(task.getId(), due);
        warnings.afterMoving(caseNo, task, running);
        moved++;
      }
    }
    for (Timers.Timer timer : running) {
      Date due =
          deadlines.at(
              timer.deadline(), timer.processDefinitionId(), timer.element(), timer.start());
      if (!due.toInstant().equals(timer.due())) {
        management.setJobDuedate(timer.jobId(), due);
        timer
            .deadline()
            .asked()
            .ifPresent(asked -> waits.moved(caseNo, cases.name(caseNo), asked, due));
        moved++;
      }
    }
    return moved;
  }

  private List<Task> openTasks(String caseNo) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseNo).list().stream()
        .filter(task -> task.getDueDate() != null)
        .toList();
  }
}
