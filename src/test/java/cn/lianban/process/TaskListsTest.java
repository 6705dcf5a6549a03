package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our table of tasks is always equal to the engine's, and its counts need no counting. */
@ServiceTest
class TaskListsTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "12600000.00");

  @Autowired Office office;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;

  @Test
  void a_list_counts_the_tasks_that_are_in_it() {
    long before = counted("cp-fsc", "待受理");
    Case device = office.applies("R07-1", DEVICE);
    assertThat(counted("cp-fsc", "待受理"))
        .isEqualTo(before + 1)
        .isEqualTo(total("cp-fsc", "acceptApplication"));
    device.does("cp-fsc", "acceptApplication", "decision", "accept");
    assertThat(counted("cp-fsc", "待受理"))
        .isEqualTo(before)
        .isEqualTo(total("cp-fsc", "acceptApplication"));
  }

  @Test
  void the_lists_of_late_and_of_nearly_late_tasks_say_so() {
    JsonNode lists = office.get("cp-fsc", "/api/tasks/worklists").body();
    assertThat(StreamSupport.stream(lists.spliterator(), false))
        .extracting(one -> one.path("name").asText() + " " + one.path("urgency").asText())
        .contains("已超期 overdue", "即将超期 due-soon", "待受理 null");
  }

  @Test
  void a_task_names_its_case_and_under_the_earlier_name_too() {
    Case device = office.applies("R07-1", DEVICE);
    for (String name : List.of("caseNo", "applicationNo")) {
      JsonNode tasks =
          office.get("cp-fsc", "/api/tasks?" + name + "=" + device.no()).body().path("content");
      assertThat(tasks).hasSize(1);
      assertThat(tasks.get(0).path("caseNo").asText()).isEqualTo(device.no());
      assertThat(tasks.get(0).path("applicationNo").asText()).isEqualTo(device.no());
    }
  }

  @Test
  void the_lists_have_the_tasks_of_the_engine_and_no_other() {
    office
        .applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_000_000))
        .goesOnTo("reviewing")
        .does("bj-mpa", "reviewApplication", "opinion", "agree");
    office.applies("R07-1", DEVICE).goesOnTo("paid");
    assertThat(waiting())
        .isEqualTo(
            jdbc.sql(
                    """
                    select t.id_ || ' ' || coalesce(i.group_id_, '') || ' ' || t.task_def_key_ || ' ' || e.business_key_
                    from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ and e.business_key_ is not null
                    left join act_ru_identitylink i on i.task_id_ = t.id_ and i.type_ = 'candidate' and i.group_id_ is not null
                    where t.suspension_state_ = 1 order by 1
                    """)
                .query(String.class)
                .list());
  }

  @Test
  void a_case_that_is_suspended_leaves_the_lists_and_comes_back() {
    Case device = office.applies("R07-1", DEVICE);
    String instance = device.process().getId();
    long before = counted("cp-fsc", "本部门全部");
    runtime.suspendProcessInstanceById(instance);
    assertThat(counted("cp-fsc", "本部门全部")).isEqualTo(before - 1);
    runtime.activateProcessInstanceById(instance);
    assertThat(counted("cp-fsc", "本部门全部")).isEqualTo(before);
    device.does("cp-fsc", "acceptApplication", "decision", "accept");
  }

  @Test
  void what_was_counted_adds_up_before_and_after_it_is_folded() {
    office.applies("R07-1", DEVICE);
    long before = counted("cp-fsc", "本部门全部");
    jdbc.sql("select fold_task_tally()").query((row, number) -> 0).list();
    assertThat(counted("cp-fsc", "本部门全部")).isEqualTo(before);
    assertThat(
            jdbc.sql(
                    "select count(*) from (select from task_tally group by bureau, key, due_on having count(*) > 1) several")
                .query(Long.class)
                .single())
        .isZero();
  }

  private List<String> waiting() {
    return jdbc.sql(
            "select task_id || ' ' || bureau || ' ' || key || ' ' || case_no from waiting_task order by 1")
        .query(String.class)
        .list();
  }

  private long total(String account, String key) {
    return office.get(account, "/api/tasks?key=" + key).body().path("total").asLong();
  }

  private long counted(String account, String list) {
    JsonNode lists = office.get(account, "/api/tasks/worklists").body();
    return StreamSupport.stream(lists.spliterator(), false)
        .filter(one -> one.path("name").asText().equals(list))
        .mapToLong(one -> one.path("count").asLong())
        .findFirst()
        .orElseThrow();
  }
}
