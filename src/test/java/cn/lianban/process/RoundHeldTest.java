package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.Round;
import cn.lianban.testing.ServiceTest;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The budget and the order of a round stay valid whatever happens to its applications after the
 * list was made.
 */
@ServiceTest
class RoundHeldTest {

  /** Every company runs a platform of another name: the lead is asked about the same one. */
  private static final AtomicInteger PLATFORMS = new AtomicInteger();

  private static final String ITEM = "R16-2b";

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  @AfterEach
  void nothing_is_applied_for_in_rounds() {
    jdbc.sql(
            "update selection_round set status = 'cancelled' where status in ('planned', 'open', 'evaluating')")
        .update();
    jdbc.sql("delete from item_in_rounds").update();
  }

  @Test
  void the_budget_of_a_round_is_what_two_owners_want_before_its_list_is_confirmed() {
    Round round = office.plansAlone(ITEM, OffsetDateTime.now(clock)).opens();
    Case best = scored(90, 1_000_000);
    scored(80, 1_000_000);
    round.closes().is("confirming");
    assertThat(round.read().path("budgetConfirmed").asBoolean()).isFalse();

    String confirmation = round.path() + "/budget/confirmation";
    Map<String, Object> planned = Map.of("budget", "3000000.00");
    Answer own = office.post("owner1", confirmation, planned);
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.errors()).contains("由提出人以外的流程管理员确认");
    assertThat(office.post("cp-fsc", confirmation, planned).status()).isEqualTo(403);
    assertThat(office.post("owner2", confirmation, Map.of()).errors()).contains("budget: 批次预算应为");
    Answer other = office.post("owner2", confirmation, Map.of("budget", "3000000.01"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.errors()).contains("批次预算现为");
    Answer early = round.tries("special-team", "confirmRanking", "decision", "confirm");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.errors()).contains("尚未由另一位流程管理员确认");

    Map<String, Object> less = Map.of("budget", "1000000.00", "reason", "财政压减");
    assertThat(
            office.put("owner2", round.path() + "/budget", Map.of("budget", "1000000.00")).errors())
        .contains("请填写调整预算的原因");
    assertThat(office.put("cp-fsc", round.path() + "/budget", less).status()).isEqualTo(403);
    assertThat(office.put("owner2", round.path() + "/budget", less).status()).isEqualTo(204);
    assertThat(office.put("owner1", round.path() + "/budget", less).status())
        .as("the same again")
        .isEqualTo(409);
    assertThat(round.list().get(0)).isEqualTo("1 " + best.no() + " selected 1000000.00");
    assertThat(round.list().get(1)).endsWith(" not-selected");
    assertThat(office.post("owner2", confirmation, Map.of("budget", "1000000")).status())
        .as("by now it is the own one")
        .isEqualTo(403);
    assertThat(office.post("owner1", confirmation, Map.of("budget", "1000000")).status())
        .isEqualTo(204);
    assertThat(office.post("owner1", confirmation, Map.of("budget", "1000000")).status())
        .isEqualTo(409);
    assertThat(round.read().path("budgetConfirmed").asBoolean()).isTrue();
    round.does("special-team", "confirmRanking", "decision", "confirm");
    assertThat(
            office
                .put(
                    "owner1",
                    round.path() + "/budget",
                    Map.of("budget", "3000000.00", "reason", "太晚"))
                .errors())
        .contains("名单已经确认");
  }

  @Test
  void a_returned_list_is_drawn_again_with_less_than_it_took_before() {
    Round round = plans("budget", "3000000.00").opens();
    Case best = scored(90, 1_000_000);
    Case second = scored(80, 1_500_000);
    round.closes();
    assertThat(granted(round)).isEqualTo("2500000.00");
    round
        .does("special-team", "confirmRanking", "decision", "return", "remark", "预算压减")
        .is("returned");

    round
        .does(
            "cp-fsc",
            "reviseRanking",
            "budget",
            "1000000.00",
            "reservePlaces",
            0,
            "scaling",
            false,
            "remark",
            "预算压减")
        .is("confirming");

    assertThat(round.list())
        .containsExactly(
            "1 " + best.no() + " selected 1000000.00", "2 " + second.no() + " not-selected");
    assertThat(granted(round)).isEqualTo("1000000.00");
    round.does("special-team", "confirmRanking", "decision", "confirm").is("completed");
  }

  @Test
  void who_comes_late_with_the_same_score_does_not_keep_the_reserve_list_from_moving_up() {
    Round round = plans("places", 1, "reservePlaces", 1, "reserveDays", 10).opens();
    Case late = refused(80);
    Case best = scored(90, 1_000_000);
    Case reserve = scored(80, 1_000_000);
    round.closes().does("special-team", "confirmRanking", "decision", "confirm").is("reserve");
    late.applicantDoes("reconsideration", "text", "请再审").goesOnTo("ranking");
    round.goesOn().is("reserve");

    best.applicantDoes("withdrawal", "reason", "项目取消").is("withdrawn");

    round.goesOn().is("reserve");
    reserve.is("approving");
    late.is("ranking");
  }

  @Test
  void a_refusal_taken_back_after_the_round_takes_no_more_than_is_left_of_its_budget() {
    Round round = plans("budget", "2000000.00", "reservePlaces", 1, "reserveDays", 10).opens();
    Case best = scored(90, 1_200_000);
    Case next = scored(80, 1_500_000);
    round.closes().does("special-team", "confirmRanking", "decision", "confirm").is("reserve");
    best.does("cp-fsc-approver", "approveAward", "decision", "refuse", "remark", "材料不实")
        .is("refused");
    round.is("completed");
    next.is("approving");

    best.applicantDoes("reconsideration", "text", "请再审").goesOnTo("concluding");
    assertThat(
            best.tries(
                    "cp-fsc",
                    "consolidateOpinions",
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "500000.01")
                .errors())
        .contains("recognisedAmount", "500,000.00 元");
    best.does(
            "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", "500000")
        .is("approving");

    assertThat(best.told("round-over").get(0)).contains("没有后续批次");
    assertThat(granted(round)).isEqualTo("2000000.00");
    assertThat(best.goesOnTo("paid").award()).isEqualTo("500000.00");
    assertThat(next.goesOnTo("paid").award()).isEqualTo("1500000.00");
  }

  @Test
  void what_is_refused_after_the_round_is_left_of_its_budget_again() {
    Round round = plans("budget", "1000000.00").opens();
    Case only = scored(90, 1_000_000);
    round.closes().does("special-team", "confirmRanking", "decision", "confirm").is("completed");
    assertThat(granted(round)).isEqualTo("1000000.00");

    only.does("cp-fsc-approver", "approveAward", "decision", "refuse", "remark", "材料不实")
        .is("refused");
    assertThat(granted(round)).isEqualTo("0.00");

    only.applicantDoes("reconsideration", "text", "请再审").goesOnTo("paid");
    assertThat(only.award()).isEqualTo("1000000.00");
    assertThat(granted(round)).isEqualTo("1000000.00");
  }

  @Test
  void a_round_waits_for_what_was_not_accepted_and_is_looked_at_again() {
    Round round = plans("budget", "1000000.00").opens();
    Case best =
        applies(1_000_000)
            .is("accepting")
            .does("cp-fsc", "acceptApplication", "decision", "refuse", "remark", "材料不全")
            .is("refused");
    Case other = scored(80, 1_000_000);
    best.applicantDoes("reconsideration", "text", "材料已补齐").is("accepting");

    round.closes().is("evaluating");

    best.goesOnTo("evaluating").isScored(90).goesOnTo("ranking");
    round.goesOn().is("confirming");
    assertThat(round.list())
        .containsExactly(
            "1 " + best.no() + " selected 1000000.00", "2 " + other.no() + " not-selected");
  }

  private Round plans(Object... differences) {
    return office.plans(ITEM, OffsetDateTime.now(clock), differences);
  }

  private Case applies(int amount) {
    return office.applies(
        ITEM,
        Map.of(
            "platformName",
            "共享服务平台 " + PLATFORMS.incrementAndGet(),
            "platformKind",
            "laboratory-animal",
            "fiscalYear",
            2025,
            "inOperation",
            true,
            "requestedAmount",
            amount));
  }

  private Case scored(int score, int amount) {
    return applies(amount).goesOnTo("evaluating").isScored(score).goesOnTo("ranking");
  }

  private Case refused(int score) {
    return applies(1_000_000)
        .goesOnTo("evaluating")
        .isScored(score)
        .goesOnTo("concluding")
        .does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "依据不足")
        .goesOnTo("refused");
  }

  private static String granted(Round round) {
    return round.read().path("handling").path("granted").asText();
  }
}
