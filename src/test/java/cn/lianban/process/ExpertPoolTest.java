package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nobody alone decides who can be drawn as an expert, neither by accounts nor by the register, and
 * auditors see whoever tries.
 */
@ServiceTest
class ExpertPoolTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String OWN = "three grey cats";
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
  @Autowired IdentityService identity;

  private final List<String> made = new ArrayList<>();
  private String first;
  private String second;
  private String expert;

  @BeforeEach
  void two_security_administrators() {
    int number = NUMBER.incrementAndGet();
    first = account("pool-one" + number, "security-admins");
    second = account("pool-two" + number, "security-admins");
    expert = account("pool-expert" + number, "experts");
  }

  @AfterEach
  void as_before() {
    Stream.of("expert_bar", "expert_suspension_seat", "expert_suspension", "expert_change")
        .forEach(table -> jdbc.sql("delete from " + table).update());
    Stream.of("expert_field", "expert").forEach(table -> jdbc.sql("delete from " + table).update());
    made.forEach(identity::deleteUser);
    jdbc.sql("delete from account_post_change where post = 'security-admins'").update();
    jdbc.sql("update post_proposal set granted = false where granted is null").update();
  }

  @Test
  void an_expert_joins_the_draw_when_a_second_person_has_confirmed_it() {
    String id = "pool-new" + NUMBER.incrementAndGet();
    made.add(id);
    Answer created =
        office.post(
            first, "/api/accounts", Map.of("id", id, "name", "林某", "posts", List.of("experts")));
    assertThat(created.body().path("waiting").toString()).contains("评审专家");
    assertThat(pool(evaluating())).doesNotContain(id);
    assertThat(decide(first, id, "confirm").errors()).contains("提出的人不能自己确认");
    assertThat(decide(second, id, "confirm").errors()).contains("本人尚未另设密码");
    choosesPassword(id, created.body().path("password").asText());
    assertThat(decide(second, id, "confirm").status()).isEqualTo(204);
    assertThat(pool(evaluating())).contains(id);
    assertThat(trail(id).path(0).path("text").asText()).contains("增加 评审专家", "由 " + second + " 确认");
  }

  @Test
  void an_account_that_nobody_has_taken_up_is_not_drawn_and_one_with_a_reset_password_is() {
    jdbc.sql(
            "insert into account (id, created_at, must_change_password, one_time_password_at) values (:id, now(), true, now())")
        .param("id", expert)
        .update();
    Case drug = evaluating();
    assertThat(pool(drug)).doesNotContain(expert);
    assertThat(leftOut(drug).path(expert).asText()).isEqualTo("本人尚未启用账号");
    jdbc.sql("insert into account_event (at, account, kind) values (now(), :id, 'password-chosen')")
        .param("id", expert)
        .update();
    assertThat(pool(evaluating())).as("the owner was in before the reset").contains(expert);
  }

  @Test
  void taking_the_post_away_waits_for_the_second_person() {
    String posts = "/api/accounts/" + expert + "/posts";
    Answer asked = office.put(first, posts, Map.of("posts", List.of("monitors"), "reason", "转岗"));
    assertThat(asked.errors()).contains("请先只取消它");
    office.put(second, posts, Map.of("posts", List.of("experts", "monitors"), "reason", "兼"));
    asked = office.put(first, posts, Map.of("posts", List.of("monitors"), "reason", "转岗"));
    assertThat(asked.body().path("waiting").toString()).isEqualTo("[\"取消评审专家\"]");
    assertThat(office.get(first, "/api/accounts/" + expert).body().at("/leaving/0/id").asText())
        .isEqualTo("experts");
    assertThat(pool(evaluating())).contains(expert);
    assertThat(decide(first, expert, "confirm").status()).isEqualTo(403);
    assertThat(decide(second, expert, "confirm").status()).isEqualTo(204);
    assertThat(pool(evaluating())).doesNotContain(expert);
    assertThat(trail(expert).path(0).path("text").asText())
        .contains("取消 评审专家：转岗（由 " + second + " 确认）");
  }

  @Test
  void
      an_account_that_one_person_has_disabled_logs_nobody_in_and_is_drawn_until_another_confirms() {
    assertThat(disable(first).status()).isEqualTo(204);
    assertThat(office.get(expert, "/api/session").status()).isEqualTo(401);
    Case drug = evaluating();
    assertThat(pool(drug)).contains(expert);
    assertThat(decide(second, expert, "confirm").status()).isEqualTo(204);
    assertThat(pool(evaluating())).doesNotContain(expert);
    office.post(first, "/api/accounts/" + expert + "/enabling", Map.of("reason", "返岗"));
    assertThat(pool(evaluating())).as("the post is given by two people").doesNotContain(expert);
    assertThat(trail(expert).findValuesAsText("kind"))
        .contains("disabled", "enabled", "roles-changed", "posts-proposed");
  }

  @Test
  void where_the_second_person_disagrees_the_account_is_enabled_again() {
    disable(first);
    assertThat(decide(second, expert, "refuse").status()).isEqualTo(204);
    assertThat(office.get(expert, "/api/session").status()).isEqualTo(200);
    disable(first);
    assertThat(decide(first, expert, "refuse").status()).as("taken back").isEqualTo(204);
    assertThat(office.get(expert, "/api/session").status()).isEqualTo(200);
    disable(first);
    office.post(first, "/api/accounts/" + expert + "/enabling", Map.of("reason", "返岗"));
    assertThat(openProposals(expert)).isZero();
    assertThat(pool(evaluating())).contains(expert);
  }

  @Test
  void
      whoever_resets_the_password_neither_evaluates_with_it_nor_takes_the_expert_out_of_the_draw() {
    String account = "/api/accounts/" + expert;
    Answer reset = office.post(first, account + "/password-reset", Map.of());
    assertThat(reset.body().path("waiting").toString()).contains("评审专家");
    choosesPassword(expert, reset.body().path("password").asText());
    assertThat(pool(evaluating())).contains(expert);
    assertThat(as(expert, OWN, HttpMethod.GET, "/api/session", null).status())
        .as("no post counts")
        .isEqualTo(403);
    assertThat(decide(first, expert, "refuse").errors()).contains("提出的人不能自己确认");
    assertThat(disable(first).status()).isEqualTo(204);
    assertThat(decide(second, expert, "confirm").errors()).contains("已停用");
    office.post(first, account + "/enabling", Map.of("reason", "返岗"));
    assertThat(as(expert, OWN, HttpMethod.GET, "/api/session", null).status())
        .as("disabling and enabling does not give it back")
        .isEqualTo(403);
    assertThat(decide(second, expert, "confirm").status()).isEqualTo(204);
    assertThat(
            as(expert, OWN, HttpMethod.GET, "/api/session", null).body().path("groups").toString())
        .contains("experts");
  }

  @Test
  void an_entry_that_bars_a_seated_expert_is_told_to_auditors_and_the_seat_moves_for_that_reason() {
    Case drug = evaluating();
    String seated = seats(drug).get(0);
    register(seated, null);
    assertThat(notices(drug)).isEmpty();
    register(seated, drug.applicant().uscc());

    assertThat(notices(drug)).singleElement().asString().contains(seated, "owner1", "不能评分");
    // the expert's account may have been changed by other tests, at times of their own
    JsonNode told =
        StreamSupport.stream(trail(seated).spliterator(), false)
            .filter(entry -> entry.path("kind").asText().equals("changed"))
            .findFirst()
            .orElseThrow();
    assertThat(told.path("person").asText()).isEqualTo("owner1");
    assertThat(told.path("text").asText()).isEqualTo("来函更正");
    assertThat(told.path("changes").toString())
        .contains("统一社会信用代码：（无） → " + drug.applicant().uscc());
    assertThat(told.path("seats"))
        .filteredOn(seat -> seat.path("applicationNo").asText().equals(drug.no()))
        .singleElement()
        .satisfies(seat -> assertThat(seat.path("barred").asBoolean()).isTrue());
    for (String other : List.of("owner1", "cp-fsc", "monitor", "special-team", "admin")) {
      assertThat(office.get(other, "/api/experts/trail").status()).as(other).isEqualTo(403);
    }
    others(drug, seated);
    drug.after("evaluationOverdue");
    assertThat(drug.isSeatOf(seated)).isFalse();
    assertThat(drug.told("expert-replaced")).containsExactly("一名专家登记的所在单位是本申报的申报主体，已更换专家");
  }

  @Test
  void an_entry_that_is_corrected_in_time_leaves_the_expert_the_seat_and_the_time() {
    Case drug = evaluating();
    String seated = seats(drug).get(0);
    register(seated, drug.applicant().uscc());
    register(seated, null);
    others(drug, seated);
    drug.after("evaluationOverdue");
    assertThat(drug.isSeatOf(seated)).isTrue();
    assertThat(drug.told("expert-kept")).containsExactly("一名专家登记的所在单位曾误为申报主体，现已更正，席位不变，顺延评审时间");
    drug.after("evaluationOverdue");
    assertThat(drug.isSeatOf(seated)).as("once").isFalse();
    assertThat(drug.told("expert-replaced")).containsExactly("一名专家逾期未评，已更换专家");
  }

  private String account(String id, String group) {
    made.add(id);
    return office.newAccount(id, group);
  }

  private Case evaluating() {
    return office
        .applies(office.newApplicant(), "R06-1", "新药" + System.nanoTime(), DRUG)
        .goesOnTo("evaluating");
  }

  private void others(Case drug, String but) {
    seats(drug).stream()
        .filter(other -> !other.equals(but))
        .forEach(other -> drug.does(other, "evaluateApplication", "score", 80, "conflict", false));
  }

  private void register(String account, String uscc) {
    Map<String, Object> entry =
        new HashMap<>(
            Map.of(
                "name", "甲", "organisation", "某大学", "fields", List.of("新药研发"), "reason", "来函更正"));
    entry.put("uscc", uscc);
    Answer answer = office.put("owner1", "/api/experts/" + account, entry);
    assertThat(answer.status()).as(answer.errors()).isIn(200, 201);
  }

  private Answer disable(String by) {
    return office.post(by, "/api/accounts/" + expert + "/disabling", Map.of("reason", "离岗"));
  }

  private Answer decide(String by, String account, String decision) {
    long proposal =
        jdbc.sql("select id from post_proposal where account = :id and granted is null")
            .param("id", account)
            .query(Long.class)
            .single();
    return office.post(
        by,
        "/api/accounts/proposals/" + proposal + "/decision",
        Map.of("decision", decision, "reason", "已核实"));
  }

  private long openProposals(String account) {
    return jdbc.sql("select count(*) from post_proposal where account = :id and granted is null")
        .param("id", account)
        .query(Long.class)
        .single();
  }

  private void choosesPassword(String id, String handedOver) {
    assertThat(
            as(
                    id,
                    handedOver,
                    HttpMethod.PUT,
                    "/api/profile/password",
                    Map.of("current", handedOver, "password", OWN))
                .status())
        .isBetween(200, 204);
  }

  private Answer as(String id, String password, HttpMethod method, String path, Object body) {
    return office.ask(
        null,
        method,
        path,
        body,
        Map.of(
            HttpHeaders.AUTHORIZATION,
            "Basic " + HttpHeaders.encodeBasicAuth(id, password, StandardCharsets.UTF_8)));
  }

  private JsonNode trail(String account) {
    return office.get("auditor", "/api/experts/trail?account=" + account).body().path("content");
  }

  private List<String> notices(Case drug) {
    return StreamSupport.stream(
            office.get("auditor", "/api/notices?size=200").body().path("content").spliterator(),
            false)
        .filter(notice -> notice.path("applicationNo").asText().equals(drug.no()))
        .map(notice -> notice.path("text").asText())
        .toList();
  }

  private List<String> pool(Case drug) {
    List<String> pool = new ArrayList<>();
    record(drug).path("draw").path("pool").forEach(account -> pool.add(account.asText()));
    return pool;
  }

  private JsonNode leftOut(Case drug) {
    return record(drug).path("draw").path("leftOut");
  }

  private JsonNode record(Case drug) {
    return office.get("auditor", drug.path() + "/evaluations").body().path(0);
  }

  private List<String> seats(Case drug) {
    return jdbc.sql(
            "select expert from evaluation_seat where application_no = :no and left_at is null order by seat")
        .param("no", drug.no())
        .query(String.class)
        .list();
  }
}
