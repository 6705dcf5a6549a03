package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.Round;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A round from its notice to its last result. */
@ServiceTest
class RankedTest {

  private static final String ITEM = "R16-2b";

  /** Every company runs a platform of another name: the lead is asked about the same one. */
  private static int platforms;

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TaskWork work;

  @BeforeEach
  @AfterEach
  void nothing_is_applied_for_in_rounds() {
    jdbc.sql(
            "update selection_round set status = 'cancelled' where status in ('planned', 'open', 'evaluating')")
        .update();
    jdbc.sql("delete from item_in_rounds").update();
  }

  @Test
  void the_best_are_selected_as_far_as_the_budget_goes_and_the_last_of_them_is_scaled_down() {
    Round round = plans("budget", "3000000.00", "minimumScore", 70, "scaling", true).opens();
    Case weak = scored(69, 100_000);
    Case second = scored(80, 2_000_000);
    Case best = scored(95, 2_000_000);
    Case third = scored(75, 500_000);
    assertThat(List.of(weak.status(), second.status(), best.status(), third.status()))
        .containsOnly("ranking");
    assertThat(best.holders()).isEmpty();

    round.closes().is("confirming");
    assertThat(round.list())
        .containsExactly(
            "1 " + best.no() + " selected 2000000.00",
            "2 " + second.no() + " scaled 1000000.00",
            "3 " + third.no() + " not-selected",
            "4 " + weak.no() + " not-selected");
    best.is("ranking");

    round
        .does("special-team", "confirmRanking", "decision", "confirm", "list", listName(round))
        .is("completed");
    assertThat(third.is("not-selected").told("ranked").get(0)).contains("名列第 3", "未入选");
    assertThat(weak.is("not-selected").told("ranked").get(0)).contains("低于本批次的最低分");
    assertThat(third.process()).isNull();
    assertThat(office.get(third.applicant().account(), "/api/notices").body().toString())
        .contains("未入选");
    assertThat(second.is("approving").told("scaled").get(0))
        .contains("2,000,000.00 元", "调减为 1,000,000.00 元");
    assertThat(best.goesOnTo("paid").award()).isEqualTo("2000000.00");
    assertThat(second.goesOnTo("paid").award()).isEqualTo("1000000.00");
    assertThat(round.read().path("handling").path("granted").asText()).isEqualTo("3000000.00");
  }

  @Test
  void those_of_the_same_score_are_scaled_down_by_the_same_share_to_the_fen() {
    Round round = plans("budget", "1000000.00", "scaling", true).opens();
    Case one = scored(80, 1_000_000);
    Case other = scored(80, 2_000_000);
    round.closes();

    assertThat(round.list())
        .containsExactlyInAnyOrder(
            "1 " + one.no() + " scaled 333333.33", "1 " + other.no() + " scaled 666666.66");
    round.does("special-team", "confirmRanking", "decision", "confirm").is("completed");
  }

  @Test
  void those_of_the_same_score_who_do_not_fit_into_the_places_go_to_the_reserve_list_together() {
    Round round = plans("places", 2, "reservePlaces", 2, "reserveDays", 5).opens();
    Case best = scored(90, 100_000);
    Case one = scored(80, 100_000);
    Case other = scored(80, 100_000);
    Case last = scored(70, 100_000);
    round.closes();

    assertThat(round.list())
        .containsExactly(
            "1 " + best.no() + " selected 100000.00",
            "2 " + one.no() + " reserve",
            "2 " + other.no() + " reserve",
            "4 " + last.no() + " not-selected");
    assertThat(office.get("special-team", best.path()).status())
        .as("the commission looks at the cases")
        .isEqualTo(200);
  }

  @Test
  void a_scaled_amount_stays_the_bound_when_the_lead_has_to_conclude_again() {
    Round round = plans("budget", "1000000.00", "scaling", true).opens();
    Case scaled = scored(80, 2_000_000);
    round.closes().does("special-team", "confirmRanking", "decision", "confirm").is("completed");
    scaled
        .is("approving")
        .does("cp-fsc-approver", "approveAward", "decision", "return", "remark", "请再核")
        .is("concluding");

    assertThat(
            scaled
                .tries(
                    "cp-fsc",
                    "consolidateOpinions",
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "1000000.01")
                .errors())
        .contains("recognisedAmount");
    scaled
        .does(
            "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", "900000")
        .goesOnTo("paid");
    assertThat(scaled.award()).isEqualTo("900000.00");
  }

  @Test
  void the_reserve_list_moves_up_when_somebody_is_out_and_ends_when_its_time_is_over() {
    Round round = plans("budget", "2000000.00", "reservePlaces", 2, "reserveDays", 10).opens();
    Case best = scored(90, 2_000_000);
    Case first = scored(85, 1_500_000);
    Case second = scored(80, 1_000_000);
    Case out = scored(75, 100_000);
    round.closes().does("special-team", "confirmRanking", "decision", "confirm").is("reserve");
    assertThat(first.is("ranking").told("ranked").get(0)).contains("列入候补");
    out.is("not-selected");

    best.is("approving").applicantDoes("withdrawal", "reason", "项目取消").is("withdrawn");
    round.is("reserve");
    first.is("approving");
    assertThat(round.told("moved-up")).hasSize(1);
    assertThat(second.is("ranking").told("ranked")).hasSize(1);

    round.after("reserveEnded").is("completed");
    assertThat(second.is("not-selected").told("ranked").get(1)).contains("候补期满");
    assertThat(first.goesOnTo("paid").award()).isEqualTo("1500000.00");
  }

  @Test
  void who_is_on_the_reserve_list_may_withdraw_and_the_round_ends_without_them() {
    Round round = plans("budget", "2000000.00", "reservePlaces", 1, "reserveDays", 10).opens();
    Case best = scored(90, 2_000_000);
    Case reserve = scored(80, 2_000_000);
    round.closes().does("special-team", "confirmRanking", "decision", "confirm").is("reserve");

    reserve.applicantDoes("withdrawal", "reason", "不再等候").is("withdrawn");

    round.is("completed");
    best.is("approving");
  }

  @Test
  void a_selected_application_that_is_refused_frees_its_place() {
    Round round = plans("places", 1, "reservePlaces", 1, "reserveDays", 10).opens();
    Case best = scored(90, 1_000_000);
    Case next = scored(80, 1_000_000);
    round.closes().does("special-team", "confirmRanking", "decision", "confirm").is("reserve");

    best.does("cp-fsc-approver", "approveAward", "decision", "refuse", "remark", "材料不实")
        .is("refused");

    round.is("completed");
    next.is("approving");
    // the refusal is reconsidered, but the place is taken by another
    best.applicantDoes("reconsideration", "text", "请再审").goesOnTo("approving");
    assertThat(best.told("round-over").get(0)).contains("没有后续批次");
  }

  @Test
  void the_commission_returns_the_list_and_confirms_it_once_the_organiser_has_revised_it() {
    Round round = plans("budget", "3000000.00", "reservePlaces", 1, "reserveDays", 5).opens();
    Case best = scored(90, 2_000_000);
    Case second = scored(80, 2_000_000);
    round.closes();
    String first = listName(round);
    assertThat(shown(round, "confirmRanking"))
        .contains(
            "| 1 | [" + best.no() + "](/cases/" + best.no() + ") |",
            "| 90 | 2,000,000.00 | **入选** | 2,000,000.00 |",
            "| 80 | 2,000,000.00 | **候补** | — |");
    assertThat(round.tries("special-team", "confirmRanking", "decision", "return").errors())
        .contains("remark");
    round
        .does(
            "special-team",
            "confirmRanking",
            "decision",
            "return",
            "list",
            first,
            "remark",
            "第二名可以调减")
        .is("returned");

    Object[] beyond = {
      "budget",
      "3000000.01",
      "minimumScore",
      60,
      "reservePlaces",
      0,
      "scaling",
      true,
      "remark",
      "按委员会意见"
    };
    assertThat(round.tries("cp-fsc", "reviseRanking", beyond).errors())
        .contains("budget: 不能超过批次计划的预算");
    round.does(
        "cp-fsc",
        "reviseRanking",
        "budget",
        "2500000.00",
        "minimumScore",
        60,
        "places",
        2,
        "reservePlaces",
        0,
        "scaling",
        true,
        "remark",
        "按委员会意见");
    round.is("confirming");
    assertThat(round.told("ranking-revised").get(0)).contains("2,500,000.00 元", "允许调减", "按委员会意见");
    assertThat(round.list())
        .containsExactly(
            "1 " + best.no() + " selected 2000000.00", "2 " + second.no() + " scaled 500000.00");

    Answer old =
        round.tries("special-team", "confirmRanking", "decision", "confirm", "list", first);
    assertThat(old.status()).isEqualTo(409);
    assertThat(old.body().path("detail").asText()).contains("名单已变化");
    round
        .does("special-team", "confirmRanking", "decision", "confirm", "list", listName(round))
        .is("completed");
    second.is("approving");
  }

  @Test
  void nobody_who_worked_on_one_of_the_applications_confirms_the_list() {
    Round round = plans("commission", "cp-fsc").opens();
    scored(90, 1_000_000);
    round.closes();

    Answer own = round.tries("cp-fsc", "confirmRanking", "decision", "confirm");
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.body().path("detail").asText()).contains("岗位分离");
    round.does("cp-fsc-2", "confirmRanking", "decision", "confirm").is("completed");
  }

  @Test
  void
      whoever_withdraws_while_the_list_waits_makes_room_at_once_and_the_old_list_is_not_confirmed() {
    Round round = plans("budget", "2000000.00").opens();
    Case best = scored(90, 2_000_000);
    Case second = scored(80, 2_000_000);
    round.closes();
    String shown = listName(round);

    best.applicantDoes("withdrawal", "reason", "项目取消").is("withdrawn");

    assertThat(round.list()).containsExactly("1 " + second.no() + " selected 2000000.00");
    assertThat(
            round
                .tries("special-team", "confirmRanking", "decision", "confirm", "list", shown)
                .status())
        .isEqualTo(409);
    round
        .does("special-team", "confirmRanking", "decision", "confirm", "list", listName(round))
        .is("completed");
    second.is("approving");
  }

  @Test
  void a_closed_round_waits_until_the_last_application_is_concluded_or_out() {
    Round round = plans().opens();
    Case concluded = scored(90, 1_000_000);
    Case slow = applies(1_000_000).goesOnTo("concluding");
    Case withdrawn = applies(1_000_000).goesOnTo("reviewing");
    round.closes().is("evaluating");

    round.after("evaluationsOverdue").is("evaluating");
    assertThat(round.told("escalated").get(0)).contains("仍有 2 件");
    assertThat(office.get("special-team", "/api/notices").body().toString()).contains(round.no());

    withdrawn.applicantDoes("withdrawal", "reason", "项目取消");
    round.is("evaluating");
    slow.does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "不属于共享服务平台")
        .is("approving");
    round.is("evaluating");
    slow.goesOnTo("refused");

    round.is("confirming");
    assertThat(round.list()).containsExactly("1 " + concluded.no() + " selected 1000000.00");
    round.onTime("confirmRankingReminder").onTime("confirmRankingEscalation");
    assertThat(round.told("reminded").get(0)).contains("确认名单");

    // supported after reconsideration, it is on the next list
    slow.applicantDoes("reconsideration", "text", "请再审").goesOnTo("concluding");
    round
        .does("special-team", "confirmRanking", "decision", "return", "remark", "等候复核")
        .is("returned");
    round.onTime("reviseRankingReminder").onTime("reviseRankingEscalation");
    slow.does(
            "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", "1000000")
        .is("ranking");
    round
        .does(
            "cp-fsc",
            "reviseRanking",
            "budget",
            "3000000.00",
            "reservePlaces",
            0,
            "scaling",
            false,
            "remark",
            "复核已办结")
        .is("confirming");
    assertThat(round.list()).hasSize(2);
  }

  @Test
  void a_round_that_nobody_is_left_in_ends_without_a_list() {
    Round round = plans().opens();
    Case only =
        applies(1_000_000).goesOnTo("reviewing").applicantDoes("withdrawal", "reason", "项目取消");

    round.closes().is("completed");
    only.is("withdrawn");
  }

  @Test
  void who_is_concluded_after_the_list_was_confirmed_comes_on_the_reserve_list() {
    Round round = plans("budget", "2000000.00", "reservePlaces", 1, "reserveDays", 10).opens();
    Case best = scored(90, 2_000_000);
    Case reserve = scored(80, 2_000_000);
    Case refused =
        applies(1_000_000)
            .goesOnTo("evaluating")
            .isScored(75)
            .goesOnTo("concluding")
            .does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "依据不足")
            .goesOnTo("refused");
    round.closes().does("special-team", "confirmRanking", "decision", "confirm").is("reserve");

    refused.applicantDoes("reconsideration", "text", "请再审").goesOnTo("ranking");
    assertThat(round.goesOn().read().path("handling").path("ranking").toString())
        .contains("名单确认之后才办结");
    assertThat(refused.told("ranked").get(0)).contains("列入候补");

    best.applicantDoes("withdrawal", "reason", "项目取消");
    round.goesOn();
    reserve.is("approving");
    round.after("reserveEnded").is("completed");
    refused.is("not-selected");
  }

  /** The list as the form of the task shows it. */
  private String shown(Round round, String task) {
    String id = round.task("special-team", task);
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("special-team", null, "special-team"));
    try {
      return (String) work.open(id).get("rankingSummary");
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private Round plans(Object... differences) {
    return office.plans(ITEM, OffsetDateTime.now(clock), differences);
  }

  private Case applies(int amount) {
    return office.applies(
        ITEM,
        Map.of(
            "platformName",
            "共享服务平台 " + ++platforms,
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

  private static String listName(Round round) {
    return round.read().path("handling").path("list").asText();
  }
}
