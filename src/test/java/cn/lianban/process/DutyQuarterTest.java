package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.duties.DutyQuarters;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Every duty is started once for each quarter, even when nodes die in between. */
@ServiceTest
@TestPropertySource(properties = "lianban.test.own-database=quarters")
class DutyQuarterTest {

  @Autowired Office office;
  @Autowired DutyQuarters quarters;
  @Autowired MutableClock clock;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void nothing_was_started() {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKeyIn("dutySupervision", "dutyQuarter")
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "another test"));
    jdbc.sql("truncate duty_quarter, handled_case cascade").update();
  }

  @AfterEach
  void the_clock_goes_back() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void two_nodes_whose_timers_fire_at_once_start_each_duty_once() throws Exception {
    fireTheTimer();
    fireTheTimer();
    List<String> jobs =
        management.createJobQuery().messages().list().stream().map(Job::getId).toList();
    assertThat(jobs).hasSize(2);

    atOnce(jobs.stream().<Callable<Void>>map(job -> () -> run(job)).toList());

    office.runJobs();
    assertThat(started()).containsExactly("2026Q1 60");
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("dutySupervision").count())
        .isEqualTo(60);
  }

  @Test
  void asking_at_once_and_again_starts_nothing_twice() throws Exception {
    List<List<String>> opened =
        atOnce(
            IntStream.range(0, 4)
                .<Callable<List<String>>>mapToObj(node -> quarters::openDue)
                .toList());

    assertThat(opened.stream().flatMap(List::stream)).hasSize(60).doesNotHaveDuplicates();
    assertThat(quarters.openDue()).isEmpty();
    assertThat(started()).containsExactly("2026Q1 60");
  }

  @Test
  void a_quarter_starts_on_its_first_working_day() {
    clock.set("2026-10-07T23:00:00+08:00");
    assertThat(quarters.openDue()).as("the last day of the national holiday").isEmpty();
    clock.set("2026-10-08T06:30:00+08:00");
    assertThat(quarters.openDue())
        .hasSize(60)
        .startsWith("DB-D01-2026Q4")
        .endsWith("DB-DR17-4-4-2026Q4");
  }

  @Test
  void quarters_that_went_by_while_the_service_was_down_are_started_too() {
    quarters.openDue();
    clock.set("2026-11-20T06:30:00+08:00");

    assertThat(quarters.openDue()).hasSize(3 * 60);

    assertThat(started()).containsExactly("2026Q1 60", "2026Q2 60", "2026Q3 60", "2026Q4 60");
  }

  @Test
  void what_a_quarter_lacks_when_it_is_over_is_started_once_and_the_quarter_then_closed() {
    quarters.openDue();
    neverStarted("DB-D03-2026Q1");
    clock.set("2026-04-01T06:30:00+08:00");

    assertThat(quarters.openDue()).hasSize(1 + 60).startsWith("DB-D03-2026Q1");
    assertThat(quarters.openDue()).isEmpty();
    assertThat(started()).containsExactly("2026Q1 60", "2026Q2 60");

    neverStarted("DB-D04-2026Q1");
    assertThat(quarters.openDue())
        .as("as if it had come into the catalogue after the quarter")
        .isEmpty();
  }

  @Test
  void a_quarter_that_lacks_something_is_found_however_long_the_service_was_down() {
    quarters.openDue();
    neverStarted("DB-D03-2026Q1");
    clock.set("2026-07-01T06:30:00+08:00");

    assertThat(quarters.openDue()).hasSize(1 + 2 * 60);

    assertThat(started()).containsExactly("2026Q1 60", "2026Q2 60", "2026Q3 60");
    assertThat(
            jdbc.sql(
                    "select string_agg(quarter::text, ',' order by quarter) from duty_quarter where closed_at is not null")
                .query(String.class)
                .single())
        .isEqualTo("1,2");
  }

  @Test
  void a_document_that_comes_into_force_has_no_part_in_the_quarters_before() {
    List<Map<String, Object>> before =
        jdbc.sql("select id, status, valid_from, valid_until from edition").query().listOfRows();
    jdbc.sql(
            "update edition set status = 'in-force', valid_from = '2025-12-01', valid_until = null")
        .update();
    jdbc.sql("update edition set valid_from = '2026-04-01' where document = 'measures'").update();
    try {
      int ofTheRules = quarters.openDue().size();
      assertThat(ofTheRules).isBetween(1, 22);
      clock.set("2026-04-01T06:30:00+08:00");

      quarters.openDue();

      assertThat(started()).containsExactly("2026Q1 " + ofTheRules, "2026Q2 60");
    } finally {
      before.forEach(
          row ->
              jdbc.sql(
                      "update edition set status = :status, valid_from = :valid_from, valid_until = :valid_until where id = :id")
                  .params(row)
                  .update());
    }
  }

  /** Removes the duty, as if its start had failed or it had not been in the catalogue. */
  private void neverStarted(String no) {
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(no)
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "never started"));
    List.of(
            "delete from timeline where case_no = :no",
            "delete from duty where no = :no",
            "delete from handled_case where no = :no")
        .forEach(sql -> jdbc.sql(sql).param("no", no).update());
  }

  @Test
  void a_start_that_is_cut_short_has_started_nothing_and_the_next_starts_all() {
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      quarters.openDue();
                      throw new IllegalStateException("cut short");
                    }))
        .hasMessage("cut short");
    assertThat(started()).isEmpty();
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("dutySupervision").count())
        .isZero();

    assertThat(quarters.openDue()).hasSize(60);
  }

  @Test
  void the_timer_goes_on_from_day_to_day_and_starts_nothing_twice() {
    fireTheTimer();
    office.runJobs();
    fireTheTimer();
    office.runJobs();

    assertThat(started()).containsExactly("2026Q1 60");
    assertThat(
            management
                .createJobQuery()
                .timers()
                .processDefinitionKey("dutyQuarter")
                .withException()
                .count())
        .isZero();
    assertThat(runtime.createIncidentQuery().count()).isZero();
  }

  private void fireTheTimer() {
    management.executeJob(
        management
            .createJobQuery()
            .timers()
            .processDefinitionKey("dutyQuarter")
            .singleResult()
            .getId());
  }

  /**
   * Runs the job as a job executor does, which tries again after losing a race against another
   * node.
   */
  private Void run(String job) {
    try {
      management.executeJob(job);
    } catch (OptimisticLockingException | DuplicateKeyException lost) {
      management.executeJob(job);
    }
    return null;
  }

  private List<String> started() {
    return jdbc.sql(
            "select year || 'Q' || quarter || ' ' || count(*) from duty group by year, quarter order by year, quarter")
        .query(String.class)
        .list();
  }

  private static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
    CyclicBarrier start = new CyclicBarrier(deeds.size());
    ExecutorService nodes = Executors.newFixedThreadPool(deeds.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> deed : deeds) {
        running.add(
            nodes.submit(
                () -> {
                  start.await(30, TimeUnit.SECONDS);
                  return deed.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(120, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      nodes.shutdownNow();
    }
  }
}
