package cn.lianban.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.Round;
import cn.lianban.testing.ServiceTest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Simultaneous actions on a round: it is told of the last application once, and no application is
 * lost between open and closed.
 */
@ServiceTest
class RoundsAtOnceTest {

  /** Every company runs a platform of another name: the lead is asked about the same one. */
  private static final AtomicInteger PLATFORMS = new AtomicInteger();

  private static final String ITEM = "R16-2b";
  private static final int MANY = 6;

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ManagementService management;

  @BeforeEach
  @AfterEach
  void nothing_is_applied_for_in_rounds() {
    jdbc.sql(
            "update selection_round set status = 'cancelled' where status in ('planned', 'open', 'evaluating')")
        .update();
    jdbc.sql("delete from item_in_rounds").update();
  }

  @Test
  void the_last_applications_are_concluded_at_once_and_the_round_is_ranked_once() {
    Round round = plans().opens();
    List<Case> cases =
        IntStream.range(0, MANY).mapToObj(i -> applies().goesOnTo("concluding")).toList();
    round.closes().is("evaluating");
    List<String> tasks =
        cases.stream().map(one -> one.task("cp-fsc", "consolidateOpinions")).toList();

    List<Integer> answers =
        AtOnce.all(
            tasks.stream()
                .<Callable<Integer>>map(
                    task ->
                        () ->
                            complete(
                                "cp-fsc",
                                task,
                                Map.of("conclusion", "support", "recognisedAmount", "100000")))
                .toList());

    assertThat(answers).containsOnly(204);
    round.is("confirming");
    assertThat(round.list()).hasSize(MANY);
    assertThat(
            count(
                "select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where e.business_key_ = :no",
                round.no()))
        .isEqualTo(1);
  }

  @Test
  void submissions_in_the_moment_of_closing_are_in_or_refused_but_never_lost() {
    Round round = plans().opens();
    Job closing = timer(round, "closingReached");
    List<Callable<Integer>> deeds = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Office.Applicant applicant = office.newApplicant();
      deeds.add(() -> submit(applicant));
    }
    deeds.add(
        MANY / 2,
        () -> {
          management.executeJob(closing.getId());
          return 0;
        });

    List<Integer> answers = AtOnce.all(deeds);

    int taken = Collections.frequency(answers, 201);
    assertThat(answers)
        .containsOnlyOnce(0)
        .filteredOn(answer -> answer != 0)
        .containsAnyOf(201, 409)
        .doesNotContain(500);
    assertThat(taken + Collections.frequency(answers, 409)).isEqualTo(MANY);
    assertThat(count("select count(*) from selection_entry where round_no = :no", round.no()))
        .isEqualTo(taken);
    assertThat(round.told("closed").get(0)).contains("收到申报 " + taken + " 件");
    round.is(taken == 0 ? "completed" : "evaluating");
  }

  @Test
  void who_withdraws_while_the_results_are_told_is_withdrawn_or_told_and_the_place_is_given_on() {
    Round round = plans("budget", "300000.00", "reservePlaces", 3, "reserveDays", 10).opens();
    List<Case> cases =
        IntStream.range(0, MANY)
            .mapToObj(i -> applies().goesOnTo("evaluating").isScored(90 - i).goesOnTo("ranking"))
            .toList();
    round.closes();
    assertThat(round.tries("special-team", "confirmRanking", "decision", "confirm").status())
        .isEqualTo(204);
    Job telling = job(round);

    List<Integer> answers =
        AtOnce.all(
            List.of(
                () -> {
                  management.executeJob(telling.getId());
                  return 204;
                },
                () -> withdraw(cases.get(0)),
                () -> withdraw(cases.get(1))));

    assertThat(answers).containsOnly(204);
    round.goesOn().is("reserve");
    assertThat(cases.get(0).is("withdrawn").process()).isNull();
    cases.get(1).is("withdrawn");
    cases.subList(2, 5).forEach(one -> one.is("approving"));
    cases.get(5).is("ranking");
    assertThat(round.read().path("handling").path("granted").asText()).isEqualTo("300000.00");
    cases.subList(2, 6).forEach(one -> assertThat(one.told("ranked")).doesNotHaveDuplicates());
  }

  private Round plans(Object... differences) {
    return office.plans(ITEM, OffsetDateTime.now(clock), differences);
  }

  private Case applies() {
    return office.applies(ITEM, platform());
  }

  private static Map<String, Object> platform() {
    return Map.of(
        "platformName",
        "共享服务平台 " + PLATFORMS.incrementAndGet(),
        "platformKind",
        "laboratory-animal",
        "fiscalYear",
        2025,
        "inOperation",
        true,
        "requestedAmount",
        100_000);
  }

  private int submit(Office.Applicant applicant) {
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return office
        .ask(
            applicant.account(),
            HttpMethod.POST,
            "/api/applications",
            Office.anApplication(ITEM, applicant, platform()),
            key)
        .status();
  }

  private int withdraw(Case one) {
    return office
        .post(one.applicant().account(), one.path() + "/withdrawal", Map.of("reason", "项目取消"))
        .status();
  }

  private int complete(String account, String task, Map<String, Object> fields) {
    return office.post(account, "/api/tasks/" + task + "/completion", fields).status();
  }

  private Job timer(Round round, String element) {
    return management
        .createJobQuery()
        .timers()
        .activityId(element)
        .processInstanceId(instance(round))
        .singleResult();
  }

  private Job job(Round round) {
    return management.createJobQuery().messages().processInstanceId(instance(round)).singleResult();
  }

  private String instance(Round round) {
    return jdbc.sql("select id_ from act_ru_execution where business_key_ = :no")
        .param("no", round.no())
        .query(String.class)
        .single();
  }

  private int count(String sql, String no) {
    return jdbc.sql(sql).param("no", no).query(Integer.class).single();
  }
}
