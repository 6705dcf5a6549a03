package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Which experts are drawn, which are not, and who takes the seat of a silent expert. */
@ServiceTest
class DrawnTest {

  private static final List<String> EXPERTS =
      List.of("expert1", "expert2", "expert3", "expert4", "expert5");
  private static final Map<String, Object> DRUG =
      Map.of(
          "drugClass",
          "class-2",
          "certificateObtained",
          true,
          "industrialised",
          true,
          "requestedAmount",
          2_000_000);

  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired TaskWork work;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired Clock clock;

  @AfterEach
  void nobodyIsRegistered() {
    Stream.of("expert_suspension_seat", "expert_bar")
        .forEach(table -> jdbc.sql("delete from " + table).update());
    Stream.of("expert_change", "expert_field", "expert_suspension", "expert")
        .forEach(
            table ->
                jdbc.sql("delete from " + table + " where account in (:experts)")
                    .param("experts", EXPERTS)
                    .update());
  }

  @Test
  void who_knows_the_field_is_drawn_first() {
    List.of("expert2", "expert4", "expert5").forEach(expert -> register(expert, "新药研发"));
    List.of("expert1", "expert3").forEach(expert -> register(expert, "平台运营"));

    Case drug = evaluating(office.newApplicant());
    assertThat(seats(drug)).containsExactlyInAnyOrder("expert2", "expert4", "expert5");
    assertThat(drug.told("experts-drawn"))
        .singleElement()
        .asString()
        .contains("3 名", "均熟悉“新药研发、临床医学”");
    JsonNode round = record(drug);
    assertThat(round.path("enoughInField").asBoolean()).isTrue();
    assertThat(round.path("draw").path("inField").toString())
        .isEqualTo("[\"expert2\",\"expert4\",\"expert5\"]");
  }

  @Test
  void where_too_few_know_the_field_others_make_up_the_number_and_the_record_says_so() {
    register("expert3", "临床医学");
    List.of("expert1", "expert2", "expert4", "expert5").forEach(expert -> register(expert, "平台运营"));

    Case drug = evaluating(office.newApplicant());
    assertThat(seats(drug)).hasSize(3).contains("expert3");
    assertThat(drug.told("experts-drawn")).singleElement().asString().contains("的 1 名", "该领域专家不足");
    assertThat(record(drug).path("enoughInField").asBoolean()).isFalse();
    assertThat(record(drug).path("inField").asInt()).isEqualTo(1);
  }

  @Test
  void nobody_evaluates_an_application_of_the_own_organisation_and_nobody_who_is_paused() {
    Office.Applicant company = office.newApplicant();
    put(
        "expert1",
        Map.of(
            "name",
            "甲",
            "organisation",
            "某研究院",
            "uscc",
            company.uscc(),
            "fields",
            List.of("新药研发")));
    put(
        "expert2",
        Map.of(
            "name",
            "乙",
            "organisation",
            "北京 " + company.account() + "生物科技有限公司",
            "fields",
            List.of("新药研发")));

    Case drug = evaluating(company);
    assertThat(seats(drug)).containsExactlyInAnyOrder("expert3", "expert4", "expert5");
    JsonNode leftOut = record(drug).path("draw").path("leftOut");
    assertThat(leftOut.path("expert1").asText()).isEqualTo("所在单位即申报主体");
    assertThat(leftOut.path("expert2").asText()).isEqualTo("所在单位即申报主体");

    put(
        "expert3",
        Map.of(
            "name",
            "丙",
            "organisation",
            "某大学",
            "fields",
            List.of("新药研发"),
            "active",
            false,
            "reason",
            "被投诉，待查"));
    put(
        "expert1",
        Map.of("name", "甲", "organisation", "某研究院", "fields", List.of("新药研发"), "reason", "登记有误"));
    Case another = evaluating(company);
    assertThat(seats(another)).containsExactlyInAnyOrder("expert1", "expert4", "expert5");
    assertThat(record(another).path("draw").path("leftOut").path("expert3").asText())
        .isEqualTo("暂停");
  }

  @Test
  void who_has_declared_a_conflict_with_an_applicant_is_not_drawn_for_it_again() {
    Office.Applicant company = office.newApplicant();
    Case first = evaluating(company);
    String conflicted = seats(first).get(0);
    first
        .does(conflicted, "evaluateApplication", "conflict", true, "remark", "亲属任职")
        .is("evaluating");
    assertThat(office.get(conflicted, first.path()).status())
        .as("no longer any of the expert's business")
        .isEqualTo(404);
    assertThat(first.told("expert-replaced")).containsExactly("一名专家回避，已更换专家");

    for (int i = 0; i < 3; i++) {
      Case next = evaluating(company);
      assertThat(seats(next)).doesNotContain(conflicted);
      assertThat(record(next).path("draw").path("leftOut").path(conflicted).asText())
          .contains("利害关系");
    }
    assertThat(record(evaluating(office.newApplicant())).path("draw").path("leftOut"))
        .as("another applicant")
        .isEmpty();
  }

  @Test
  void who_handles_the_case_does_not_evaluate_it() {
    jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('expert5', 'cp-fsc')")
        .update();
    try {
      Case drug = evaluating(office.newApplicant());
      assertThat(seats(drug)).doesNotContain("expert5");
      assertThat(record(drug).path("draw").path("leftOut").path("expert5").asText())
          .isEqualTo("本申报的办理人员");
    } finally {
      jdbc.sql("delete from act_id_membership where user_id_ = 'expert5' and group_id_ = 'cp-fsc'")
          .update();
    }
  }

  @Test
  void where_too_few_are_left_nobody_is_drawn_and_the_step_waits_for_the_register() {
    EXPERTS.stream()
        .limit(3)
        .forEach(
            expert ->
                put(
                    expert,
                    Map.of(
                        "name",
                        expert,
                        "organisation",
                        "某大学",
                        "fields",
                        List.of("新药研发"),
                        "active",
                        false,
                        "reason",
                        "被投诉，待查")));
    Case drug = office.applies(office.newApplicant(), "R06-1", "新药", DRUG).goesOnTo("reviewing");

    assertThat(failure(() -> drug.goesOnTo("evaluating")))
        .contains("只有 2 人", "另有 3 人回避或暂停", "请先补充专家库");
    nobodyIsRegistered();
    office.runJobs();
    drug.is("evaluating").isScored(80).is("verifying");
  }

  @Test
  void an_expert_who_says_nothing_is_replaced_when_the_time_is_over() {
    Case drug = evaluating(office.newApplicant());
    List<String> before = seats(drug);

    drug.after("evaluationOverdue").is("evaluating");
    List<String> now = seats(drug);
    assertThat(now).hasSize(3);
    String silent =
        before.stream().filter(expert -> !now.contains(expert)).findFirst().orElseThrow();
    String next = now.stream().filter(expert -> !before.contains(expert)).findFirst().orElseThrow();
    assertThat(drug.isSeatOf(silent)).isFalse();
    assertThat(office.get(silent, drug.path()).status()).isEqualTo(404);
    assertThat(office.get(next, drug.path()).status()).isEqualTo(200);
    assertThat(drug.told("expert-replaced")).containsExactly("一名专家逾期未评，已更换专家");
    assertThat(states(drug)).containsEntry(silent, "silent").containsEntry(next, "waiting");
    assertThat(record(drug).path("draw").path("pool")).as("the next of the same draw").hasSize(5);

    drug.isScored(77).is("verifying");
    assertThat(record(drug).path("meanScore").asText()).isEqualTo("77.00");
  }

  @Test
  void where_nobody_is_left_the_silent_expert_has_the_time_again_and_the_special_team_is_told() {
    Case drug = evaluating(office.newApplicant());
    drug.after("evaluationOverdue").after("evaluationOverdue");
    List<String> last = seats(drug);
    assertThat(notices(drug)).isEmpty();

    drug.after("evaluationOverdue").is("evaluating");
    assertThat(seats(drug)).containsExactlyInAnyOrderElementsOf(last);
    assertThat(last).allMatch(drug::isSeatOf);
    assertThat(drug.told("expert-kept")).hasSize(1);
    assertThat(notices(drug)).singleElement().asString().contains("请补充专家库或催办");
    drug.isScored(66).is("verifying");
  }

  @Test
  void the_seat_of_a_suspended_expert_waits_until_its_time_is_over_and_the_reason_is_true() {
    Case drug = evaluating(office.newApplicant());
    String quick = seats(drug).get(0);
    String suspended = seats(drug).get(1);
    drug.does(quick, "evaluateApplication", "score", 80, "conflict", false);
    Stream.of(quick, suspended).forEach(this::suspend);

    assertThat(dueNow(drug)).as("nothing changes hands by it").isZero();
    assertThat(seats(drug)).contains(quick, suspended);
    assertThat(office.get(suspended, drug.path()).status())
        .as("who is suspended does not look at cases")
        .isEqualTo(404);
    Answer refused = drug.tries(suspended, "evaluateApplication", "score", 90, "conflict", false);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("detail").asText()).contains("专家库中已暂停");

    String third = seats(drug).get(2);
    drug.does(third, "evaluateApplication", "score", 70, "conflict", false);
    drug.after("evaluationOverdue");
    assertThat(drug.isSeatOf(suspended)).isFalse();
    assertThat(drug.told("expert-replaced")).containsExactly("一名专家停用，评审时限内未恢复，已更换专家");
    assertThat(states(drug)).containsEntry(suspended, "suspended").containsEntry(quick, "scored");
    drug.isScored(70).is("verifying");
    assertThat(record(drug).path("meanScore").asText()).as("of 80, 70 and 70").isEqualTo("73.33");
  }

  @Test
  void suspending_and_reinstating_an_expert_does_not_choose_who_evaluates() {
    Case drug = evaluating(office.newApplicant());
    List<String> before = seats(drug);
    String expert = before.get(0);
    suspend(expert);
    register(expert, "新药研发");

    office.runJobs();
    assertThat(dueNow(drug)).isZero();
    assertThat(seats(drug)).isEqualTo(before);
    assertThat(office.get(expert, drug.path()).status()).isEqualTo(200);
    assertThat(drug.told("expert-replaced")).isEmpty();
    before
        .subList(1, 3)
        .forEach(other -> drug.does(other, "evaluateApplication", "score", 70, "conflict", false));
    drug.after("evaluationOverdue");
    assertThat(seats(drug))
        .as("what the suspension took of the time is given back")
        .isEqualTo(before);
    assertThat(drug.told("expert-kept")).containsExactly("一名专家曾停用，现已恢复，席位不变，顺延评审时间");
    drug.after("evaluationOverdue");
    assertThat(drug.isSeatOf(expert)).as("once").isFalse();
    assertThat(drug.told("expert-replaced")).containsExactly("一名专家逾期未评，已更换专家");
  }

  @Test
  void an_expert_who_turns_out_to_work_for_the_applicant_declares_a_conflict_and_does_not_score() {
    Case drug = evaluating(office.newApplicant());
    String expert = seats(drug).get(0);
    put(
        expert,
        Map.of(
            "name", "甲",
            "organisation", "某大学",
            "uscc", drug.applicant().uscc(),
            "fields", List.of("新药研发"),
            "reason", "更正登记"));
    Answer refused = drug.tries(expert, "evaluateApplication", "conflict", false, "score", 90);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("detail").asText()).contains("所在的单位即申报主体", "声明回避");
    drug.does(expert, "evaluateApplication", "conflict", true, "remark", "在该单位任职");
    assertThat(seats(drug)).hasSize(3).doesNotContain(expert);
  }

  @Test
  void auditors_alone_read_who_was_suspended_when_why_and_where_the_expert_sits() {
    Case drug = evaluating(office.newApplicant());
    String expert = seats(drug).get(0);
    assertThat(
            office
                .put(
                    "owner1",
                    "/api/experts/" + expert,
                    Map.of(
                        "name",
                        "甲",
                        "organisation",
                        "某大学",
                        "fields",
                        List.of("新药研发"),
                        "active",
                        false))
                .errors())
        .contains("reason: 请填写停用原因");
    assertThat(
            office
                .put(
                    "owner1",
                    "/api/experts/" + expert,
                    Map.of(
                        "name",
                        "甲",
                        "organisation",
                        "某大学",
                        "fields",
                        List.of("新药研发"),
                        "active",
                        false,
                        "reason",
                        "\u200B"))
                .errors())
        .contains("reason: 请填写停用原因");
    suspend(expert);
    put(
        expert,
        Map.of("name", "甲", "organisation", "某大学", "fields", List.of("新药研发"), "reason", "投诉不实"));

    JsonNode told =
        office
            .get("auditor", "/api/experts/suspensions?account=" + expert)
            .body()
            .path("content")
            .path(0);
    assertThat(told.path("reason").asText()).isEqualTo("被投诉，待查");
    assertThat(told.path("suspendedBy").asText()).isEqualTo("owner1");
    assertThat(told.path("reinstatedBy").asText()).isEqualTo("owner1");
    assertThat(told.path("reinstatedFor").asText()).isEqualTo("投诉不实");
    // the expert may sit in cases of other tests too
    assertThat(told.path("seats"))
        .filteredOn(seat -> seat.path("applicationNo").asText().equals(drug.no()))
        .singleElement()
        .satisfies(seat -> assertThat(seat.path("outcome").asText()).isEqualTo("waiting"));
    for (String other :
        List.of("owner1", "cp-fsc", "monitor", "special-team", "expert1", "applicant1")) {
      assertThat(office.get(other, "/api/experts/suspensions").status()).as(other).isEqualTo(403);
    }
    drug.isScored(66).is("verifying");
  }

  @Test
  void the_seat_of_an_expert_whose_account_is_disabled_changes_hands_for_the_true_reason() {
    Case drug = evaluating(office.newApplicant());
    List<String> seated = seats(drug);
    String gone = seated.get(0);
    seated.stream()
        .skip(1)
        .forEach(
            expert -> drug.does(expert, "evaluateApplication", "score", 80, "conflict", false));
    String account = "/api/accounts/" + gone;
    assertThat(office.post("admin", account + "/disabling", Map.of("reason", "离岗")).status())
        .isLessThan(300);
    try {
      drug.after("evaluationOverdue");
      assertThat(drug.isSeatOf(gone)).isFalse();
      assertThat(drug.told("expert-replaced")).containsExactly("一名专家的账号已停用，已更换专家");
    } finally {
      assertThat(office.post("admin", account + "/enabling", Map.of("reason", "回岗")).status())
          .isLessThan(300);
    }
    drug.isScored(66).is("verifying");
  }

  @Test
  void where_nobody_is_left_for_a_suspended_expert_the_seat_waits_until_somebody_is() {
    Case drug = evaluating(office.newApplicant());
    List<String> others = othersAreSuspendedTo(drug);

    drug.after("evaluationOverdue");
    assertThat(drug.told("expert-missing"))
        .containsExactly("一名专家停用，评审时限内未恢复，专家库已无可更换的专家，席位空缺，补充专家后继续评审");
    assertThat(notices(drug)).singleElement().asString().contains("席位空缺");
    register(others.get(1), "新药研发");
    drug.after("awaitExperts");
    assertThat(drug.isSeatOf(others.get(1))).isTrue();
    drug.isScored(60).is("verifying");
  }

  @Test
  void an_empty_seat_goes_back_to_the_expert_who_lost_it_by_a_suspension() {
    Case drug = evaluating(office.newApplicant());
    String suspended = seats(drug).get(2);
    List<String> others = othersAreSuspendedTo(drug);

    drug.after("evaluationOverdue");
    assertThat(drug.isSeatOf(suspended)).isFalse();
    Stream.of(others.get(0), suspended).forEach(expert -> register(expert, "新药研发"));
    drug.after("awaitExperts");
    assertThat(drug.isSeatOf(suspended)).isTrue();
    assertThat(drug.told("expert-kept")).containsExactly("停用的专家已恢复，空缺的席位仍由其评审");
    drug.isScored(60).is("verifying");
  }

  /**
   * Two of three seats are scored; the third expert, and all who could replace that expert, are
   * suspended.
   */
  private List<String> othersAreSuspendedTo(Case drug) {
    List<String> seated = seats(drug);
    List<String> others = EXPERTS.stream().filter(expert -> !seated.contains(expert)).toList();
    seated
        .subList(0, 2)
        .forEach(
            expert -> drug.does(expert, "evaluateApplication", "score", 60, "conflict", false));
    others.forEach(this::suspend);
    suspend(seated.get(2));
    return others;
  }

  private void suspend(String expert) {
    put(
        expert,
        Map.of(
            "name",
            expert,
            "organisation",
            "某大学",
            "fields",
            List.of("新药研发"),
            "active",
            false,
            "reason",
            "被投诉，待查"));
  }

  /** The number of the case's seats that now need another expert. */
  private long dueNow(Case drug) {
    return management
        .createJobQuery()
        .timers()
        .activityId("evaluationOverdue")
        .duedateLowerThan(Date.from(clock.instant().plusSeconds(1)))
        .list()
        .stream()
        .filter(
            job ->
                runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(drug.no())
                        .processInstanceId(job.getProcessInstanceId())
                        .count()
                    == 1)
        .count();
  }

  @Test
  void an_expert_who_has_scored_keeps_the_seat_when_another_is_replaced() {
    Case drug = evaluating(office.newApplicant());
    String quick = seats(drug).get(0);
    drug.does(quick, "evaluateApplication", "score", 100, "conflict", false, "remark", "很好");

    drug.after("evaluationOverdue").isScored(70).is("verifying");
    assertThat(states(drug)).containsEntry(quick, "scored");
    assertThat(record(drug).path("meanScore").asText()).isEqualTo("80.00");
  }

  @Test
  void the_highest_and_the_lowest_score_are_left_out_where_the_plan_trims() {
    Case drug = evaluating(office.newApplicant());
    jdbc.sql(
            "update evaluation_draw set mean_rule = 'trimmed', trim = 1 where application_no = :no")
        .param("no", drug.no())
        .update();
    List<String> experts = seats(drug);
    drug.does(experts.get(0), "evaluateApplication", "score", 0, "conflict", false)
        .does(experts.get(1), "evaluateApplication", "score", "71.5", "conflict", false)
        .does(experts.get(2), "evaluateApplication", "score", 100, "conflict", false)
        .is("verifying");

    assertThat(record(drug).path("meanScore").asText()).isEqualTo("71.50");
    assertThat(summary(drug)).contains("平均分 **71.50**", "去掉最高分、最低分各 1 个");
  }

  @Test
  void the_lead_reads_what_the_experts_say_without_their_names() {
    Case drug = evaluating(office.newApplicant());
    List<String> experts = seats(drug);
    drug.does(
            experts.get(0),
            "evaluateApplication",
            "score",
            80,
            "conflict",
            false,
            "remark",
            "临床价值突出")
        .does(
            experts.get(1),
            "evaluateApplication",
            "score",
            90,
            "conflict",
            false,
            "remark",
            "产业化*可期*");
    assertThat(office.get("cp-fsc", drug.path() + "/evaluations").body().path(0).path("experts"))
        .as("before all have scored")
        .isEmpty();
    drug.does(experts.get(2), "evaluateApplication", "score", "70.5", "conflict", false)
        .is("verifying");

    assertThat(summary(drug))
        .contains(
            "平均分 **80.17**（3 名专家），最低要求 60 分",
            "专家一：",
            "专家二：",
            "专家三：",
            "80 分。临床价值突出",
            "90 分。产业化\\*可期\\*",
            "70.5 分")
        .doesNotContain("expert");
    JsonNode told = office.get("cp-fsc", drug.path() + "/evaluations").body();
    assertThat(told.toString())
        .contains("临床价值突出", "专家一")
        .doesNotContain("expert1", "expert2", "expert3", "expert4", "expert5", "seed");
    assertThat(office.get("cp-fsc", drug.path()).body().path("timeline").toString())
        .doesNotContain("expert1", "expert2", "expert3", "expert4", "expert5");
  }

  @Test
  void a_case_that_scores_less_than_its_plan_asks_for_is_refused() {
    Case drug = evaluating(office.newApplicant()).isScored(59).is("verifying");
    drug.isVerifiedAs("cp-fsc").is("concluding");
    assertThat(
            drug.tries(
                    "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .contains("低于评审方案规定的最低分");
  }

  private Case evaluating(Office.Applicant company) {
    return office.applies(company, "R06-1", "新药" + System.nanoTime(), DRUG).goesOnTo("evaluating");
  }

  private void register(String expert, String field) {
    put(
        expert,
        Map.of("name", expert, "organisation", "某大学", "fields", List.of(field), "reason", "更正登记"));
  }

  private void put(String expert, Map<String, Object> entry) {
    Answer answer = office.put("owner1", "/api/experts/" + expert, entry);
    assertThat(answer.status()).as(answer.errors()).isIn(200, 201);
  }

  private List<String> seats(Case drug) {
    return jdbc.sql(
            "select expert from evaluation_seat where application_no = :no and left_at is null order by seat")
        .param("no", drug.no())
        .query(String.class)
        .list();
  }

  /** The newest round as an auditor reads it. */
  private JsonNode record(Case drug) {
    return office.get("auditor", drug.path() + "/evaluations").body().path(0);
  }

  private Map<String, String> states(Case drug) {
    return StreamSupport.stream(record(drug).path("experts").spliterator(), false)
        .collect(
            Collectors.toMap(
                seat -> seat.path("account").asText(), seat -> seat.path("state").asText()));
  }

  private List<String> notices(Case drug) {
    return StreamSupport.stream(
            office
                .get("special-team", "/api/notices?size=200")
                .body()
                .path("content")
                .spliterator(),
            false)
        .filter(notice -> notice.path("applicationNo").asText().equals(drug.no()))
        .map(notice -> notice.path("text").asText())
        .toList();
  }

  /** What the lead's form of verification says of the evaluation. */
  private String summary(Case drug) {
    String task = drug.task("cp-fsc", "verifyFacts");
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("cp-fsc", null, "cp-fsc", "officials"));
    try {
      return work.open(task).get("evaluationSummary").toString();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private static String failure(Runnable deed) {
    try {
      deed.run();
    } catch (RuntimeException failure) {
      return String.valueOf(failure.getMessage());
    }
    throw new AssertionError("should have failed");
  }
}
