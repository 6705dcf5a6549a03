package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.Round;
import cn.lianban.testing.ServiceTest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which rounds can be planned, and who may apply when. */
@ServiceTest
class RoundPlannedTest {

  private static final String ITEM = "R16-2b";
  private static final Map<String, Object> PLATFORM =
      Map.of(
          "platformName",
          "共享服务平台",
          "platformKind",
          "laboratory-animal",
          "fiscalYear",
          2025,
          "inOperation",
          true,
          "requestedAmount",
          1_000_000);

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  @AfterEach
  void nothing_is_applied_for_in_rounds() {
    clock.set(ServiceTest.START);
    jdbc.sql(
            "update selection_round set status = 'cancelled' where status in ('planned', 'open', 'evaluating')")
        .update();
    jdbc.sql("delete from item_in_rounds").update();
  }

  @Test
  void a_score_that_is_no_number_is_not_called_an_amount() {
    Answer refused =
        office.post("owner1", "/api/rounds", Map.of("title", "批次", "minimumScore", "NaN"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).contains("应为分数").doesNotContain("金额");
  }

  @Test
  void a_submission_outside_the_rounds_is_refused_with_the_next_date() {
    Round round = office.plans(ITEM, now().plusDays(30));

    Answer early = submits(ITEM, PLATFORM);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.body().path("detail").asText())
        .contains("没有开放的批次", round.no(), "2026年4月1日 09:30 开放");
    assertThat(
            jdbc.sql(
                    "select count(*) from application where item_id = :item and no not in (select no from handled_case)")
                .param("item", ITEM)
                .query(Integer.class)
                .single())
        .isZero();

    Round open = office.plans(ITEM, now(), "closesAt", now().plusDays(1).toString()).opens();
    Case inTime = office.applies(ITEM, PLATFORM);
    assertThat(inTime.told("entered-round").get(0)).contains(open.no());
    open.closes();
    assertThat(submits(ITEM, PLATFORM).body().path("detail").asText())
        .contains(round.no(), "2026年4月1日");
    assertThat(
            office
                .post("owner1", round.path() + "/cancellation", Map.of("reason", "资金未落实"))
                .status())
        .isEqualTo(204);
    assertThat(submits(ITEM, PLATFORM).body().path("detail").asText()).contains("后续批次尚未安排");
  }

  @Test
  void who_applies_twice_with_one_key_after_the_closing_still_finds_the_application() {
    Round round = office.plans(ITEM, now()).opens();
    Office.Applicant applicant = office.newApplicant();
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, Object> body = Office.anApplication(ITEM, applicant, PLATFORM);
    Answer first = office.ask(applicant.account(), HttpMethod.POST, "/api/applications", body, key);
    round.closes();

    Answer again = office.ask(applicant.account(), HttpMethod.POST, "/api/applications", body, key);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("no").asText()).isEqualTo(first.body().path("no").asText());
  }

  @Test
  void without_planned_rounds_a_competitive_item_goes_on_as_ever() {
    Case before = office.applies(ITEM, PLATFORM).goesOnTo("approving");
    assertThat(before.told("ranking")).isEmpty();

    office.plans(ITEM, now()).opens().closes();
    assertThat(submits(ITEM, PLATFORM).status()).isEqualTo(409);
    assertThat(
            office.put("owner1", "/api/rounds/items/" + ITEM, Map.of("inRounds", false)).status())
        .isEqualTo(204);
    office.applies(ITEM, PLATFORM).goesOnTo("approving");
  }

  @Test
  void only_the_competitive_part_of_an_item_is_bound_to_rounds() {
    office.plans("R06-1", now().plusDays(30));

    assertThat(submits("R06-1", drug("class-2")).status()).isEqualTo(409);
    office.applies("R06-1", drug("class-1-chemical")).goesOnTo("approving");
  }

  @Test
  void a_drug_that_turns_out_to_be_competitive_joins_the_round_and_one_that_does_not_leaves_it() {
    Round round = office.plans("R06-1", now()).opens();
    Case joins = office.applies("R06-1", drug("class-1-chemical")).goesOnTo("verifying");
    Case leaves = office.applies("R06-1", drug("class-2")).goesOnTo("verifying");

    joins.isVerifiedAs("cp-fsc", "drugClass", "class-2").is("evaluating").isScored(80);
    joins.isVerifiedAs("cp-fsc", "drugClass", "class-2").goesOnTo("ranking");
    leaves
        .isVerifiedAs("cp-fsc", "drugClass", "class-1-chemical", "recognised", true)
        .goesOnTo("approving");

    round.closes().is("confirming");
    assertThat(round.list()).containsExactly("1 " + joins.no() + " selected 1000000.00");
  }

  @Test
  void
      a_drug_that_turns_out_to_be_competitive_waits_for_a_round_that_was_planned_after_it_was_handed_in() {
    office.plans("R06-1", now()).opens().closes();
    Case drug = office.applies("R06-1", drug("class-1-chemical")).goesOnTo("verifying");
    clock.advance(Duration.ofDays(1));
    Round next = office.plans("R06-1", now().plusDays(30));

    drug.isVerifiedAs("cp-fsc", "drugClass", "class-2").is("evaluating").isScored(80);
    drug.isVerifiedAs("cp-fsc", "drugClass", "class-2").goesOnTo("ranking");

    assertThat(drug.told("entered-round").get(0)).contains(next.no());
    assertThat(drug.told("unranked")).isEmpty();
  }

  @Test
  void
      a_drug_that_turns_out_to_be_competitive_without_a_round_goes_on_and_the_lead_and_the_special_team_are_told() {
    office.plans("R06-1", now()).opens().closes();
    Case drug = office.applies("R06-1", drug("class-1-chemical")).goesOnTo("verifying");

    drug.isVerifiedAs("cp-fsc", "drugClass", "class-2").is("evaluating").isScored(80);
    drug.isVerifiedAs("cp-fsc", "drugClass", "class-2").is("concluding");
    assertThat(limits(drug)).as("what the lead reads before it concludes").contains("不经择优排序直接送审定");
    drug.goesOnTo("approving");

    assertThat(drug.told("unranked")).hasSize(1);
    assertThat(told(drug)).containsExactlyInAnyOrder("special-team", "cp-fsc");
    assertThat(office.get("special-team", drug.path()).status()).isEqualTo(200);
  }

  @Test
  void only_the_lead_and_the_approver_are_told_of_what_never_had_a_round_and_nobody_else() {
    office.plans("R06-1", now()).opens().closes();
    Case chemical = office.applies("R06-1", drug("class-1-chemical")).goesOnTo("approving");
    Case platform = office.applies(ITEM, PLATFORM).goesOnTo("approving");

    assertThat(told(chemical)).isEmpty();
    assertThat(told(platform)).isEmpty();
    assertThat(limits(platform)).contains("本事项没有安排批次：予以支持的，不经择优排序直接送审定");
    assertThat(limits(chemical)).doesNotContain("择优");
  }

  @Test
  void a_changed_budget_of_a_planned_round_waits_for_another_owner_again() {
    Round round = office.plans(ITEM, now().plusDays(30));
    Map<String, Object> later = Office.aRound(ITEM, now().plusDays(40));
    assertThat(office.put("owner1", round.path(), later).status()).isEqualTo(204);
    assertThat(round.read().path("budgetConfirmed").asBoolean()).as("other dates").isTrue();
    later.put("budget", "5000000.00");
    assertThat(office.put("owner2", round.path(), later).status()).isEqualTo(204);
    assertThat(round.read().path("budgetConfirmed").asBoolean()).isFalse();
    Map<String, Object> confirmed = Map.of("budget", "5000000.00");
    assertThat(office.post("owner2", round.path() + "/budget/confirmation", confirmed).status())
        .isEqualTo(403);
    assertThat(office.post("owner1", round.path() + "/budget/confirmation", confirmed).status())
        .isEqualTo(204);
  }

  private List<String> told(Case handled) {
    return jdbc.sql("select recipient from notice where case_no = :no and kind = 'unranked'")
        .param("no", handled.no())
        .query(String.class)
        .list();
  }

  private String limits(Case handled) {
    return jdbc.sql(
            "select overlap::text from determination where application_no = :no order by id desc limit 1")
        .param("no", handled.no())
        .query(String.class)
        .single();
  }

  @Test
  void a_round_can_be_changed_until_it_opens() {
    Round round = office.plans(ITEM, now().plusDays(30));
    Map<String, Object> later = Office.aRound(ITEM, now().plusDays(40));
    later.put("budget", "5000000.00");

    assertThat(office.put("owner1", round.path(), later).status()).isEqualTo(204);
    assertThat(round.read().path("opensAt").asText()).startsWith("2026-04-11T09:30");
    assertThat(round.read().path("budget").asText()).isEqualTo("5000000.00");
    assertThat(
            jdbc.sql(
                    "select duedate_::date::text from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_ where e.business_key_ = :no and j.type_ = 'timer'")
                .param("no", round.no())
                .query(String.class)
                .list())
        .as("the timer has moved")
        .containsExactly("2026-04-11");

    Round open = office.plans(ITEM, now()).opens();
    Answer late = office.put("owner1", open.path(), later);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body().path("detail").asText()).contains("已开放");
    assertThat(
            office.post("owner1", open.path() + "/cancellation", Map.of("reason", "不办了")).status())
        .isEqualTo(409);
  }

  @Test
  void a_cancelled_round_ends_and_says_why() {
    Round round = office.plans(ITEM, now().plusDays(30));
    assertThat(
            office.post("owner1", round.path() + "/cancellation", Map.of("reason", " ")).errors())
        .contains("reason");

    assertThat(
            office
                .post("owner1", round.path() + "/cancellation", Map.of("reason", "资金未落实"))
                .status())
        .isEqualTo(204);

    assertThat(round.is("cancelled").told("cancelled")).anyMatch(text -> text.contains("资金未落实"));
  }

  @Test
  void what_cannot_be_planned_is_refused_with_everything_that_is_wrong() {
    Map<String, Object> wrong = Office.aRound(ITEM, now().minusDays(1));
    wrong.putAll(
        Map.of(
            "title",
            " ",
            "budget",
            "0",
            "minimumScore",
            101,
            "places",
            0,
            "reservePlaces",
            3,
            "closesAt",
            now().minusDays(2).toString()));
    Answer answer = office.post("owner1", "/api/rounds", wrong);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors())
        .contains(
            "title:",
            "budget:",
            "minimumScore:",
            "places:",
            "reserveDays:",
            "opensAt:",
            "closesAt:");

    assertThat(refused("items", List.of("R07-1"))).contains("不是择优事项");
    assertThat(refused("items", List.of("R99-9"))).contains("items");
    assertThat(refused("items", List.of())).contains("items");
    assertThat(refused("organiser", "nobody")).contains("组织单位");
    assertThat(refused("commission", "experts")).contains("评选委员会");
    assertThat(refused("opensAt", "2026年")).isNotBlank();
    assertThat(refused("reserveDays", -1)).contains("reserveDays");
    assertThat(office.post("owner1", "/api/rounds", "{}").status()).isEqualTo(400);
  }

  @Test
  void two_rounds_of_one_item_are_never_open_at_once() {
    Round first = office.plans(ITEM, now().plusDays(30));

    Answer second = office.post("owner1", "/api/rounds", Office.aRound(ITEM, now().plusDays(59)));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body().path("detail").asText()).contains(first.no());
    office.plans(ITEM, now().plusDays(60));
    assertThat(
            office.put("owner1", "/api/rounds/items/" + ITEM, Map.of("inRounds", false)).status())
        .isEqualTo(409);
  }

  @Test
  void everybody_reads_the_notice_and_only_those_who_handle_cases_the_list() {
    Round round = office.plans(ITEM, now()).opens();
    office.applies(ITEM, PLATFORM);

    Answer open = office.get(null, round.path());
    assertThat(open.body().path("notice").asText()).contains("逾期不予受理");
    assertThat(open.body().path("closesAt").asText()).isEqualTo("2026-04-01T09:30:00+08:00");
    assertThat(open.body().has("handling")).isFalse();
    assertThat(office.get(office.newApplicant().account(), round.path()).body().has("handling"))
        .isFalse();
    assertThat(office.get("cp-fsc", round.path()).body().path("handling").path("ranking"))
        .hasSize(1);
    assertThat(
            office
                .get(null, "/api/rounds?itemId=" + ITEM + "&status=open")
                .body()
                .path("content")
                .get(0)
                .path("no")
                .asText())
        .isEqualTo(round.no());
    assertThat(office.get(null, "/api/rounds?status=ended").status()).isEqualTo(400);
    assertThat(office.get(null, "/api/rounds/ZY0").status()).isEqualTo(404);
    assertThat(office.post("cp-fsc", "/api/rounds", Office.aRound(ITEM, now())).status())
        .isEqualTo(403);
  }

  private String refused(String field, Object value) {
    Map<String, Object> plan = Office.aRound(ITEM, now());
    plan.put(field, value);
    Answer answer = office.post("owner1", "/api/rounds", plan);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    return answer.errors();
  }

  private Answer submits(String item, Map<String, Object> facts) {
    Office.Applicant applicant = office.newApplicant();
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return office.ask(
        applicant.account(),
        HttpMethod.POST,
        "/api/applications",
        Office.anApplication(item, applicant, facts),
        key);
  }

  private static Map<String, Object> drug(String drugClass) {
    return Map.of(
        "certificateObtained",
        true,
        "industrialised",
        true,
        "requestedAmount",
        1_000_000,
        "drugClass",
        drugClass);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
