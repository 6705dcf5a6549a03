package cn.lianban.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every date counted in working days changes when a calendar is published: the timer, and the
 * column where there is one.
 */
class EveryWaitMovesTest extends RunningCases {

  @ParameterizedTest
  @CsvSource({
    "annualReport,   awaitReport,      CPE-1, 2027-03-11, 2027-03-26, 2027-03-10, 2027-03-25",
    "awardRecovery,  awaitReply,       CPE-2, 2027-01-12, 2027-01-15, 2027-01-11, 2027-01-14",
    "awardReturn,    awaitAccount,     CPE-3, 2027-01-12, 2027-01-15, 2027-01-11, 2027-01-14",
    "serviceRequest, awaitSupplement,  FW-E4, 2027-01-12, 2027-01-15, 2027-01-11, 2027-01-14"
  })
  void a_wait_for_the_applicant_is_reminded_of_and_ends_by_the_new_calendar(
      String process,
      String node,
      String no,
      String reminder,
      String end,
      String newReminder,
      String newEnd) {
    if (no.startsWith("FW")) {
      serviceRequest(no);
    } else {
      application(no);
    }
    ProcessInstance waiting = waitingAt(process, node, no, EVE);
    assertThat(timersOf(waiting)).containsExactly(midnight(reminder), midnight(end));

    publish();

    assertThat(timersOf(waiting)).containsExactly(midnight(newReminder), midnight(newEnd));
    LocalDate last = LocalDate.parse(newEnd).minusDays(1);
    String moved = "的期限调整为 2027年" + last.getMonthValue() + "月" + last.getDayOfMonth() + "日 止（含当日）";
    assertThat(noticesTo(APPLICANT))
        .as("who was told another day")
        .singleElement()
        .asString()
        .startsWith("moved: ")
        .contains(no + "：工作日历已公布，")
        .endsWith(moved);
    assertThat(timelineOf(no, "deadline-moved")).singleElement().asString().endsWith(moved);
    publish();
    assertThat(noticesTo(APPLICANT)).as("nothing has moved").hasSize(1);
  }

  @Test
  void an_expert_who_is_silent_is_replaced_by_the_new_calendar() {
    application("CPE-5");
    jdbc.sql(
            "insert into evaluation_draw (application_no, round, seed, pool, drawn_at, seats) values ('CPE-5', 1, 1, '{}', now(), 1)")
        .update();
    jdbc.sql(
            "insert into evaluation_seat (application_no, round, seat, expert) values ('CPE-5', 1, 1, 'expert1')")
        .update();
    clock.set(EVE);
    ProcessInstance waiting =
        runtime
            .createProcessInstanceByKey("expertEvaluation")
            .businessKey("CPE-5")
            .setVariable("applicationNo", "CPE-5")
            .startBeforeActivity("evaluateApplication")
            .setVariableLocal("seat", 1)
            .execute();
    assertThat(timersOf(waiting))
        .containsExactly(
            midnight("2027-01-12"), midnight("2027-01-15"), "2027-01-15T00:00:01+08:00");

    publish();

    assertThat(dueOf(waiting)).isEqualTo("2027-01-13T23:59:59+08:00");
    assertThat(timersOf(waiting))
        .containsExactly(
            midnight("2027-01-11"), midnight("2027-01-14"), "2027-01-14T00:00:01+08:00");
  }

  @Test
  void a_duty_closes_its_reporting_its_revision_and_its_merging_by_the_new_calendar() {
    duty("DB-E6", "M15-2");
    duty("DB-E7", "M15-3");
    ProcessInstance reporting =
        waitingAt("dutySupervision", "reportDuty#multiInstanceBody", "DB-E6", EVE);
    ProcessInstance revising =
        waitingAt("dutySupervision", "reviseDutyReport", "DB-E7", EVE, "returnedTo", "cp-gov");
    duty("DB-E17", "M15-4");
    ProcessInstance merging =
        waitingAt("dutySupervision", "mergeDutyReports", "DB-E17", EVE, "leadBureau", "cp-gov");
    assertThat(timersOf(merging)).last().isEqualTo(midnight("2027-01-22"));
    assertThat(timersOf(reporting)).last().isEqualTo(midnight("2027-03-26"));
    assertThat(timersOf(revising)).last().isEqualTo(midnight("2027-01-15"));

    publish();

    assertThat(timersOf(merging)).last().isEqualTo(midnight("2027-01-21"));
    assertThat(timersOf(reporting)).last().isEqualTo(midnight("2027-03-25"));
    assertThat(timersOf(revising)).last().isEqualTo(midnight("2027-01-14"));
    assertThat(dueOf(revising)).isEqualTo("2027-01-08T23:59:59+08:00");
  }

  @Test
  void what_a_round_waits_to_be_evaluated_is_asked_for_by_the_new_calendar() {
    round("ZY-E8", "evaluating", null);
    ProcessInstance waiting = waitingAt("selectionRound", "awaitEvaluations", "ZY-E8", EVE);
    assertThat(timersOf(waiting)).containsExactly("2027-02-11T23:59:59+08:00");

    publish();

    assertThat(timersOf(waiting)).containsExactly("2027-02-10T23:59:59+08:00");
  }

  @Test
  void a_reserve_list_stands_as_many_working_days_as_the_new_calendar_has_from_its_confirmation() {
    round("ZY-E9", "reserve", "2027-01-14T23:59:59+08:00");
    ProcessInstance waiting =
        waitingAt("selectionRound", "awaitVacancy", "ZY-E9", "2026-12-31T09:00:00+08:00");
    assertThat(timersOf(waiting)).containsExactly("2027-01-14T23:59:59+08:00");

    publish();

    assertThat(timersOf(waiting)).containsExactly("2027-01-13T23:59:59+08:00");
    assertThat(reserveEnds("ZY-E9")).isEqualTo("2027-01-13T23:59:59+08:00");
    assertThat(timelineOf("ZY-E9", "reserve-moved"))
        .containsExactly("工作日历已公布，候补有效期调整为至 2027年1月13日 止");
    publish();
    assertThat(timelineOf("ZY-E9", "reserve-moved"))
        .as("counting again changes nothing that is right")
        .hasSize(1);
  }

  @Test
  void a_reserve_list_whose_results_are_still_told_is_counted_before_its_timer_is_there() {
    round("ZY-E10", "announcing", "2027-01-14T23:59:59+08:00");

    publish();

    assertThat(reserveEnds("ZY-E10")).isEqualTo("2027-01-13T23:59:59+08:00");
    ProcessInstance waiting =
        waitingAt("selectionRound", "awaitVacancy", "ZY-E10", "2026-12-31T09:00:00+08:00");
    assertThat(timersOf(waiting)).containsExactly("2027-01-13T23:59:59+08:00");
  }

  @Test
  void a_round_that_is_over_keeps_the_date_on_which_its_reserve_list_ended() {
    round("ZY-E11", "completed", "2027-01-14T23:59:59+08:00");

    publish();

    assertThat(reserveEnds("ZY-E11")).isEqualTo("2027-01-14T23:59:59+08:00");
  }

  @Test
  void a_publicity_ends_on_the_day_that_its_page_and_its_timer_say() {
    publicity("CPE-12", "running", null, "2027-01-07T23:59:59+08:00");
    ProcessInstance waiting =
        waitingAt(
            "awardPayout",
            "awaitPublicity",
            "CPE-12",
            EVE,
            "publicityEndsAt",
            "2027-01-07T23:59:59");
    assertThat(timersOf(waiting)).hasSize(1);

    publish();

    assertThat(timersOf(waiting)).containsExactly("2027-01-08T23:59:59+08:00");
    assertThat(moment("select ends_at from publicity where application_no = :no", "CPE-12"))
        .isEqualTo("2027-01-08T23:59:59+08:00");
    assertThat(timelineOf("CPE-12", "publicity-moved"))
        .containsExactly("工作日历已公布，公示截止日期调整为 2027年1月8日");
  }

  @Test
  void what_is_left_of_a_publicity_that_an_objection_stopped_is_counted_again() {
    // 31 December and 4 January were thought to be worked; 4 January turns out to be off
    publicity("CPE-13", "interrupted", 3, "2027-01-07T23:59:59+08:00");
    jdbc.sql(
            """
            insert into objection (application_no, publicity_id, name, contact, text, received_at)
            select application_no, id, '张三', '138', '异议', timestamptz '2027-01-04 15:00+08' from publicity where application_no = 'CPE-13'
            """)
        .update();

    publish();

    assertThat(
            jdbc.sql("select days_left from publicity where application_no = 'CPE-13'")
                .query(Integer.class)
                .single())
        .isEqualTo(4);
    assertThat(moment("select ends_at from publicity where application_no = :no", "CPE-13"))
        .isEqualTo("2027-01-08T23:59:59+08:00");
  }

  @Test
  void a_publication_that_was_killed_counts_the_dates_of_rounds_and_publicities_too() {
    round("ZY-E14", "reserve", "2027-01-14T23:59:59+08:00");
    ProcessInstance reserve =
        waitingAt("selectionRound", "awaitVacancy", "ZY-E14", "2026-12-31T09:00:00+08:00");
    round("ZY-E15", "evaluating", null);
    ProcessInstance evaluations = waitingAt("selectionRound", "awaitEvaluations", "ZY-E15", EVE);
    publicity("CPE-16", "running", null, "2027-01-07T23:59:59+08:00");
    jdbc.sql(
            "insert into calendar_year (year, loaded_at, recount_pending) values (2027, now(), true)")
        .update();
    jdbc.sql(
            "insert into calendar_exception (day, kind, holiday) values (date '2027-01-01', 'off', '元旦'), (date '2027-01-04', 'off', '元旦')")
        .update();

    recounts.finishInterrupted();

    assertThat(timersOf(reserve)).containsExactly("2027-01-15T23:59:59+08:00");
    assertThat(reserveEnds("ZY-E14")).isEqualTo("2027-01-15T23:59:59+08:00");
    assertThat(timersOf(evaluations)).containsExactly("2027-02-12T23:59:59+08:00");
    assertThat(moment("select ends_at from publicity where application_no = :no", "CPE-16"))
        .isEqualTo("2027-01-08T23:59:59+08:00");
    halfAMinuteLater();
    finishAll();
  }

  /**
   * Each timer expression is either counted again, or listed as counting no working days or being
   * counted by its room.
   */
  @Test
  void no_timer_of_the_models_is_forgotten() throws IOException {
    Set<String> others = new TreeSet<>();
    Pattern timer = Pattern.compile("<bpmn:time(?:Date|Duration|Cycle)[^>]*>([^<]+)<");
    try (Stream<Path> models = Files.list(Path.of("bpmn"))) {
      for (Path model : models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
        timer
            .matcher(Files.readString(model))
            .results()
            .map(found -> found.group(1))
            .filter(asked -> !asked.contains("deadlines."))
            .forEach(others::add);
      }
    }
    assertThat(others)
        .containsExactlyInAnyOrder(
            "${roundDates.evaluations(execution)}",
            // their rooms keep these dates and move them
            "${publicityEndsAt}",
            "${roundDates.reserve(execution)}",
            // set by people, or by the day of the year
            "${roundDates.opening(execution)}",
            "${roundDates.closing(execution)}",
            "${aftercareDates.reportOpens(execution)}",
            "0 30 6 * * ?",
            // from now on, whatever the day
            "PT1H");
  }

  private void duty(String no, String itemId) {
    jdbc.sql("insert into handled_case (no, kind, item_id) values (:no, 'duty', :item)")
        .param("no", no)
        .param("item", itemId)
        .update();
    jdbc.sql(
            "insert into duty_quarter (year, quarter, opened_at) values (2027, 1, now()) on conflict do nothing")
        .update();
    jdbc.sql(
            "insert into duty (no, item_id, year, quarter, status, opened_at) values (:no, :item, 2027, 1, 'reporting', now())")
        .param("no", no)
        .param("item", itemId)
        .update();
    jdbc.sql(
            "insert into duty_bureau (duty_no, position, bureau, role) values (:no, 1, 'cp-gov', 'lead')")
        .param("no", no)
        .update();
  }

  /** A round whose list, where it has a reserve, was confirmed at ten on 30 December. */
  private void round(String no, String status, String reserveEnds) {
    jdbc.sql("insert into handled_case (no, kind) values (:no, 'selection-round')")
        .param("no", no)
        .update();
    jdbc.sql(
            """
            insert into selection_round (no, title, notice, organiser, commission, opens_at, closes_at, planned_budget, budget, reserve_places, reserve_days,
              reserve_ends_at, scaling, status, confirmed_by, confirmed_at, planned_by, planned_at, deployment)
            values (:no, '第一批', '通知', 'cp-fsc', 'special-team', timestamptz '2026-10-01 09:00+08', timestamptz '2026-11-01 09:00+08', 100, 100, 1, 10,
              cast(:ends as timestamptz), false, :status, 'special-team', cast(:confirmed as timestamptz), 'owner1', now(), 'none')
            """)
        .param("no", no)
        .param("ends", reserveEnds)
        .param("confirmed", reserveEnds == null ? null : EVE)
        .param("status", status)
        .update();
  }

  private String reserveEnds(String no) {
    return moment("select reserve_ends_at from selection_round where no = :no", no);
  }

  private static String midnight(String day) {
    return day + "T00:00+08:00";
  }
}
