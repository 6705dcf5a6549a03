package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class EvaluatedTest {

  private static final int SEATS = 3;

  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  @Test
  void the_draw_can_be_repeated_from_its_seed_and_the_scores_are_averaged() {
    Case evaluated = drug("class-2").goesOnTo("evaluating");
    List<String> order = order(evaluated);

    assertThat(seated(evaluated)).containsExactlyElementsOf(order.subList(0, SEATS));
    evaluated
        .does(order.get(0), "evaluateApplication", "score", 80, "conflict", false)
        .does(order.get(1), "evaluateApplication", "score", "90.5", "conflict", false)
        .is("evaluating")
        .does(order.get(2), "evaluateApplication", "score", 85, "conflict", false)
        .is("verifying");
    assertThat(mean(evaluated)).isEqualByComparingTo("85.17");
  }

  @Test
  void an_expert_with_a_conflict_is_replaced_by_the_next_of_the_draw() {
    Case evaluated = drug("class-2").goesOnTo("evaluating");
    List<String> order = order(evaluated);

    assertThat(evaluated.tries(order.get(1), "evaluateApplication", "conflict", true).errors())
        .contains("remark");
    evaluated
        .does(order.get(1), "evaluateApplication", "conflict", true, "remark", "与申报单位有合作")
        .is("evaluating");
    assertThat(evaluated.isSeatOf(order.get(1))).isFalse();
    assertThat(evaluated.isSeatOf(order.get(SEATS))).isTrue();
    evaluated.isScored(70).is("verifying");
    assertThat(mean(evaluated)).as("of those who scored").isEqualByComparingTo("70");
  }

  @Test
  void where_the_pool_is_used_up_a_conflict_is_kept_all_the_same_and_the_seat_waits_for_experts() {
    Case evaluated = drug("class-2").goesOnTo("evaluating");
    List<String> order = order(evaluated);
    for (int expert = 0; expert < order.size() - SEATS; expert++) {
      evaluated.does(order.get(expert), "evaluateApplication", "conflict", true, "remark", "回避");
    }
    String conflicted = order.get(order.size() - 1);

    evaluated
        .does(conflicted, "evaluateApplication", "conflict", true, "remark", "回避")
        .is("evaluating");
    assertThat(evaluated.isSeatOf(conflicted)).isFalse();
    assertThat(office.get(conflicted, evaluated.path()).status()).isEqualTo(404);
    String missing = "一名专家回避，专家库已无可更换的专家，席位空缺，补充专家后继续评审";
    assertThat(evaluated.told("expert-missing")).containsExactly(missing);
    evaluated.isScored(75).is("evaluating").after("awaitExperts").is("evaluating");
    assertThat(evaluated.told("expert-missing")).as("told once").containsExactly(missing);
    assertThat(
            jdbc.sql("select text from notice where case_no = :no and recipient = 'special-team'")
                .param("no", evaluated.no())
                .query(String.class)
                .list())
        .singleElement()
        .asString()
        .contains("席位空缺，请补充专家库");

    anotherExpertJoins(
        () -> {
          evaluated.after("awaitExperts").is("evaluating");
          assertThat(evaluated.isSeatOf("expert9")).isTrue();
          assertThat(evaluated.told("expert-replaced")).last().isEqualTo("有新的专家可以参评，已更换专家");
          evaluated
              .does("expert9", "evaluateApplication", "score", 90, "conflict", false)
              .is("verifying");
        });
    assertThat(mean(evaluated)).as("of 75, 75 and 90").isEqualByComparingTo("80");
  }

  @Test
  void whoever_joins_the_experts_after_the_draw_takes_the_seat_where_the_pool_is_used_up() {
    Case evaluated = drug("class-2").goesOnTo("evaluating");
    List<String> order = order(evaluated);
    for (int expert = 0; expert < order.size() - SEATS; expert++) {
      evaluated.does(order.get(expert), "evaluateApplication", "conflict", true, "remark", "回避");
    }
    String conflicted = order.get(order.size() - 1);
    anotherExpertJoins(
        () -> {
          evaluated
              .does(conflicted, "evaluateApplication", "conflict", true, "remark", "回避")
              .is("evaluating");

          assertThat(evaluated.isSeatOf(conflicted)).isFalse();
          assertThat(seated(evaluated)).contains("expert9");
          assertThat(
                  office
                      .get("auditor", evaluated.path() + "/evaluations")
                      .body()
                      .path(0)
                      .path("draw")
                      .path("added")
                      .toString())
              .isEqualTo("[\"expert9\"]");
        });
  }

  @Test
  void a_score_outside_0_to_100_is_not_taken() {
    Case evaluated = drug("class-2").goesOnTo("evaluating");
    String expert = order(evaluated).get(0);

    assertThat(
            evaluated
                .tries(expert, "evaluateApplication", "score", 101, "conflict", false)
                .errors())
        .contains("score");
    assertThat(
            evaluated.tries(expert, "evaluateApplication", "score", -1, "conflict", false).errors())
        .contains("score");
    assertThat(evaluated.tries(expert, "evaluateApplication", "conflict", false).errors())
        .contains("score");
    evaluated.does(expert, "evaluateApplication", "score", 0, "conflict", false);
  }

  @Test
  void nobody_but_the_expert_of_the_seat_works_it() {
    Case evaluated = drug("class-2").goesOnTo("evaluating");
    List<String> order = order(evaluated);
    String task = evaluated.task(order.get(0), "evaluateApplication");

    assertThat(
            office
                .post(
                    order.get(1),
                    "/api/tasks/" + task + "/completion",
                    Map.of("score", 1, "conflict", false))
                .status())
        .isEqualTo(404);
    assertThat(
            office
                .post(
                    "cp-fsc",
                    "/api/tasks/" + task + "/completion",
                    Map.of("score", 1, "conflict", false))
                .status())
        .isEqualTo(404);
  }

  @Test
  void a_drug_declared_class_1_and_verified_class_2_is_evaluated_after_all() {
    Case drug = drug("class-1-chemical").goesOnTo("verifying");
    BpmnAwareTests.assertThat(drug.process()).hasNotPassed("expertEvaluation");

    drug.isVerifiedAs("cp-fsc", "drugClass", "class-2")
        .is("evaluating")
        .isScored(88)
        .is("verifying");
    BpmnAwareTests.assertThat(drug.process()).hasPassed("expertEvaluation");
    drug.isVerifiedAs("cp-fsc", "drugClass", "class-2").is("concluding").goesOnTo("paid");
    assertThat(seated(drug)).as("one evaluation is enough").hasSize(SEATS);
  }

  private void anotherExpertJoins(Runnable whatFollows) {
    jdbc.sql(
            "insert into act_id_user (id_, rev_, first_, last_, pwd_, salt_) select 'expert9', 1, '新', '专家', pwd_, salt_ from act_id_user where id_ = 'expert1'")
        .update();
    jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('expert9', 'experts')")
        .update();
    try {
      whatFollows.run();
    } finally {
      jdbc.sql("delete from act_id_membership where user_id_ = 'expert9'").update();
      jdbc.sql("delete from act_id_user where id_ = 'expert9'").update();
    }
  }

  private Case drug(String drugClass) {
    Map<String, Object> facts =
        new HashMap<>(
            Map.of(
                "certificateObtained", true, "industrialised", true, "requestedAmount", 2_000_000));
    facts.put("drugClass", drugClass);
    return office.applies("R06-1", facts);
  }

  /** The experts in the order of the draw, from what is kept of it. */
  private List<String> order(Case evaluated) {
    record Draw(long seed, List<String> pool) {}
    Draw draw =
        jdbc.sql(
                "select seed, pool from evaluation_draw where application_no = :no order by round desc limit 1")
            .param("no", evaluated.no())
            .query(
                (row, number) ->
                    new Draw(
                        row.getLong("seed"), List.of((String[]) row.getArray("pool").getArray())))
            .single();
    List<String> order = new ArrayList<>(draw.pool());
    Collections.shuffle(order, new Random(draw.seed()));
    return order;
  }

  private List<String> seated(Case evaluated) {
    return jdbc.sql(
            "select expert from evaluation_seat where application_no = :no order by round, seat")
        .param("no", evaluated.no())
        .query(String.class)
        .list();
  }

  private BigDecimal mean(Case evaluated) {
    return jdbc.sql("select mean_score from evaluation_draw where application_no = :no")
        .param("no", evaluated.no())
        .query(BigDecimal.class)
        .single();
  }
}
