package cn.lianban.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class DeadlinesTest extends RunningCases {

  @Autowired TransactionTemplate transaction;

  @Test
  void aTaskIsRemindedOfDueAndEscalatedInWorkingDaysOverSpringFestival() {
    ProcessInstance waiting = waitingForAcceptance("CPD-1", "2026-02-12T10:00:00+08:00");

    assertThat(dueOf(waiting))
        .as("13, make-up Saturday 14, then 24 to 26 February")
        .isEqualTo("2026-02-26T23:59:59+08:00");
    assertThat(timersOf(waiting))
        .containsExactly("2026-02-24T00:00+08:00", "2026-02-27T00:00+08:00");
  }

  @Test
  void theReminderTellsTheBureauAndTheTimelineOnce() {
    ProcessInstance waiting = waitingForAcceptance("CPD-2", "2026-02-12T10:00:00+08:00");

    fire(waiting, "2026-02-24T00:00+08:00");

    assertThat(noticesTo("cp-gov"))
        .containsExactly("reminder: 申报 CPD-2 的“受理审查”应于 2026年2月26日 前（含当日）办结，还剩 2 个工作日，请及时办理");
    assertThat(timelineOf("CPD-2", "reminded"))
        .singleElement()
        .asString()
        .startsWith("已提醒")
        .endsWith("：“受理审查”应于 2026年2月26日 前（含当日）办结，还剩 2 个工作日")
        .doesNotContain("cp-gov");
    assertThat(timersOf(waiting))
        .as("the reminder is over, the escalation waits")
        .containsExactly("2026-02-27T00:00+08:00");
  }

  @Test
  void anOverdueTaskIsEscalatedAndStaysWhereItIs() {
    ProcessInstance waiting = waitingForAcceptance("CPD-3", "2026-02-12T10:00:00+08:00");
    fire(waiting, "2026-02-24T00:00+08:00");
    long timersLeft = timersOf(waiting).size();

    fire(waiting, "2026-02-27T00:00+08:00");

    assertThat(timersLeft).isEqualTo(1);
    assertThat(noticesTo("special-team"))
        .singleElement()
        .asString()
        .startsWith("escalation: 申报 CPD-3：")
        .endsWith("的“受理审查”应于 2026年2月26日 前（含当日）办结，已逾期，请督办");
    assertThat(timelineOf("CPD-3", "escalated"))
        .singleElement()
        .asString()
        .endsWith("已逾期，已报市区联动专班");
    assertThat(
            jdbc.sql("select viewer from case_viewer where case_no = 'CPD-3'")
                .query(String.class)
                .list())
        .contains("special-team");
    assertThat(dueOf(waiting)).isEqualTo("2026-02-26T23:59:59+08:00");
  }

  @Test
  void aBureauAmongManyHasItsOwnDatesAndReminder() {
    ProcessInstance waiting = waitingForReview("CPD-8", "bj-nmpa", "2026-03-02T10:00:00+08:00");

    assertThat(dueOf(waiting)).as("ten working days").isEqualTo("2026-03-16T23:59:59+08:00");
    assertThat(timersOf(waiting))
        .as("reminder, escalation, and five working days later its silence counts")
        .containsExactly(
            "2026-03-12T00:00+08:00", "2026-03-17T00:00+08:00", "2026-03-24T00:00+08:00");
    fire(waiting, "2026-03-12T00:00+08:00");
    assertThat(noticesTo("bj-nmpa")).hasSize(1);
  }

  @Test
  void aTimerThatFailsAfterItsNoticeHasSentNothing() {
    ProcessInstance waiting = waitingForAcceptance("CPD-4", "2026-02-12T10:00:00+08:00");

    transaction.executeWithoutResult(
        status -> {
          fire(waiting, "2026-02-24T00:00+08:00");
          status.setRollbackOnly();
        });
    assertThat(noticesTo("cp-gov")).isEmpty();

    fire(waiting, "2026-02-24T00:00+08:00");
    assertThat(noticesTo("cp-gov")).hasSize(1);
    assertThat(timelineOf("CPD-4", "reminded")).hasSize(1);
  }

  @Test
  void anApplicantHasTenWorkingDaysForACorrectionAndIsReminded() {
    ProcessInstance waiting = waitingForCorrection("CPD-5", "2026-02-12T10:00:00+08:00");

    assertThat(timersOf(waiting))
        .as("13, 14, 24 to 28 February, 2 to 4 March: lapses when 4 March is over")
        .containsExactly("2026-03-02T00:00+08:00", "2026-03-05T00:00+08:00");

    fire(waiting, "2026-03-02T00:00+08:00");

    assertThat(noticesTo(APPLICANT))
        .contains("reminder: 申报 CPD-5 应于 2026年3月4日 前（含当日）提交补正，还剩 2 个工作日，逾期未补正的，申报按失效处理");
    assertThat(timelineOf("CPD-5", "reminded"))
        .containsExactly("已提醒申报主体：应于 2026年3月4日 前（含当日）提交补正，还剩 2 个工作日");
  }

  @Test
  void aRefusalCanBeReconsideredForTenWorkingDays() {
    ProcessInstance waiting = waitingForReconsideration("CPD-6", "2026-03-02T10:00:00+08:00");

    assertThat(timersOf(waiting))
        .containsExactly("2026-03-12T00:00+08:00", "2026-03-17T00:00+08:00");
  }

  @Test
  void aDateInAYearWithoutCalendarIsSaidToBeProvisional() {
    ProcessInstance waiting = waitingForAcceptance("CPD-7", "2026-12-30T10:00:00+08:00");

    fire(waiting, "2027-01-05T00:00+08:00");

    assertThat(noticesTo("cp-gov"))
        .singleElement()
        .asString()
        .contains("应于 2027年1月7日（预计，该年工作日历尚未发布） 前（含当日）办结，还剩 2 个工作日");
  }
}
