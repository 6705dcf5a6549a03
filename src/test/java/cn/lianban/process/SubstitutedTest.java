package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.concurrency.AtOnce;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An official is away, and another stands in. */
@ServiceTest
class SubstitutedTest {

  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static final String PATH = "/api/substitutions";

  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  @Test
  void a_substitute_sees_and_works_the_tasks_of_the_scope_and_both_names_are_kept() {
    String away = official("bj-edu");
    String standIn = official("bj-agri");
    Case applied = applied();
    String task = applied.task("cp-gov", "acceptApplication");
    String gov = official("cp-gov");
    assertThat(complete(standIn, task).status()).as("before").isEqualTo(404);

    assertThat(enter(gov, standIn, List.of("cp-gov"), List.of()).status()).isEqualTo(201);
    assertThat(enter(away, standIn, List.of("bj-edu"), List.of()).status()).isEqualTo(201);

    assertThat(
            office
                .get(standIn, "/api/tasks?applicationNo=" + applied.no())
                .body()
                .path("content")
                .findValuesAsText("id"))
        .containsExactly(task);
    assertThat(office.get(standIn, applied.path()).status())
        .as("the case that it belongs to")
        .isEqualTo(200);
    assertThat(complete(standIn, task).status()).isEqualTo(204);
    office.runJobs();

    assertThat(
            jdbc.sql("select person || ' for ' || on_behalf_of from task_work where task_id = :id")
                .param("id", task)
                .query(String.class)
                .single())
        .isEqualTo(standIn + " for " + gov);
    assertThat(applied.file().path("timeline"))
        .filteredOn(entry -> entry.path("onBehalfOf").asText().equals(gov))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.path("person").asText()).isEqualTo(standIn));
    assertThat(office.get(applied.applicant().account(), applied.path()).body().toString())
        .as("told to officials only")
        .doesNotContain(gov, standIn);
  }

  @Test
  void the_scope_may_be_one_step_and_reaches_no_further() {
    String away = official("cp-gov");
    String standIn = official("bj-agri");
    assertThat(enter(away, standIn, List.of("cp-gov"), List.of("reviewApplication")).status())
        .isEqualTo(201);
    Case applied = applied();
    String acceptance = applied.task("cp-gov", "acceptApplication");

    assertThat(
            office.get(standIn, "/api/tasks?applicationNo=" + applied.no()).body().path("content"))
        .isEmpty();
    assertThat(complete(standIn, acceptance).status()).isEqualTo(404);

    applied
        .goesOnTo("reviewing")
        .does(standIn, "reviewApplication", "opinion", "disagree", "remark", "尚未落地");
    JsonNode sheet = office.get("auditor", applied.path() + "/comparison").body();
    assertThat(sheet.path("bureaus").findValuesAsText("person"))
        .contains(standIn + "（代 " + away + "）");
  }

  @Test
  void nobody_approves_what_the_own_or_the_represented_hand_has_worked() {
    String lead = official("bj-stc");
    String approver = official("cp-gov-approver");
    assertThat(enter(approver, lead, List.of("cp-gov-approver"), List.of()).status())
        .isEqualTo(201);
    Case own =
        applied()
            .goesOnTo("concluding")
            .does(lead, "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
            .is("approving");

    Answer ofOneself = own.tries(lead, "approveAward", "decision", "approve");
    assertThat(ofOneself.status()).isEqualTo(403);
    assertThat(ofOneself.errors()).contains("您已参与本申报此前的办理环节");

    String both = official("bj-stc", "cp-gov-approver");
    String standIn = official("bj-agri");
    assertThat(enter(both, standIn, List.of("cp-gov-approver"), List.of()).status()).isEqualTo(201);
    Case represented =
        applied()
            .goesOnTo("concluding")
            .does(both, "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
            .is("approving");

    Answer forAnother = represented.tries(standIn, "approveAward", "decision", "approve");
    assertThat(forAnother.status()).isEqualTo(403);
    assertThat(forAnother.errors()).contains("您所代理的人员已参与");
    assertThat(
            office
                .post(
                    standIn,
                    "/api/tasks/" + represented.task(standIn, "approveAward") + "/completion",
                    Map.of("decision", "approve"))
                .status())
        .isEqualTo(403);

    String fresh = official("cp-gov-approver");
    assertThat(enter(fresh, standIn, List.of("cp-gov-approver"), List.of()).status())
        .isEqualTo(201);
    represented.does(standIn, "approveAward", "decision", "approve").is("publicised");
    assertThat(
            jdbc.sql(
                    "select on_behalf_of from task_work where case_no = :no and task_key = 'approveAward'")
                .param("no", represented.no())
                .query(String.class)
                .single())
        .as("who may still approve")
        .isEqualTo(fresh);
  }

  @Test
  void whoever_was_represented_in_a_conclusion_does_not_approve_it_either() {
    String both = official("bj-stc", "cp-gov-approver");
    String standIn = official("bj-agri");
    enter(both, standIn, List.of("bj-stc"), List.of());
    Case concluded =
        applied()
            .goesOnTo("concluding")
            .does(standIn, "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
            .is("approving");

    assertThat(concluded.tries(both, "approveAward", "decision", "approve").status())
        .isEqualTo(403);
    concluded.does("cp-gov-approver", "approveAward", "decision", "approve").is("publicised");
  }

  @Test
  void when_the_period_is_over_nothing_more_is_possible_not_even_with_a_claimed_task() {
    String away = official("cp-gov");
    String standIn = official("bj-agri");
    long id = enter(away, standIn, List.of("cp-gov"), List.of()).body().path("id").asLong();
    Case applied = applied();
    String task = applied.task(standIn, "acceptApplication");
    jdbc.sql("update act_ru_task set assignee_ = :person where id_ = :id")
        .param("person", standIn)
        .param("id", task)
        .update();

    jdbc.sql(
            "update substitution set valid_from = date '2026-02-02', valid_until = date '2026-03-01' where id = :id")
        .param("id", id)
        .update();

    assertThat(complete(standIn, task).status()).isIn(403, 404);
    assertThat(office.get(standIn, applied.path()).status()).isEqualTo(404);
    assertThat(office.get(standIn, "/api/session").body().path("groups").toString())
        .doesNotContain("cp-gov");

    jdbc.sql("update substitution set valid_until = date '2026-03-02' where id = :id")
        .param("id", id)
        .update();
    assertThat(complete(standIn, task).status()).as("the last day counts").isEqualTo(204);
  }

  @Test
  void it_ends_at_once_when_it_is_ended_and_when_the_represented_loses_the_group() {
    String away = official("cp-gov");
    String standIn = official("bj-agri");
    long id = enter(away, standIn, List.of("cp-gov"), List.of()).body().path("id").asLong();
    Case applied = applied();
    String task = applied.task(standIn, "acceptApplication");

    assertThat(end(away, id)).isEqualTo(204);
    assertThat(end(away, id)).as("once").isEqualTo(409);
    assertThat(complete(standIn, task).status()).isEqualTo(404);

    assertThat(enter(away, standIn, List.of("cp-gov"), List.of()).status()).isEqualTo(201);
    assertThat(applied.task(standIn, "acceptApplication")).isEqualTo(task);
    jdbc.sql("delete from act_id_membership where user_id_ = :person and group_id_ = 'cp-gov'")
        .param("person", away)
        .update();
    assertThat(complete(standIn, task).status()).isEqualTo(404);
  }

  @Test
  void a_substitution_that_is_still_to_come_gives_nothing_yet() {
    String away = official("cp-gov");
    String standIn = official("bj-agri");
    Map<String, Object> wish = wish(standIn, List.of("cp-gov"), List.of());
    wish.put("from", "2026-03-03");
    assertThat(office.post(away, PATH, wish).body().path("state").asText()).isEqualTo("upcoming");

    assertThat(
            office
                .get(standIn, "/api/tasks?applicationNo=" + applied().no())
                .body()
                .path("content"))
        .isEmpty();
  }

  @Test
  void a_substitute_represents_nobody_in_the_second_degree() {
    String first = official("cp-gov");
    String second = official("bj-agri");
    String third = official("bj-commerce");
    enter(first, second, List.of("cp-gov"), List.of());
    assertThat(enter(second, third, List.of("cp-gov"), List.of()).errors()).contains("不能代理");
    enter(second, third, List.of("bj-agri"), List.of());

    assertThat(
            office.get(third, "/api/tasks?applicationNo=" + applied().no()).body().path("content"))
        .isEmpty();
  }

  @Test
  void no_role_can_be_handed_on_and_nobody_hands_on_what_is_not_the_own() {
    String standIn = official("bj-agri");
    String mighty = account("cp-gov", "officials", "process-owners", "camunda-admin");
    for (String role :
        List.of(
            "camunda-admin",
            "process-owners",
            "officials",
            "monitors",
            "experts",
            "applicants",
            "cp-fsc",
            "nothing")) {
      assertThat(enter(mighty, standIn, List.of(role), List.of()).errors())
          .as(role)
          .contains("groups: ")
          .contains("不能代理");
    }
    String official = official("cp-gov");
    Map<String, Object> forAnother = wish(standIn, List.of("cp-fsc"), List.of());
    forAnother.put("person", "cp-fsc");
    assertThat(office.post(official, PATH, forAnother).status()).isEqualTo(403);
    assertThat(office.post("admin", PATH, forAnother).status())
        .as("an administrator for somebody who is away")
        .isEqualTo(201);
    forAnother.put("substitute", "admin");
    assertThat(office.post("admin", PATH, forAnother).status())
        .as("but not for oneself")
        .isEqualTo(403);
    assertThat(office.get(standIn, "/api/session").body().path("substituted").toString())
        .isEqualTo("[\"cp-fsc\"]");
  }

  @Test
  void a_role_that_slipped_into_the_register_is_still_not_given() {
    String standIn = official("bj-agri");
    String mighty = account("cp-gov", "officials", "camunda-admin");
    jdbc.sql(
            """
            insert into substitution (person, substitute, groups, valid_from, valid_until, entered_by, entered_at)
            values (:person, :substitute, '{camunda-admin,officials,cp-gov}', date '2026-03-01', date '2026-03-31', 'admin', now())
            """)
        .param("person", mighty)
        .param("substitute", standIn)
        .update();

    assertThat(office.get(standIn, "/api/session").body().path("substituted").toString())
        .isEqualTo("[\"cp-gov\"]");
    String applicant = account("applicants");
    jdbc.sql("update substitution set substitute = :substitute where person = :person")
        .param("substitute", applicant)
        .param("person", mighty)
        .update();
    assertThat(office.get(applicant, "/api/session").body().path("substituted")).isEmpty();
  }

  @Test
  void everything_that_is_wrong_with_an_entry_is_told_at_once() {
    String official = official("cp-gov");
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("substitute", "applicant1");
    wish.put("groups", List.of());
    wish.put("taskKeys", List.of("evaluateApplication"));
    wish.put("from", "2026-03-01");
    wish.put("until", "2027-12-31");
    wish.put("reason", "长".repeat(201));
    assertThat(office.post(official, PATH, wish).errors())
        .contains(
            "substitute: 代理人须是经办人员",
            "groups: 请至少选择",
            "taskKeys: 没有名为",
            "from: 开始日期不能早于今天",
            "until: ",
            "reason: ");
    assertThat(enter(official, official, List.of("cp-gov"), List.of()).errors())
        .contains("代理人不能是本人");
    assertThat(office.post(official, PATH, Map.of()).errors())
        .contains("substitute: ", "groups: ", "until: ");
    assertThat(office.post("monitor", PATH, wish).status()).isEqualTo(403);
    assertThat(office.post("expert1", PATH, wish).status()).isEqualTo(403);
  }

  @Test
  void the_register_is_read_by_those_whom_it_is_about_and_by_onlookers() {
    String away = official("cp-gov");
    String standIn = official("bj-agri");
    long id =
        enter(away, standIn, List.of("cp-gov"), List.of("reviewApplication"))
            .body()
            .path("id")
            .asLong();

    for (String reader : List.of(away, standIn, "auditor", "admin", "monitor")) {
      assertThat(
              office.get(reader, PATH + "?size=200").body().path("content").findValuesAsText("id"))
          .as(reader)
          .contains(Long.toString(id));
    }
    JsonNode entry = office.get(standIn, PATH).body().path("content").get(0);
    assertThat(entry.path("groups").get(0).path("name").asText()).isEqualTo("昌平区政府");
    assertThat(entry.path("taskKeys").get(0).path("name").asText()).isEqualTo("部门联审");
    assertThat(entry.path("state").asText()).isEqualTo("running");
    assertThat(
            office.get("bj-edu", PATH + "?size=200").body().path("content").findValuesAsText("id"))
        .doesNotContain(Long.toString(id));
    assertThat(end("bj-edu", id)).isEqualTo(404);
    assertThat(end("auditor", id)).isEqualTo(403);
    assertThat(end(standIn, id)).as("a substitute may step back").isEqualTo(204);
    assertThat(office.get(away, PATH + "/choices").body().path("groups").findValuesAsText("id"))
        .containsExactly("cp-gov");
    assertThat(office.get("expert1", PATH + "/choices").status()).isEqualTo(403);
  }

  @Test
  void one_entry_sent_many_times_at_once_is_kept_once() {
    String away = official("cp-gov");
    String standIn = official("bj-agri");

    List<Integer> answers =
        AtOnce.all(
            IntStream.range(0, 10)
                .<Callable<Integer>>mapToObj(
                    i -> () -> enter(away, standIn, List.of("cp-gov"), List.of()).status())
                .toList());

    assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(9);
  }

  @Test
  void the_represented_and_the_substitute_at_once_work_a_task_once() {
    String away = official("cp-gov");
    String standIn = official("bj-agri");
    enter(away, standIn, List.of("cp-gov"), List.of());
    String task = applied().task("cp-gov", "acceptApplication");

    List<Integer> answers =
        AtOnce.all(
            List.<Callable<Integer>>of(
                () -> complete(away, task).status(), () -> complete(standIn, task).status()));

    assertThat(answers).containsExactlyInAnyOrder(204, 409);
    assertThat(
            jdbc.sql("select count(*) from task_work where task_id = :id")
                .param("id", task)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private Answer enter(String person, String substitute, List<String> groups, List<String> keys) {
    return office.post(person, PATH, wish(substitute, groups, keys));
  }

  private static Map<String, Object> wish(
      String substitute, List<String> groups, List<String> keys) {
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("substitute", substitute);
    wish.put("groups", groups);
    wish.put("taskKeys", keys);
    wish.put("until", "2026-03-13");
    wish.put("reason", "休假");
    return wish;
  }

  private int end(String account, long id) {
    return office.ask(account, HttpMethod.DELETE, PATH + "/" + id, null, Map.of()).status();
  }

  private Answer complete(String account, String task) {
    return office.post(account, "/api/tasks/" + task + "/completion", Map.of("decision", "accept"));
  }

  private String official(String... groups) {
    List<String> all = new ArrayList<>(List.of(groups));
    all.add("officials");
    return account(all.toArray(String[]::new));
  }

  private String account(String... groups) {
    return office.newAccount("standing" + PEOPLE.incrementAndGet(), groups);
  }

  private Case applied() {
    return office.applies(
        "M12-2",
        Map.of(
            "orgKind", "hidden-champion", "settledInBeijing", true, "requestedAmount", 1_000_000));
  }
}
