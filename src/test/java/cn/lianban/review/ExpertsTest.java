package cn.lianban.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class ExpertsTest {

  private static final Map<String, Object> LIN =
      Map.of(
          "name",
          "林某",
          "organisation",
          "某大学药学院",
          "uscc",
          Office.creditCode(900_001),
          "fields",
          List.of("新药研发", "临床医学"));

  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired IdentityService identity;

  @AfterEach
  void nobodyIsRegistered() {
    Stream.of(
            "expert_bar",
            "expert_suspension_seat",
            "expert_suspension",
            "expert_change",
            "expert_field",
            "expert")
        .forEach(table -> jdbc.sql("delete from " + table).update());
  }

  @Test
  void owners_and_administrators_enter_an_expert_and_change_the_entry() {
    Answer entered = office.put("admin", "/api/experts/expert1", LIN);
    assertThat(entered.status()).as(entered.errors()).isEqualTo(201);
    assertThat(entered.body().path("fields").toString()).isEqualTo("[\"临床医学\",\"新药研发\"]");
    assertThat(entered.body().path("active").asBoolean()).isTrue();

    Map<String, Object> changed = with("fields", List.of("人工智能"));
    changed.put("active", false);
    changed.put("reason", "本人申请暂停");
    assertThat(office.put("owner1", "/api/experts/expert1", changed).status()).isEqualTo(200);
    JsonNode expert = office.get("auditor", "/api/experts/expert1").body();
    assertThat(expert.path("fields").toString()).isEqualTo("[\"人工智能\"]");
    assertThat(expert.path("changedBy").asText()).isEqualTo("owner1");
    JsonNode changes = office.get("auditor", "/api/experts/expert1/changes").body();
    assertThat(changes).hasSize(2);
    assertThat(changes.path(0).path("content").path("active").asBoolean(true)).isFalse();
    assertThat(changes.path(1).path("changedBy").asText()).isEqualTo("admin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp-fsc",
        "cp-gov",
        "bj-stc",
        "cp-fsc-approver",
        "cp-fsc-payer",
        "special-team",
        "expert1",
        "monitor",
        "auditor",
        "applicant1"
      })
  void whoever_handles_cases_or_watches_does_not_choose_who_evaluates_them(String account) {
    Answer refused = office.put(account, "/api/experts/expert1", LIN);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(office.put(null, "/api/experts/expert1", LIN).status()).isEqualTo(401);
    assertThat(office.get("owner1", "/api/experts/expert1").status())
        .as("nothing is entered")
        .isEqualTo(404);
  }

  @Test
  void the_register_is_searched_by_field_and_text_and_paged() {
    office.put("owner1", "/api/experts/expert1", LIN);
    office.put("owner1", "/api/experts/expert2", with("name", "郑某", "fields", List.of("平台运营")));

    assertThat(accounts("")).containsExactly("expert1", "expert2");
    assertThat(accounts("?field=%E5%B9%B3%E5%8F%B0%E8%BF%90%E8%90%A5")).containsExactly("expert2");
    assertThat(accounts("?q=%E6%9E%97")).containsExactly("expert1");
    assertThat(accounts("?q=expert2")).containsExactly("expert2");
    assertThat(accounts("?page=1&size=1")).containsExactly("expert2");
    assertThat(office.get("owner1", "/api/experts?size=0").errors()).contains("size");
    assertThat(office.get("owner1", "/api/experts/nobody").status()).isEqualTo(404);
    assertThat(office.get("owner1", "/api/experts/fields").body().toString())
        .contains("新药研发", "平台运营", "脑机接口");
  }

  @Test
  void names_stand_in_one_line() {
    Map<String, Object> entry = with("name", "林某\n王某", "organisation", "某大学\n某公司");
    assertThat(office.put("owner1", "/api/experts/expert1", entry).errors())
        .contains("name: 姓名应写在一行内", "organisation: 所在单位应写在一行内");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "organisation", "uscc", "fields"})
  void who_an_expert_is_works_for_and_knows_is_changed_with_a_reason_alone(String field) {
    office.put("owner1", "/api/experts/expert1", LIN);
    Map<String, Object> changed =
        with(
            field,
            field.equals("fields")
                ? List.of("人工智能")
                : field.equals("uscc") ? Office.creditCode(900_002) : "别的");
    for (String nothing : new String[] {null, " ", "\u200B\u3164"}) {
      changed.put("reason", nothing);
      assertThat(office.put("owner1", "/api/experts/expert1", changed).errors())
          .contains("reason: 请填写变更原因");
    }
    assertThat(office.get("auditor", "/api/experts/expert1/changes").body()).hasSize(1);
    changed.put("reason", "本人来函更正");
    assertThat(office.put("owner1", "/api/experts/expert1", changed).status()).isEqualTo(200);
    assertThat(
            office
                .get("auditor", "/api/experts/expert1/changes")
                .body()
                .at("/0/content/reason")
                .asText())
        .isEqualTo("本人来函更正");
  }

  @Test
  void what_is_said_once_more_needs_none() {
    office.put("owner1", "/api/experts/expert1", LIN);
    assertThat(office.put("owner1", "/api/experts/expert1", LIN).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "name,         '',          请填写姓名",
    "organisation, ' ',         请填写所在单位",
    "uscc,         91110114X,   统一社会信用代码应为",
    "fields,       炼丹,        没有用到专业领域“炼丹”",
  })
  void what_is_wrong_with_an_entry_is_told_in_chinese(String field, String value, String told) {
    Map<String, Object> entry = with(field, field.equals("fields") ? List.of(value) : value);

    Answer answer = office.put("owner1", "/api/experts/expert1", entry);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).contains(field + ": ").contains(told);
    assertThat(office.get("owner1", "/api/experts/expert1").status())
        .as("nothing is kept")
        .isEqualTo(404);
  }

  @Test
  void whatever_an_account_may_be_called_an_expert_may_be() {
    String account = office.newAccount("li.ming+1@example.cn", "experts");
    try {
      assertThat(office.put("owner1", "/api/experts/" + account, LIN).status()).isEqualTo(201);
    } finally {
      identity.deleteUser(account);
    }
    assertThat(office.put("owner1", "/api/experts/li.ming-", LIN).errors()).contains("account: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch", "owner1", "cp-fsc", "applicant1", "experts"})
  void whoever_is_no_expert_is_not_entered(String account) {
    Answer refused = office.put("owner1", "/api/experts/" + account, LIN);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).contains("account: 账号“" + account + "”没有评审专家岗位", "先由安全管理员");
    assertThat(office.get("owner1", "/api/experts/" + account).status()).isEqualTo(404);
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    Answer answer = office.put("owner1", "/api/experts/a%20b", Map.of());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).contains("account: ", "name: ", "organisation: ", "fields: ");
    assertThat(
            office.ask("owner1", HttpMethod.PUT, "/api/experts/expert1", "[]", Map.of()).status())
        .isEqualTo(400);
    assertThat(
            office
                .ask(
                    "owner1",
                    HttpMethod.PUT,
                    "/api/experts/expert1",
                    "{\"fields\":\"新药研发\"}",
                    Map.of())
                .status())
        .isEqualTo(400);
    assertThat(
            office
                .ask(
                    "owner1",
                    HttpMethod.PUT,
                    "/api/experts/expert1",
                    "{\"fields\":[null],\"name\":\"林\",\"organisation\":\"某\"}",
                    Map.of())
                .status())
        .isEqualTo(400);
  }

  private List<String> accounts(String query) {
    return office
        .get("owner1", "/api/experts" + query)
        .body()
        .path("content")
        .findValuesAsText("account");
  }

  private static Map<String, Object> with(Object... fields) {
    Map<String, Object> entry = new HashMap<>(LIN);
    for (int i = 0; i < fields.length; i += 2) {
      entry.put((String) fields[i], fields[i + 1]);
    }
    return entry;
  }
}
