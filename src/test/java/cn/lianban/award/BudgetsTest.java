package cn.lianban.award;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.concurrency.AtOnce;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Budgets over HTTP, on an item that no other test budgets. */
@ServiceTest
class BudgetsTest {

  private static final String ITEM = "R05-2";
  private static final Map<String, Object> TRIAL =
      Map.of(
          "frontierField", "cell-gene-therapy", "trialName", "一号研究", "requestedAmount", 1_000_000);

  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired TaskWork work;

  @AfterEach
  void thereIsNoBudgetAgain() {
    jdbc.sql("delete from budget where item_id = :item").param("item", ITEM).update();
    jdbc.sql("delete from budget_change where item_id = :item").param("item", ITEM).update();
    jdbc.sql("delete from proposal where subject like '%/' || :item").param("item", ITEM).update();
  }

  @Test
  void an_owner_sets_a_budget_and_every_figure_of_it_is_kept() {
    set("owner1", 2031, "3000000.00");
    set("owner2", 2031, "2500000.5");

    JsonNode list = office.get("auditor", "/api/budgets?year=2031").body();
    assertThat(list.path("total").asInt()).isEqualTo(1);
    JsonNode budget = list.path("content").path(0);
    assertThat(budget.path("itemTitle").asText()).isEqualTo("前沿领域非注册性临床试验");
    assertThat(budget.path("amount").asText()).isEqualTo("2500000.50");
    assertThat(budget.path("committed").asText()).isEqualTo("0.00");
    assertThat(budget.path("left").asText()).isEqualTo("2500000.50");
    assertThat(budget.path("setBy").asText()).isEqualTo("owner2");
    JsonNode changes = office.get("owner1", "/api/budgets/2031/" + ITEM + "/changes").body();
    assertThat(changes.findValuesAsText("amount")).containsExactly("2500000.50", "3000000.00");
    assertThat(changes.findValuesAsText("setBy")).containsExactly("owner2", "owner1");
    assertThat(changes.findValuesAsText("confirmedBy")).containsExactly("owner1", "owner2");
    assertThat(changes.findValuesAsText("reason")).containsExactly("批复 2500000.5", "批复 3000000.00");
  }

  @Test
  void what_one_owner_proposes_holds_once_another_has_confirmed_it() {
    set("owner1", 2031, "3000000.00");
    Answer proposed =
        office.put(
            "owner1",
            "/api/budgets/2031/" + ITEM,
            Map.of("amount", "900000000.00", "reason", "追加"));
    assertThat(proposed.status()).isEqualTo(202);
    assertThat(proposed.body().path("former").asText()).isEqualTo("3000000.00");
    assertThat(proposed.body().path("state").asText()).isEqualTo("open");
    String proposal = "/api/budgets/proposals/" + proposed.body().path("id").asText();

    for (String account :
        List.of("owner1", "admin", "monitor", "auditor", "cp-fsc", "cp-fsc-approver", "expert1")) {
      assertThat(office.post(account, proposal + "/confirmation", null).status())
          .as(account)
          .isEqualTo(403);
    }
    assertThat(
            office
                .put("owner2", "/api/budgets/2031/" + ITEM, Map.of("amount", "1.00", "reason", "减"))
                .body()
                .path("code")
                .asText())
        .as("one at a time")
        .isEqualTo("proposal-open");
    assertThat(amountOf(2031)).as("until then").isEqualTo("3000000.00");

    List<Callable<Integer>> both =
        List.of(
            () -> office.post("owner2", proposal + "/confirmation", null).status(),
            () -> office.post("owner2", proposal + "/confirmation", null).status());
    assertThat(AtOnce.all(both)).containsExactlyInAnyOrder(200, 409);
    assertThat(amountOf(2031)).isEqualTo("900000000.00");
    JsonNode kept =
        office.get("auditor", "/api/budgets/proposals?year=2031").body().path("content").path(0);
    assertThat(kept.path("state").asText()).isEqualTo("confirmed");
    assertThat(kept.path("proposedBy").asText()).isEqualTo("owner1");
    assertThat(kept.path("decidedBy").asText()).isEqualTo("owner2");
  }

  @Test
  void a_proposal_is_declined_with_a_reason_or_taken_back_by_who_made_it() {
    String declined = proposal("admin", "1.00");
    assertThat(office.post("owner1", declined + "/refusal", Map.of("reason", "\u200B")).errors())
        .contains("reason: 请填写理由");
    assertThat(office.post("cp-fsc", declined + "/refusal", Map.of("reason", "不")).status())
        .isEqualTo(403);
    assertThat(office.post("owner1", declined + "/refusal", Map.of("reason", "没有批复")).status())
        .isEqualTo(204);
    assertThat(office.post("owner2", declined + "/confirmation", null).status()).isEqualTo(409);
    String own = proposal("admin", "2.00");
    assertThat(office.post("admin", own + "/refusal", Map.of("reason", "写错了")).status())
        .isEqualTo(204);
    assertThat(
            office
                .get("monitor", "/api/budgets/proposals?year=2031&size=2")
                .body()
                .path("content")
                .findValuesAsText("state"))
        .containsExactly("withdrawn", "declined");
    assertThat(office.get("owner1", "/api/budgets?year=2031").body().path("total").asInt())
        .isZero();
    assertThat(office.post("owner2", "/api/budgets/proposals/0/confirmation", null).status())
        .isEqualTo(404);
  }

  @Test
  void what_has_been_approved_meanwhile_keeps_a_proposal_from_being_confirmed() {
    set("owner1", 2026, "900000000.00");
    String before =
        jdbc.sql("select committed from budget where item_id = :item and year = 2026")
            .param("item", ITEM)
            .query(String.class)
            .single();
    String proposal =
        "/api/budgets/proposals/"
            + office
                .put(
                    "owner1", "/api/budgets/2026/" + ITEM, Map.of("amount", before, "reason", "收回"))
                .body()
                .path("id")
                .asText();
    office.applies(ITEM, TRIAL).goesOnTo("publicised");
    Answer late = office.post("owner2", proposal + "/confirmation", null);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.errors()).contains("不能低于");
    assertThat(amountOf(2026)).isEqualTo("900000000.00");
  }

  @Test
  void a_budget_of_a_past_or_a_distant_year_is_not_proposed() {
    for (Map.Entry<Integer, String> year : Map.of(2020, "已经过去", 2099, "过远").entrySet()) {
      Answer refused =
          office.put(
              "owner1",
              "/api/budgets/" + year.getKey() + "/" + ITEM,
              Map.of("amount", "1", "reason", "批复"));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.errors()).contains(year.getValue());
    }
  }

  private String proposal(String account, String amount) {
    Answer proposed =
        office.put(
            account, "/api/budgets/2031/" + ITEM, Map.of("amount", amount, "reason", "年初批复"));
    assertThat(proposed.status()).as(proposed.errors()).isEqualTo(202);
    return "/api/budgets/proposals/" + proposed.body().path("id").asText();
  }

  private String amountOf(int year) {
    return office
        .get("auditor", "/api/budgets?year=" + year + "&itemId=" + ITEM)
        .body()
        .at("/content/0/amount")
        .asText();
  }

  @Test
  void a_budget_is_not_set_without_a_reason() {
    Answer answer =
        office.put("owner1", "/api/budgets/2031/" + ITEM, Map.of("amount", "1.00", "reason", " "));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).contains("reason: 请填写设定或调整的原因");
    assertThat(office.put("owner1", "/api/budgets/2031/" + ITEM, Map.of("amount", -1)).errors())
        .as("both at once")
        .contains("amount: ", "reason: ");
    assertThat(office.get("owner1", "/api/budgets?year=2031").body().path("total").asInt())
        .isZero();
  }

  @Test
  void the_items_of_a_year_are_those_that_keep_a_budget_and_those_that_were_given_one() {
    assertThat(lines(2031).findValuesAsText("itemId")).containsExactly("R04-1");
    JsonNode kept = lines(2031).get(0);
    assertThat(kept.path("kept").asBoolean()).isTrue();
    assertThat(kept.path("amount").isNull()).as("unlimited as long as nobody sets one").isTrue();
    assertThat(kept.path("left").isNull()).isTrue();
    assertThat(kept.path("reserved").asText()).isEqualTo("0.00");

    set("admin", 2031, "2000000.00");
    JsonNode given = lines(2031).get(1);
    assertThat(given.path("itemId").asText()).isEqualTo(ITEM);
    assertThat(given.path("kept").asBoolean()).isFalse();
    assertThat(given.path("left").asText()).isEqualTo("2000000.00");
    assertThat(given.path("setBy").asText()).isEqualTo("admin");
    assertThat(office.get("owner1", "/api/budgets/1999/items").errors()).contains("年份应在");
  }

  @Test
  void what_is_reserved_and_what_is_paid_stand_apart() {
    Case trial = office.applies(ITEM, TRIAL).goesOnTo("publicised");
    set("owner1", 2026, "900000000.00");
    BigDecimal reserved = amount("reserved");
    BigDecimal paid = amount("paid");

    trial.goesOnTo("paid");

    assertThat(amount("reserved"))
        .isEqualByComparingTo(reserved.subtract(new BigDecimal("1000000")));
    assertThat(amount("paid")).isEqualByComparingTo(paid.add(new BigDecimal("1000000")));
    assertThat(amount("left"))
        .isEqualByComparingTo(
            amount("amount").subtract(amount("reserved")).subtract(amount("paid")));
  }

  @Test
  void the_lead_and_the_approver_read_that_no_budget_bounds_an_item_that_should_keep_one() {
    jdbc.sql("delete from budget where item_id = 'R04-1' and year = 2026").update();
    Case concept =
        office
            .applies(
                "R04-1",
                Map.of(
                    "projectName",
                    "液体活检",
                    "partnerHospital",
                    "北京清华长庚医院",
                    "requestedAmount",
                    1_000_000))
            .goesOnTo("concluding");

    assertThat(shown(concept, "cp-fsc", "consolidateOpinions"))
        .contains("**2026 年度未设预算，审定不受预算限制**");
    concept.goesOnTo("approving");
    assertThat(shown(concept, "cp-fsc-approver", "approveAward"))
        .contains("**2026 年度未设预算，审定不受预算限制**");
    assertThat(office.budget("owner1", "R04-1", 2026, "900000000.00", "年初批复").status())
        .isEqualTo(200);
    assertThat(shown(concept, "cp-fsc-approver", "approveAward"))
        .contains("2026 年度预算尚余")
        .doesNotContain("未设预算");
    concept.goesOnTo("paid");
  }

  private JsonNode lines(int year) {
    return office.get("owner1", "/api/budgets/" + year + "/items").body();
  }

  private BigDecimal amount(String column) {
    return StreamSupport.stream(lines(2026).spliterator(), false)
        .filter(line -> line.path("itemId").asText().equals(ITEM))
        .map(line -> new BigDecimal(line.path(column).asText()))
        .findFirst()
        .orElseThrow();
  }

  /** What the form of the task says of overlaps and budgets. */
  private String shown(Case handled, String account, String task) {
    String id = handled.task(account, task);
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(account, null, account));
    try {
      return (String) work.open(id).get("overlapSummary");
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  @Test
  void budgets_are_listed_by_year_and_item_and_paged() {
    set("owner1", 2031, "1.00");
    set("owner1", 2032, "2.00");

    assertThat(
            office
                .get("cp-fsc", "/api/budgets?itemId=" + ITEM)
                .body()
                .path("content")
                .findValuesAsText("amount"))
        .containsExactly("2.00", "1.00");
    assertThat(
            office
                .get("monitor", "/api/budgets?itemId=" + ITEM + "&page=1&size=1")
                .body()
                .path("content")
                .findValuesAsText("amount"))
        .containsExactly("1.00");
    assertThat(office.get("owner1", "/api/budgets/2032").body().findValuesAsText("itemId"))
        .containsExactly(ITEM);
    assertThat(office.get("owner1", "/api/budgets?size=0").errors()).contains("size");
    assertThat(office.get("owner1", "/api/budgets?year=1999").errors()).contains("年份应在");
    assertThat(office.get("owner1", "/api/budgets?year=abc").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "owner1,     2031, R05-2, -1,            400, 预算应为不小于 0",
    "owner1,     2031, R05-2, 0.001,         400, 最多两位小数",
    "owner1,     2031, R05-2, 1000000000000, 400, 小于 1 万亿元",
    "owner1,     2031, R05-2, ,              400, 预算应为",
    "owner1,     1999, R05-2, 1,             400, 年份应在 2000 至 2100 之间",
    "owner1,     2101, R05-2, 1,             400, 年份应在 2000 至 2100 之间",
    "owner1,     2031, M01-2, 1,             400, 不是奖补事项",
    "owner1,     2031, R99-9, 1,             404, R99-9",
    "cp-fsc,     2031, R05-2, 1,             403, 您的账号无权进行此操作",
    "monitor,    2031, R05-2, 1,             403, 您的账号无权进行此操作",
  })
  void whoever_may_not_or_writes_nonsense_is_told_so_in_chinese(
      String account, int year, String item, String amount, int status, String told) {
    String body = "{\"amount\": " + amount + ", \"reason\": \"年初批复\"}";
    Answer answer =
        office.ask(account, HttpMethod.PUT, "/api/budgets/" + year + "/" + item, body, Map.of());

    assertThat(answer.status()).as(answer.errors()).isEqualTo(status);
    assertThat(answer.errors()).contains(told);
    assertThat(
            jdbc.sql("select count(*) from budget where item_id = :item")
                .param("item", ITEM)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void a_request_without_an_amount_is_told_so() {
    assertThat(
            office
                .ask("owner1", HttpMethod.PUT, "/api/budgets/2031/" + ITEM, null, Map.of())
                .status())
        .isEqualTo(400);
    assertThat(
            office
                .ask(
                    "owner1",
                    HttpMethod.PUT,
                    "/api/budgets/2031/" + ITEM,
                    "{\"amount\":\"很多\"}",
                    Map.of())
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_budget_that_is_set_after_awards_counts_them_and_is_never_set_below() {
    Case trial = office.applies(ITEM, TRIAL).goesOnTo("publicised");
    String committed =
        jdbc.sql(
                "select sum(amount) from award where item_id = :item and status in ('reserved', 'approved', 'paid')")
            .param("item", ITEM)
            .query(String.class)
            .single();

    Answer below =
        office.put(
            "owner1", "/api/budgets/2026/" + ITEM, Map.of("amount", "999999.99", "reason", "压减"));
    assertThat(below.status()).isEqualTo(409);
    assertThat(below.errors()).contains("前沿领域非注册性临床试验", "已审定", "不能低于");
    set("owner1", 2026, committed);
    assertThat(left()).isEqualTo("0.00");

    Case next = office.applies(ITEM, TRIAL).goesOnTo("concluding");
    assertThat(
            next.tries(
                    "cp-fsc",
                    "consolidateOpinions",
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "0.01")
                .errors())
        .contains("已无剩余");
    trial
        .isObjectedTo("异议")
        .does("cp-fsc-2", "handleObjection", "finding", "upheld", "remark", "成立");
    assertThat(left()).isEqualTo("1000000.00");
    trial.applicantDoes("withdrawal", "reason", "放弃").is("withdrawn");
    assertThat(left()).as("given back once").isEqualTo("1000000.00");

    // the case waits for the lead all the while, and the lead decides on what there is now
    next.does(
            "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", "1000000")
        .goesOnTo("publicised");
    assertThat(left()).isEqualTo("0.00");
    assertThat(office.budget("owner1", ITEM, 2026, committed, "核对").status())
        .as("the same again")
        .isEqualTo(200);
    next.goesOnTo("paid");
    assertThat(left()).as("paid as reserved").isEqualTo("0.00");
  }

  private void set(String account, int year, String amount) {
    Answer answer = office.budget(account, ITEM, year, amount, "批复 " + amount);
    assertThat(answer.status()).as(answer.errors()).isEqualTo(200);
  }

  private String left() {
    return office
        .get("owner1", "/api/budgets?year=2026&itemId=" + ITEM)
        .body()
        .path("content")
        .path(0)
        .path("left")
        .asText();
  }
}
