package cn.lianban.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.lianban.testing.MutableClock;
import cn.lianban.testing.PostgresForTests;
import cn.lianban.testing.TestClock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Base of tests that run the real models on a real database, with cases placed where a test needs
 * them and timers fired by name.
 */
@SpringBootTest(properties = "camunda.bpm.job-execution.enabled=false")
@ContextConfiguration(initializers = PostgresForTests.class)
@AutoConfigureMockMvc
@Import(TestClock.class)
abstract class RunningCases {

  static final String APPLICANT = "applicant-of-tests";

  /** Dates of five and ten working days from here lie in a year whose calendar is not published. */
  static final String EVE = "2026-12-30T10:00:00+08:00";

  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;
  @Autowired WorkingCalendar calendar;
  @Autowired CalendarYears years;
  @Autowired DateRecounts recounts;

  @BeforeEach
  void only2025And2026ArePublished() {
    jdbc.sql("delete from calendar_exception where day >= date '2027-01-01'").update();
    jdbc.sql("delete from calendar_year where year >= 2027").update();
    jdbc.sql("delete from proposal where kind = 'calendar'").update();
    calendar.forget();
  }

  @AfterEach
  void endCases() {
    runtime
        .createProcessInstanceQuery()
        .rootProcessInstances()
        .list()
        .forEach(
            instance -> runtime.deleteProcessInstance(instance.getId(), "end of the test", true));
    jdbc.sql("truncate applicant, handled_case cascade").update();
    clock.releaseEngine();
  }

  /** Whether dates are still to be counted again by the calendar of 2027. */
  boolean pending() {
    return jdbc.sql("select recount_pending from calendar_year where year = 2027")
        .query(Boolean.class)
        .single();
  }

  /** Waits until the dates are counted by a calendar that was published. */
  void recounted() {
    await().until(() -> !years.of(2027).recounting());
  }

  /**
   * Moves the time on until no node has the former calendar in memory; transactions that began
   * earlier may still use it.
   */
  void halfAMinuteLater() {
    jdbc.sql(
            "update calendar_year set settles_at = clock_timestamp() where year = 2027 and settles_at is not null")
        .update();
  }

  /**
   * Finishes all recounts; another transaction of the database may delay the last one to the next
   * minute.
   */
  void finishAll() {
    await()
        .until(
            () -> {
              recounts.finishInterrupted();
              return !pending();
            });
  }

  /** A case that waits for its acceptance since this moment. */
  ProcessInstance waitingForAcceptance(String no, String since) {
    clock.set(since);
    application(no);
    return runtime
        .createProcessInstanceByKey("awardApplication")
        .businessKey(no)
        .setVariable("applicationNo", no)
        .setVariable("acceptingBody", "cp-gov")
        .startBeforeActivity("acceptApplication")
        .execute();
  }

  /** A case that one bureau reviews since this moment. */
  ProcessInstance waitingForReview(String no, String bureau, String since) {
    clock.set(since);
    application(no);
    return runtime
        .createProcessInstanceByKey("bureauReview")
        .businessKey(no)
        .setVariable("applicationNo", no)
        .startBeforeActivity("reviewApplication")
        .setVariableLocal("bureau", bureau)
        .execute();
  }

  /** A case whose applicant was asked for a correction at this moment. */
  ProcessInstance waitingForCorrection(String no, String since) {
    clock.set(since);
    application(no);
    jdbc.sql(
            "insert into correction (application_no, stage, request, requested_at) values (:no, 'acceptance', '请补充材料', :at)")
        .param("no", no)
        .param("at", OffsetDateTime.parse(since))
        .update();
    return runtime
        .createProcessInstanceByKey("applicantCorrection")
        .businessKey(no)
        .setVariable("applicationNo", no)
        .execute();
  }

  /** A case that was refused at this moment. */
  ProcessInstance waitingForReconsideration(String no, String since) {
    clock.set(since);
    application(no);
    return runtime
        .createProcessInstanceByKey("applicantReconsideration")
        .businessKey(no)
        .setVariable("applicationNo", no)
        .setVariable("reconsidered", false)
        .execute();
  }

  /** A company that has been answered, and may rate the answer or ask again. */
  ProcessInstance waitingForRating(String no, String since) {
    clock.set(since);
    serviceRequest(no);
    return runtime
        .createProcessInstanceByKey("serviceRequest")
        .businessKey(no)
        .startBeforeActivity("awaitRating")
        .execute();
  }

  /**
   * A case with existing rows that reaches this node of this process at this moment; variables:
   * name, value, name, value.
   */
  ProcessInstance waitingAt(
      String process, String node, String no, String since, String... variables) {
    clock.set(since);
    var start =
        runtime
            .createProcessInstanceByKey(process)
            .businessKey(no)
            .setVariable("applicationNo", no)
            .startBeforeActivity(node);
    for (int i = 0; i < variables.length; i += 2) {
      start.setVariable(variables[i], variables[i + 1]);
    }
    return start.execute();
  }

  String dueOf(ProcessInstance instance) {
    return beijing(
        tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult().getDueDate());
  }

  /** When the timers of the instance go off, in order. */
  List<String> timersOf(ProcessInstance instance) {
    return timerJobs(instance).stream().map(job -> beijing(job.getDuedate())).toList();
  }

  /** Sets the clocks to this moment and fires the timer that is due then. */
  void fire(ProcessInstance instance, String moment) {
    Job due =
        timerJobs(instance).stream()
            .filter(job -> beijing(job.getDuedate()).equals(moment))
            .findFirst()
            .orElseThrow();
    clock.set(moment);
    management.executeJob(due.getId());
  }

  List<String> noticesTo(String recipient) {
    return jdbc.sql(
            "select kind || ': ' || text from notice where recipient = :recipient order by id")
        .param("recipient", recipient)
        .query(String.class)
        .list();
  }

  List<String> timelineOf(String no, String event) {
    return jdbc.sql("select text from timeline where case_no = :no and event = :event order by id")
        .param("no", no)
        .param("event", event)
        .query(String.class)
        .list();
  }

  private List<Job> timerJobs(ProcessInstance instance) {
    List<Job> jobs =
        management
            .createJobQuery()
            .processInstanceId(instance.getId())
            .timers()
            .orderByJobDuedate()
            .asc()
            .list();
    assertThat(jobs).as("timers that run").isNotEmpty();
    return jobs;
  }

  void serviceRequest(String no) {
    jdbc.sql(
            "insert into handled_case (no, kind, item_id) values (:no, 'service-request', 'R11-1')")
        .param("no", no)
        .update();
    jdbc.sql(
            "insert into applicant (uscc, name) values ('91110114TEST000001', '测试申报主体') on conflict do nothing")
        .update();
    jdbc.sql(
            """
            insert into service_request (no, item_id, edition_id, uscc, applicant_name, contact, status, submitted_by, submitted_at,
                                         idempotency_key, request_hash, deployment)
            select :no, 'R11-1', id, '91110114TEST000001', '测试申报主体', '李四', 'merging', :account, now(), :no, 'none', 'none'
            from edition where document = 'support-rules' limit 1
            """)
        .param("no", no)
        .param("account", APPLICANT)
        .update();
  }

  void application(String no) {
    jdbc.sql("insert into handled_case (no, kind, item_id) values (:no, 'application', 'R07-1')")
        .param("no", no)
        .update();
    jdbc.sql(
            "insert into applicant (uscc, name) values ('91110114TEST000001', '测试申报主体') on conflict do nothing")
        .update();
    jdbc.sql(
            """
            insert into application (no, item_id, edition_id, uscc, applicant_name, entity_type, matter_title, status, submitted_by,
                                     submitted_at, request_hash, deployment)
            select :no, 'R07-1', id, '91110114TEST000001', '测试申报主体', 'enterprise', '测试事由', 'submitted', :account, now(), 'none', 'none'
            from edition where document = 'support-rules' limit 1
            """)
        .param("no", no)
        .param("account", APPLICANT)
        .update();
  }

  /** Publicised for five working days at ten on 30 December. */
  void publicity(String no, String status, Integer daysLeft, String ends) {
    application(no);
    jdbc.sql(
            """
            with a as (
              insert into award (application_no, uscc, item_id, matter_title, funder, amount, status, awarded_on, changed_at)
              values (:no, '91110114TEST000001', 'R07-1', '测试事由', 'district', 100, 'reserved', date '2026-12-30', now()) returning id)
            insert into publicity (application_no, award_id, started_at, working_days, ends_at, running_since, running_days, days_left, status)
            select :no, id, cast(:eve as timestamptz), 5, cast(:ends as timestamptz), cast(:eve as timestamptz), 5, cast(:left as int), :status from a
            """)
        .param("no", no)
        .param("eve", EVE)
        .param("ends", ends)
        .param("left", daysLeft)
        .param("status", status)
        .update();
  }

  /** The calendar of 2027, with two days off and two that are worked instead. */
  void publish() {
    clock.set("2026-12-31T16:00:00+08:00");
    years.publish(
        2027,
        List.of(
            day("2027-01-01", CalendarDay.OFF),
            day("2027-01-04", CalendarDay.OFF),
            day("2027-01-09", CalendarDay.WORK),
            day("2027-01-10", CalendarDay.WORK)));
    recounted();
  }

  private static CalendarDay day(String day, String kind) {
    return new CalendarDay(LocalDate.parse(day), kind, "元旦");
  }

  String moment(String sql, String no) {
    return jdbc.sql(sql)
        .param("no", no)
        .query(OffsetDateTime.class)
        .single()
        .atZoneSameInstant(ZoneId.of("Asia/Shanghai"))
        .toOffsetDateTime()
        .toString();
  }

  private static String beijing(Date date) {
    return date.toInstant().atZone(ZoneId.of("Asia/Shanghai")).toOffsetDateTime().toString();
  }
}
