package cn.lianban.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** A late published calendar gives more time to tasks that were already reported as overdue. */
class EscalatedAgainTest extends RunningCases {

  @Test
  void a_task_that_is_not_overdue_any_more_is_reminded_of_and_escalated_when_its_new_dates_come() {
    ProcessInstance waiting = waitingForAcceptance("CPX-1", EVE);
    fire(waiting, "2027-01-05T00:00+08:00");
    fire(waiting, "2027-01-08T00:00+08:00");
    assertThat(running(waiting)).isEmpty();
    assertThat(noticesTo("special-team"))
        .singleElement()
        .asString()
        .contains("应于 2027年1月7日")
        .endsWith("已逾期，请督办");

    clock.set("2027-01-08T09:00:00+08:00");
    daysOff("2027-01-01", "2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07", "2027-01-08");

    assertThat(dueOf(waiting)).isEqualTo("2027-01-14T23:59:59+08:00");
    assertThat(timersOf(waiting))
        .containsExactly("2027-01-12T00:00+08:00", "2027-01-15T00:00+08:00");
    assertThat(noticesTo("special-team"))
        .last()
        .isEqualTo(
            "escalation: 申报 CPX-1：昌平区政府的“受理审查”按公布的工作日历改为应于 2027年1月14日 前（含当日）办结，尚未逾期，届时仍未办结的再报");
    assertThat(timelineOf("CPX-1", "escalated"))
        .last()
        .asString()
        .endsWith("改为应于 2027年1月14日 前（含当日）办结，尚未逾期");

    fire(waiting, "2027-01-12T00:00+08:00");
    fire(waiting, "2027-01-15T00:00+08:00");
    assertThat(noticesTo("cp-gov"))
        .hasSize(2)
        .last()
        .asString()
        .contains("应于 2027年1月14日 前（含当日）办结，还剩 2 个工作日");
    assertThat(noticesTo("special-team"))
        .hasSize(3)
        .last()
        .asString()
        .contains("应于 2027年1月14日")
        .endsWith("已逾期，请督办");
  }

  @Test
  void a_task_that_stays_overdue_is_neither_excused_nor_escalated_twice() {
    ProcessInstance waiting = waitingForAcceptance("CPX-2", EVE);
    fire(waiting, "2027-01-05T00:00+08:00");
    fire(waiting, "2027-01-08T00:00+08:00");

    clock.set("2027-01-12T09:00:00+08:00");
    daysOff("2027-01-01", "2027-01-04");

    assertThat(dueOf(waiting)).isEqualTo("2027-01-08T23:59:59+08:00");
    assertThat(running(waiting)).isEmpty();
    assertThat(noticesTo("special-team")).hasSize(1);
  }

  @Test
  void the_new_dates_of_a_task_follow_the_next_calendar_like_any_others() {
    ProcessInstance waiting = waitingForAcceptance("CPX-3", EVE);
    fire(waiting, "2027-01-05T00:00+08:00");
    fire(waiting, "2027-01-08T00:00+08:00");
    clock.set("2027-01-08T09:00:00+08:00");
    daysOff("2027-01-01", "2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07", "2027-01-08");

    daysOff("2027-01-01", "2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07");
    assertThat(timersOf(waiting))
        .containsExactly("2027-01-11T00:00+08:00", "2027-01-14T00:00+08:00");
    assertThat(noticesTo("special-team"))
        .as("who knows that it is not overdue is not told so again")
        .hasSize(2);
  }

  @Test
  void the_day_on_which_the_silence_of_a_bureau_counts_moves_beside() {
    ProcessInstance waiting = waitingForReview("CPX-4", "bj-drc", "2026-12-21T10:00:00+08:00");
    assertThat(timersOf(waiting))
        .containsExactly(
            "2026-12-31T00:00+08:00", "2027-01-06T00:00+08:00", "2027-01-13T00:00+08:00");
    fire(waiting, "2026-12-31T00:00+08:00");
    fire(waiting, "2027-01-06T00:00+08:00");

    clock.set("2027-01-06T09:00:00+08:00");
    daysOff("2027-01-01", "2027-01-04");

    assertThat(timersOf(waiting))
        .containsExactly("2027-01-07T00:00+08:00", "2027-01-14T00:00+08:00");
    assertThat(timelineOf("CPX-4", "escalated"))
        .last()
        .asString()
        .doesNotContain("bj-drc")
        .endsWith("的“部门联审”按公布的工作日历改为应于 2027年1月6日 前（含当日）办结，尚未逾期");
  }

  private List<String> running(ProcessInstance instance) {
    return management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
        .map(job -> job.getId())
        .toList();
  }

  private void daysOff(String... days) {
    years.publish(
        2027,
        Stream.of(days)
            .map(day -> new CalendarDay(LocalDate.parse(day), CalendarDay.OFF, "元旦"))
            .toList());
    recounted();
  }
}
