package cn.lianban.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Items;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.ModelBundle;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A released table that has no row, or two rows, for a duty. */
@ServiceTest
@TestPropertySource(properties = "lianban.test.own-database=quarters")
class UnplannedDutyTest {

  @Autowired Items items;
  @Autowired Editions editions;
  @Autowired Decisions decisions;
  @Autowired ModelBundle bundle;
  @Autowired WorkingCalendar calendar;
  @Autowired Duties duties;
  @Autowired Cases cases;
  @Autowired DutyProcess process;
  @Autowired Timeline timeline;
  @Autowired JdbcClient jdbc;
  @Autowired MutableClock clock;
  @Autowired RuntimeService runtime;
  @Autowired TransactionTemplate transaction;
  @Autowired DutyQuarters mended;

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
  void a_duty_without_a_plan_holds_up_no_other_and_is_started_once_the_table_is_mended() {
    assertThat(openDue()).hasSize(59).doesNotContain("DB-D03-2026Q1");
    assertThatThrownBy(this::openDue)
        .as("an operator reads it as a failed job")
        .hasMessageContaining("[DB-D03-2026Q1]");
    clock.set("2026-04-01T06:30:00+08:00");
    assertThat(openDue()).hasSize(59);

    assertThat(mended.openDue()).containsExactly("DB-D03-2026Q1", "DB-D03-2026Q2");
    assertThat(mended.openDue()).isEmpty();
  }

  private List<String> openDue() {
    Decisions broken = spy(decisions);
    for (String quarter : List.of("Q1", "Q2")) {
      doThrow(new IllegalStateException("Decision dutyPlan has no rule for its input"))
          .when(broken)
          .evaluate("dutyPlan", Map.of("itemId", "D03", "quarter", quarter));
    }
    DutyQuarters quarters =
        new DutyQuarters(
            items, editions, broken, bundle, calendar, duties, cases, process, timeline, jdbc,
            clock);
    return transaction.execute(status -> quarters.openDue());
  }
}
