package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.ExcelFile;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accounts and posts as administrators handle them, with two security administrators unless a test
 * says otherwise.
 */
@ServiceTest
class AccountsTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String OWN = "three grey cats";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired Office office;
  @Autowired MockMvc mvc;
  @Autowired ObjectMapper json;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Passwords passwords;
  @LocalServerPort int port;

  private String first;
  private String second;
  private String audits;

  @BeforeEach
  void administrators() {
    int number = NUMBER.incrementAndGet();
    first = office.newAccount("security" + number, "security-admins");
    second = office.newAccount("safety" + number, "security-admins");
    audits = office.newAccount("audits" + number, "audit-admins");
  }

  @AfterEach
  void leave_the_demonstration_as_it_was() {
    List.of(first, second, audits).forEach(identity::deleteUser);
    jdbc.sql("delete from account_post_change where post in ('security-admins', 'audit-admins')")
        .update();
    jdbc.sql("update post_proposal set granted = false where granted is null").update();
  }

  @Test
  void an_account_is_made_by_ticking_what_the_person_does_and_can_work_at_once() {
    String id = newId("zhang.san");
    Answer made = create(first, id, "张三", "bj-drc");
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    assertThat(made.body().path("password").asText()).hasSizeGreaterThan(15);
    assertThat(made.body().path("waiting")).isEmpty();
    assertThat(groups(id)).containsExactlyInAnyOrder("bj-drc", "officials");
    assertThat(
            jdbc.sql("select must_change_password from account where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single())
        .isTrue();
    JsonNode shown = office.get("auditor", "/api/accounts/" + id).body();
    assertThat(shown.path("name").asText()).isEqualTo("张三");
    assertThat(shown.path("createdBy").asText()).isEqualTo(first);
    assertThat(shown.path("findings")).isEmpty();
    assertThat(shown.toString()).doesNotContain(made.body().path("password").asText());
  }

  @Test
  void an_id_that_differs_from_a_deleted_one_in_its_case_alone_is_refused() {
    String id = newId("ghost");
    assertThat(create(first, id, "李四", "bj-drc").status()).isEqualTo(201);
    assertThat(office.ask(first, HttpMethod.DELETE, "/api/accounts/" + id, null, Map.of()).status())
        .isEqualTo(204);
    assertThat(create(first, id.toUpperCase(Locale.ROOT), "李四", "bj-drc").errors())
        .contains("只有大小写不同");
  }

  @Test
  void what_cannot_be_an_account_is_refused_with_everything_that_is_wrong() {
    String id = newId("li_si");
    assertThat(create(first, "李四", " ", "bj-drc").errors()).contains("id: 用户名为", "name: 请填写姓名");
    assertThat(create(first, id, "李四").errors()).contains("posts: 请至少选择一个岗位");
    assertThat(create(first, id, "李四", "none").errors()).contains("posts: 没有岗位“none”");
    assertThat(create(first, "bj-drc", "李四", "bj-drc").errors()).contains("id: 已有账号 bj-drc");
    assertThat(create(first, "BJ-DRC", "李四", "bj-drc").errors()).contains("只有大小写不同");
    for (String odd : List.of("bj-mpa+officials", "a+b@c", "0", "000", "x")) {
      assertThat(create(first, odd, "李四", "bj-drc").errors()).as(odd).contains("id: 用户名为 2 至 64");
    }
    for (String address : List.of("choices", "events", "findings", "proposals", "template")) {
      assertThat(create(first, address, "李四", "bj-drc").errors()).contains("系统保留的名称");
    }
    assertThat(create(first, "officials", "李四", "bj-drc").errors())
        .as("it would see whatever the group sees")
        .contains("是部门或岗位的代号");
    assertThat(office.get(first, "/api/accounts/" + id).status()).isEqualTo(404);
  }

  @Test
  void
      posts_that_do_not_go_together_are_refused_where_they_are_given_and_listed_where_they_are_held() {
    String id = newId("wang");
    for (List<String> posts :
        List.of(
            List.of("cp-gov-approver", "cp-fsc-payer"),
            List.of("applicants", "bj-drc"),
            List.of("process-owners", "cp-gov-approver"),
            List.of("auditors", "bj-drc"),
            List.of("auditors", "experts"),
            List.of("audit-admins", "security-admins"),
            List.of("camunda-admin", "security-admins"),
            List.of("security-admins", "cp-gov-payer"))) {
      Answer refused = create(first, id, "王五", posts.toArray(String[]::new));
      assertThat(refused.status()).as(posts.toString()).isEqualTo(400);
      assertThat(refused.errors()).contains("posts: ", "不能由同一账号担任：");
    }
    String both = office.newAccount(newId("both"), "cp-gov-approver", "cp-gov-payer", "officials");
    String none = office.newAccount(newId("none"));
    JsonNode found = office.get(audits, "/api/accounts/findings").body();
    assertThat(findings(found, both)).contains("审定与拨付须由不同的人办理");
    assertThat(findings(found, none)).contains("没有岗位");
    assertThat(findings(found, "admin")).contains("系统管理与账号授权须由不同的人负责");
    assertThat(findings(found, "bj-drc")).isEmpty();
  }

  @Test
  void a_post_that_approves_waits_for_the_second_person() {
    String id = newId("approver");
    Answer made = create(first, id, "赵六", "cp-gov", "cp-gov-approver");
    assertThat(made.body().path("waiting")).hasSize(1);
    assertThat(groups(id)).as("until then").containsExactlyInAnyOrder("cp-gov", "officials");
    String decision = "/api/accounts/proposals/" + openProposal(id) + "/decision";
    assertThat(office.post(first, decision, Map.of("decision", "confirm")).errors())
        .contains("提出的人不能自己确认");
    assertThat(office.post(audits, decision, Map.of("decision", "confirm")).errors())
        .contains("由另一名安全管理员确认");
    assertThat(office.post("auditor", decision, Map.of("decision", "confirm")).status())
        .isEqualTo(403);
    assertThat(office.post(second, decision, Map.of("decision", "refuse")).errors())
        .contains("请填写不同意的原因");
    Answer early = office.post(second, decision, Map.of("decision", "confirm"));
    assertThat(early.status()).as("the first still knows the password").isEqualTo(409);
    assertThat(early.body().path("detail").asText()).contains("本人尚未另设密码");
    choosesPassword(id, made.body().path("password").asText());
    assertThat(office.post(second, decision, Map.of("decision", "confirm")).status())
        .isEqualTo(204);
    assertThat(groups(id)).containsExactlyInAnyOrder("cp-gov", "cp-gov-approver", "officials");
    assertThat(office.post(second, decision, Map.of("decision", "confirm")).status())
        .isEqualTo(404);
    assertThat(trail(id))
        .anyMatch(text -> text.contains("审定人") && text.contains("由 " + second + " 确认"));
  }

  @Test
  void what_is_not_confirmed_is_not_given_and_the_account_that_gains_does_not_confirm() {
    String id = newId("payer");
    create(first, id, "钱七", "cp-fsc");
    assertThat(
            office
                .put(
                    first,
                    "/api/accounts/" + id + "/posts",
                    Map.of("posts", List.of("cp-fsc", "cp-fsc-payer"), "reason", "岗位调整"))
                .body()
                .path("waiting"))
        .hasSize(1);
    assertThat(
            office
                .post(
                    first,
                    "/api/accounts/proposals/" + openProposal(id) + "/decision",
                    Map.of("decision", "refuse", "reason", "选错了人"))
                .status())
        .isEqualTo(204);
    assertThat(groups(id)).doesNotContain("cp-fsc-payer");

    assertThat(
            office
                .put(
                    first,
                    "/api/accounts/" + second + "/posts",
                    Map.of("posts", List.of("security-admins", "monitors"), "reason", "兼监测"))
                .status())
        .isEqualTo(200);
    assertThat(
            office
                .put(
                    first,
                    "/api/accounts/" + first + "/posts",
                    Map.of("posts", List.of("security-admins", "monitors"), "reason", "兼监测"))
                .errors())
        .contains("不能为本人增加岗位");
  }

  @Test
  void the_audit_administrator_confirms_where_there_is_one_security_administrator_alone() {
    identity.deleteMembership(second, "security-admins");
    identity.deleteMembership("admin", "security-admins");
    try {
      String id = newId("sole");
      Answer made = create(first, id, "孙八", "cp-gov-approver");
      choosesPassword(id, made.body().path("password").asText());
      String decision = "/api/accounts/proposals/" + openProposal(id) + "/decision";
      assertThat(office.post(first, decision, Map.of("decision", "confirm")).status())
          .isEqualTo(403);
      assertThat(office.post(audits, decision, Map.of("decision", "confirm")).status())
          .isEqualTo(204);
      assertThat(groups(id)).contains("cp-gov-approver", "officials");
      assertThat(
              office
                  .post(first, "/api/accounts/" + audits + "/disabling", Map.of("reason", "离职"))
                  .status())
          .as("admin audits too")
          .isEqualTo(204);
      assertThat(
              office
                  .put(
                      first,
                      "/api/accounts/" + first + "/posts",
                      Map.of("posts", List.of("monitors"), "reason", "调离"))
                  .errors())
          .contains("最后一名安全管理员");
      assertThat(
              office
                  .post(first, "/api/accounts/" + first + "/disabling", Map.of("reason", "离职"))
                  .errors())
          .contains("最后一名安全管理员");
      assertThat(
              office
                  .ask(first, HttpMethod.DELETE, "/api/accounts/" + first, null, Map.of())
                  .status())
          .isEqualTo(409);
    } finally {
      identity.createMembership("admin", "security-admins");
    }
  }

  @Test
  void the_first_administrator_of_an_empty_database_gives_posts_alone_and_the_trail_says_so() {
    List.of(first, second).forEach(id -> identity.deleteMembership(id, "security-admins"));
    identity.deleteMembership(audits, "audit-admins");
    assertThat(office.get("admin", "/api/accounts/choices").body().path("alone").asBoolean())
        .isTrue();
    String id = newId("early");
    assertThat(create("admin", id, "周九", "cp-gov-payer").body().path("waiting")).isEmpty();
    assertThat(groups(id)).contains("cp-gov-payer", "officials");
    assertThat(trail(id)).anyMatch(text -> text.contains("只有一名管理员，未经第二人确认"));

    String next = newId("next");
    assertThat(create("admin", next, "吴十", "security-admins").body().path("waiting")).isEmpty();
    assertThat(office.get("admin", "/api/accounts/choices").body().path("alone").asBoolean())
        .as("from now on there are two")
        .isFalse();
    String later = newId("later");
    assertThat(create("admin", later, "郑十一", "cp-gov-payer").body().path("waiting")).hasSize(1);
    identity.deleteUser(next);
  }

  @Test
  void the_second_person_whom_the_first_administrator_made_alone_confirms_nothing_until_verified() {
    List.of(first, second).forEach(id -> identity.deleteMembership(id, "security-admins"));
    identity.deleteMembership(audits, "audit-admins");
    String next = newId("next");
    choosesPassword(
        next, create("admin", next, "吴十", "security-admins").body().path("password").asText());
    try {
      String id = newId("payer");
      choosesPassword(
          id, create("admin", id, "郑十一", "cp-gov-payer").body().path("password").asText());
      String decision = "/api/accounts/proposals/" + openProposal(id) + "/decision";
      Answer refused = confirms(next, decision);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body().path("code").asText()).isEqualTo("not-independent");
      assertThat(refused.body().path("detail").asText()).contains("第二名管理员");

      String other = newId("other");
      choosesPassword(other, created(next, other, "cp-fsc-payer"));
      assertThat(confirmsPosts("admin", other).status())
          .as("nor the other way round")
          .isEqualTo(403);

      // as the operator's guide says, after the operator has seen the person
      jdbc.sql(
              "insert into account_post_change (account, post, added, at, confirmed_by, reason) values (:id, 'security-admins', true, now(), '运维人员', '当面核实')")
          .param("id", next)
          .update();
      assertThat(confirms(next, decision).status()).isEqualTo(204);
      assertThat(groups(id)).contains("cp-gov-payer");
    } finally {
      identity.deleteUser(next);
    }
  }

  @Test
  void
      who_confirms_editions_budgets_and_the_calendar_gets_the_post_from_two_and_again_after_a_reset() {
    String id = newId("owner");
    Answer made = create(first, id, "冯十二", "process-owners");
    assertThat(made.body().path("waiting")).hasSize(1);
    assertThat(groups(id)).isEmpty();
    choosesPassword(id, made.body().path("password").asText());
    assertThat(confirmsPosts(second, id).status()).isEqualTo(204);
    assertThat(groups(id)).containsExactly("process-owners");

    Answer reset = office.post(first, "/api/accounts/" + id + "/password-reset", Map.of());
    assertThat(reset.body().path("waiting")).hasSize(1);
    assertThat(groups(id)).isEmpty();
  }

  @Test
  void two_owners_whose_passwords_one_person_handed_out_do_not_confirm_for_each_other() {
    String one = office.newAccount(newId("owner"), "process-owners");
    String two = office.newAccount(newId("owner"), "process-owners");
    List.of(one, two).forEach(id -> handedOut(id, first));
    String proposal = proposed(one);
    Answer refused = office.post(two, proposal + "/confirmation", null);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("code").asText()).isEqualTo("not-independent");
    assertThat(office.post(one, proposal + "/refusal", Map.of("reason", "重提")).status())
        .isEqualTo(204);

    jdbc.sql(
            "insert into account_post_change (account, post, added, at, actor, confirmed_by, reason) values (:id, 'process-owners', true, now(), :first, :second, '核实')")
        .param("id", two)
        .param("first", first)
        .param("second", second)
        .update();
    assertThat(office.post(two, proposed(one) + "/confirmation", null).status())
        .as("somebody else has confirmed one of them since")
        .isLessThan(300);
  }

  private String proposed(String owner) {
    Answer proposed =
        office.put(
            owner, "/api/budgets/2033/M05-1", Map.of("amount", "90000000.00", "reason", "区财政批复"));
    assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(202);
    return "/api/budgets/proposals/" + proposed.body().path("id").asText();
  }

  private void handedOut(String id, String by) {
    jdbc.sql(
            "insert into account (id, one_time_password_at, one_time_password_by) values (:id, now(), :by) on conflict (id) do update set one_time_password_at = now(), one_time_password_by = :by")
        .param("id", id)
        .param("by", by)
        .update();
  }

  /** As {@link #create}, by somebody who has chosen a password. */
  private String created(String actor, String id, String post) {
    return asked(
            MockMvcRequestBuilders.post("/api/accounts")
                .with(SecurityMockMvcRequestPostProcessors.httpBasic(actor, OWN))
                .contentType("application/json")
                .content(
                    "{\"id\": \"%s\", \"name\": \"某某\", \"posts\": [\"%s\"]}".formatted(id, post)))
        .body()
        .path("password")
        .asText();
  }

  /** A confirmation by somebody who has chosen a password. */
  private Answer confirms(String actor, String decision) {
    return asked(
        MockMvcRequestBuilders.post(decision)
            .with(SecurityMockMvcRequestPostProcessors.httpBasic(actor, OWN))
            .contentType("application/json")
            .content("{\"decision\": \"confirm\"}"));
  }

  private Answer asked(MockHttpServletRequestBuilder request) {
    try {
      var response = mvc.perform(request).andReturn().getResponse();
      byte[] content = response.getContentAsByteArray();
      return new Answer(
          response.getStatus(),
          response.getContentType(),
          response.getHeader("Location"),
          content.length == 0 ? json.createObjectNode() : json.readTree(content));
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  @Test
  void on_upgrade_whoever_administered_everything_holds_all_three_posts_and_counts_as_used()
      throws IOException {
    String migration =
        new ClassPathResource("db/migration/V28_1__posts.sql")
            .getContentAsString(StandardCharsets.UTF_8);
    String id = office.newAccount(newId("legacy"), "camunda-admin");
    try {
      transactions.executeWithoutResult(
          status -> {
            jdbc.sql(migration.substring(migration.indexOf("do $$"))).update();
            assertThat(groups(id))
                .containsExactlyInAnyOrder("camunda-admin", "security-admins", "audit-admins");
            assertThat(
                    jdbc.sql("select used_at is not null from account where id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
            assertThat(
                    jdbc.sql("select count(*) from account_post_change where account = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
            status.setRollbackOnly();
          });
    } finally {
      identity.deleteUser(id);
    }
  }

  @Test
  void the_last_system_administrator_stays() {
    // other tests have made more of them
    List<String> others =
        jdbc.sql(
                "select user_id_ from act_id_membership where group_id_ = 'camunda-admin' and user_id_ <> 'admin'")
            .query(String.class)
            .list();
    others.forEach(other -> identity.deleteMembership(other, "camunda-admin"));
    try {
      assertThat(
              office.post(first, "/api/accounts/admin/disabling", Map.of("reason", "离职")).errors())
          .contains("最后一名系统管理员");
      assertThat(
              office
                  .put(
                      first,
                      "/api/accounts/admin/posts",
                      Map.of("posts", List.of("monitors"), "reason", "调离"))
                  .errors())
          .contains("最后一名系统管理员");
      assertThat(
              office.ask(first, HttpMethod.DELETE, "/api/accounts/admin", null, Map.of()).status())
          .isEqualTo(409);
    } finally {
      others.forEach(other -> identity.createMembership(other, "camunda-admin"));
    }
  }

  @Test
  void what_was_used_is_disabled_and_never_deleted_and_no_id_is_given_twice() {
    String used = newId("used");
    office.newAccount(used, "monitors");
    assertThat(office.get(used, "/api/session").status()).isEqualTo(200);
    assertThat(
            office.ask(first, HttpMethod.DELETE, "/api/accounts/" + used, null, Map.of()).errors())
        .contains("已经使用过")
        .contains("可以停用");
    assertThat(
            office
                .post(first, "/api/accounts/" + used + "/disabling", Map.of("reason", " "))
                .errors())
        .contains("请填写停用的原因");
    assertThat(
            office
                .post(first, "/api/accounts/" + used + "/disabling", Map.of("reason", "离职"))
                .status())
        .isEqualTo(204);
    assertThat(office.get(used, "/api/session").status()).isEqualTo(401);
    assertThat(
            office
                .get(first, "/api/accounts?state=disabled&q=" + used)
                .body()
                .at("/content/0/disabledReason")
                .asText())
        .isEqualTo("离职");
    assertThat(
            office
                .post(first, "/api/accounts/" + used + "/disabling", Map.of("reason", "离职"))
                .status())
        .isEqualTo(409);
    assertThat(
            office
                .post(first, "/api/accounts/" + used + "/enabling", Map.of("reason", "返岗"))
                .status())
        .isEqualTo(204);
    assertThat(office.get(used, "/api/session").status()).isEqualTo(200);

    String unused = newId("unused");
    create(first, unused, "误建", "bj-drc");
    assertThat(
            office
                .ask(first, HttpMethod.DELETE, "/api/accounts/" + unused, null, Map.of())
                .status())
        .isEqualTo(204);
    assertThat(office.get(first, "/api/accounts/" + unused).status()).isEqualTo(404);
    assertThat(create(first, unused, "后来的人", "bj-drc").errors()).contains("不能再用");
  }

  @Test
  void an_id_that_old_records_name_is_not_given_to_somebody_else() {
    String former = newId("former");
    jdbc.sql("insert into handled_case (no, kind) values (:no, 'round')")
        .param("no", "PC-" + former)
        .update();
    jdbc.sql("insert into case_viewer (viewer, case_no) values (:id, :no)")
        .param("id", former)
        .param("no", "PC-" + former)
        .update();
    assertThat(create(first, former, "后来的人", "bj-drc").errors()).contains("不能再用");
  }

  @Test
  void a_reset_password_lets_in_once_to_choose_another() {
    String id = newId("forgot");
    office.newAccount(id, "monitors");
    Browser inside = Browser.of(port, id);
    assertThat(inside.get("/api/session").status()).isEqualTo(200);
    Answer reset = office.post(first, "/api/accounts/" + id + "/password-reset", Map.of());
    assertThat(reset.status()).isEqualTo(200);
    assertThat(reset.body().path("password").asText()).hasSizeGreaterThan(15);
    assertThat(inside.get("/api/session").status()).as("its sessions end").isEqualTo(401);
    assertThat(office.get(id, "/api/session").status()).as("the old one").isEqualTo(401);
    assertThat(
            jdbc.sql("select must_change_password from account where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(office.post(first, "/api/accounts/" + first + "/password-reset", Map.of()).errors())
        .contains("我的资料");
  }

  @Test
  void
      whoever_resets_the_password_of_an_approver_gets_no_approver_before_the_second_person_agrees() {
    String id = newId("approves");
    office.newAccount(id, "cp-gov", "cp-gov-approver", "officials");
    Answer reset = office.post(first, "/api/accounts/" + id + "/password-reset", Map.of());
    assertThat(reset.status()).isEqualTo(200);
    assertThat(reset.body().path("waiting")).hasSize(1);
    assertThat(groups(id)).as("until then").containsExactlyInAnyOrder("cp-gov", "officials");
    String decision = "/api/accounts/proposals/" + openProposal(id) + "/decision";
    assertThat(office.post(first, decision, Map.of("decision", "confirm")).errors())
        .contains("提出的人不能自己确认");
    Answer early = office.post(second, decision, Map.of("decision", "confirm"));
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.body().path("detail").asText()).contains("本人尚未另设密码");
    choosesPassword(id, reset.body().path("password").asText());
    assertThat(office.post(second, decision, Map.of("decision", "confirm")).status())
        .isEqualTo(204);
    assertThat(groups(id)).containsExactlyInAnyOrder("cp-gov", "cp-gov-approver", "officials");
    assertThat(trail(id)).anyMatch(text -> text.contains("密码由他人重置"));
  }

  @Test
  void who_has_no_other_post_still_gets_in_to_choose_a_password_and_to_nothing_else() {
    String id = newId("pays");
    office.newAccount(id, "cp-gov-payer", "officials");
    Answer reset = office.post(first, "/api/accounts/" + id + "/password-reset", Map.of());
    assertThat(groups(id)).as("until the posts are confirmed").isEmpty();
    String password = reset.body().path("password").asText();
    MockHttpServletRequestBuilder tasks =
        MockMvcRequestBuilders.get("/api/tasks")
            .with(SecurityMockMvcRequestPostProcessors.httpBasic(id, password));
    assertThat(statusOf(tasks)).isEqualTo(403);
    choosesPassword(id, password);
    String decision = "/api/accounts/proposals/" + openProposal(id) + "/decision";
    assertThat(office.post(second, decision, Map.of("decision", "confirm")).status())
        .isEqualTo(204);
    assertThat(groups(id)).containsExactlyInAnyOrder("cp-gov-payer", "officials");
  }

  @Test
  void a_one_time_password_is_valid_for_a_time_only_and_the_refusal_says_what_to_do() {
    String id = newId("late");
    Answer made = create(first, id, "迟到", "bj-drc");
    String password = made.body().path("password").asText();
    assertThat(made.body().path("validUntil").asText()).startsWith("2026-03-05T09:30");
    assertThat(
            office.get(first, "/api/accounts/" + id).body().path("oneTimePasswordUntil").asText())
        .startsWith("2026-03-05T09:30");
    Browser inside = new Browser(port);
    assertThat(inside.logIn(id, password).location()).endsWith("/profile");
    assertThat(inside.get("/api/session").status()).isEqualTo(200);
    jdbc.sql(
            "update account set one_time_password_at = one_time_password_at - interval '72 hours' where id = :id")
        .param("id", id)
        .update();
    Browser.Answer refused = new Browser(port).withPassword(id, password).get("/api/profile");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path("code").asText()).isEqualTo("one-time-password-over");
    assertThat(refused.json().path("detail").asText())
        .contains("一次性密码须在发放后 3 天内使用，现已过期")
        .contains("联系本单位安全管理员重置密码");
    Browser browser = new Browser(port);
    assertThat(browser.logIn(id, password).location()).endsWith("/login?over");
    assertThat(browser.get("/login?over", "text/html").body()).contains("一次性密码已过期");
    assertThat(new Browser(port).logIn(id, "guessed").location())
        .as("nobody else learns it")
        .endsWith("/login?failed");
    Browser.Answer late = change(inside, password, OWN);
    assertThat(late.status()).as("nor does who was in before").isEqualTo(409);
    assertThat(late.json().path("detail").asText()).contains("现已过期");
    String again =
        office
            .post(first, "/api/accounts/" + id + "/password-reset", Map.of())
            .body()
            .path("password")
            .asText();
    choosesPassword(id, again);
    assertThat(
            office.get(first, "/api/accounts/" + id).body().path("oneTimePasswordUntil").isNull())
        .isTrue();
  }

  @Test
  void posts_count_once_the_person_has_an_own_password_and_everybody_sees_from_where_it_was_set() {
    String id = newId("counts");
    Answer made = create(first, id, "生效", "bj-drc", "monitors");
    String password = made.body().path("password").asText();
    Browser person = new Browser(port);
    person.logIn(id, password);
    assertThat(person.get("/api/session").json().path("groups").toString())
        .doesNotContain("bj-drc", "monitors", "officials");
    assertThat(person.get("/api/profile").json().path("groups").findValuesAsText("id"))
        .as("what waits for it")
        .containsExactlyInAnyOrder("bj-drc", "monitors", "officials");
    assertThat(change(person, password, OWN).status()).isEqualTo(204);
    assertThat(person.get("/api/session").json().path("groups").toString())
        .contains("bj-drc", "monitors", "officials");
    JsonNode own = person.get("/api/profile").json().path("ownPassword");
    assertThat(own.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(own.path("at").asText()).isNotEmpty();
    assertThat(own.path("text").asText()).isEqualTo("一次性密码由 " + first + " 发放");
    assertThat(person.get("/api/profile/log-ins").json().path("content").findValuesAsText("kind"))
        .contains("password-chosen");
    JsonNode event =
        StreamSupport.stream(
                office
                    .get(audits, "/api/accounts/events?size=100&account=" + id)
                    .body()
                    .path("content")
                    .spliterator(),
                false)
            .filter(one -> one.path("kind").asText().equals("password-chosen"))
            .findFirst()
            .orElseThrow();
    assertThat(event.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(change(person, OWN, "four grey cats").status()).isEqualTo(204);
    assertThat(person.get("/api/profile").json().at("/ownPassword/at"))
        .as("a later change is another thing")
        .isEqualTo(own.path("at"));
  }

  @Test
  void whoever_knew_the_one_time_password_does_not_confirm_and_the_other_sees_who_that_was() {
    String id = newId("known");
    office.newAccount(id, "cp-gov", "officials");
    Answer reset = office.post(second, "/api/accounts/" + id + "/password-reset", Map.of());
    choosesPassword(id, reset.body().path("password").asText());
    change(id, "cp-gov", "cp-gov-approver");
    String decision = "/api/accounts/proposals/" + openProposal(id) + "/decision";
    Answer refused = office.post(second, decision, Map.of("decision", "confirm"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("detail").asText()).contains("一次性密码由您发放，不能由您确认");
    JsonNode proposal =
        StreamSupport.stream(
                office.get(first, "/api/accounts/proposals").body().path("content").spliterator(),
                false)
            .filter(one -> one.path("account").asText().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(proposal.path("oneTimePasswordBy").asText()).isEqualTo(second);
    assertThat(proposal.path("ownPasswordFrom").asText()).isEqualTo("127.0.0.1");
    assertThat(proposal.path("ownPasswordAt").asText()).isNotEmpty();
    assertThat(proposal.path("addressOfIssuer").asBoolean()).isTrue();
    assertThat(
            office.post(second, decision, Map.of("decision", "refuse", "reason", "改由我提出")).status())
        .isEqualTo(204);
    assertThat(
            office
                .put(
                    second,
                    "/api/accounts/" + id + "/posts",
                    Map.of("posts", List.of("cp-gov", "cp-gov-approver"), "reason", "岗位调整"))
                .status())
        .isEqualTo(200);
    assertThat(confirmsPosts(first, id).status()).isEqualTo(204);
  }

  @Test
  void a_password_that_was_reset_since_it_was_checked_is_not_replaced_by_who_knew_the_old_one() {
    String id = office.newAccount(newId("slow"), "monitors");
    assertThat(passwords.matches(id, DemoAccounts.PASSWORD)).isTrue();
    Answer reset = office.post(first, "/api/accounts/" + id + "/password-reset", Map.of());
    assertThat(passwords.replace(id, DemoAccounts.PASSWORD, OWN)).isFalse();
    assertThat(passwords.matches(id, OWN)).isFalse();
    choosesPassword(id, reset.body().path("password").asText());
  }

  @Test
  void where_the_second_person_has_forgotten_the_password_what_the_guide_says_leads_out()
      throws IOException {
    String guide = Files.readString(Path.of("src/docs/operator-guide.md"));
    String section = guide.substring(guide.indexOf("**第二人忘记密码**"));
    String sql =
        section.substring(section.indexOf("```sql") + "```sql".length(), section.indexOf("```\n"));
    String third = office.newAccount(newId("third"));
    identity.deleteMembership(second, "security-admins");
    identity.deleteMembership("admin", "security-admins");
    identity.deleteMembership("admin", "audit-admins");
    try {
      String address = "/api/accounts/" + audits + "/password-reset";
      assertThat(office.post(first, address, Map.of()).status()).isEqualTo(409);
      assertThat(sql).contains("'wang.wu'");
      jdbc.sql(sql.replace("'wang.wu'", "'" + third + "'")).update();
      assertThat(trail(third)).anyMatch(text -> text.contains("经单位批准，由运维人员在数据库中指定"));
      assertThat(
              jdbc.sql("select post from account_post_change where account = :id and added")
                  .param("id", third)
                  .query(String.class)
                  .single())
          .isEqualTo("audit-admins");
      Answer reset = office.post(first, address, Map.of());
      assertThat(reset.body().path("waiting")).as(reset.body().toString()).hasSize(1);
      choosesPassword(audits, reset.body().path("password").asText());
      assertThat(confirmsPosts(third, audits).status()).isEqualTo(204);
      assertThat(groups(audits)).containsExactly("audit-admins");
    } finally {
      identity.deleteUser(third);
      identity.createMembership("admin", "security-admins");
      identity.createMembership("admin", "audit-admins");
    }
  }

  @Test
  void one_of_two_administrators_does_not_become_the_second_person_by_resetting_the_other() {
    identity.deleteMembership(second, "security-admins");
    identity.deleteMembership("admin", "security-admins");
    identity.deleteMembership("admin", "audit-admins");
    try {
      String address = "/api/accounts/" + audits + "/password-reset";
      Answer refused = office.post(first, address, Map.of());
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.body().path("detail").asText())
          .contains("请先指定第三名安全管理员或审计管理员")
          .contains("第二人忘记密码");
      assertThat(office.get(audits, "/api/session").status()).as("unchanged").isEqualTo(200);
      String nobody = office.newAccount(newId("watches"), "monitors");
      assertThat(
              office.post(first, "/api/accounts/" + nobody + "/password-reset", Map.of()).status())
          .as("an account that decides nothing")
          .isEqualTo(200);
      identity.createMembership(second, "audit-admins");
      Answer reset = office.post(first, address, Map.of());
      assertThat(reset.body().path("waiting")).as("with a third person").hasSize(1);
    } finally {
      identity.createMembership("admin", "security-admins");
      identity.createMembership("admin", "audit-admins");
    }
  }

  @Test
  void whoever_is_to_confirm_posts_does_not_reset_the_password_first() {
    String id = newId("waits");
    create(first, id, "等待", "cp-fsc", "cp-fsc-payer");
    Answer refused = office.post(second, "/api/accounts/" + id + "/password-reset", Map.of());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("detail").asText()).contains("有他人提出的岗位等待第二人确认");
    assertThat(office.post(first, "/api/accounts/" + id + "/password-reset", Map.of()).status())
        .as("whoever proposed them")
        .isEqualTo(200);
  }

  @Test
  void posts_lost_are_lost_at_once_with_the_group_of_officials_where_none_is_left() {
    String id = newId("moves");
    create(first, id, "调岗", "bj-drc", "bj-mpa");
    change(id, "bj-mpa");
    assertThat(groups(id)).containsExactlyInAnyOrder("bj-mpa", "officials");
    change(id, "monitors");
    assertThat(groups(id)).containsExactly("monitors");
    assertThat(
            office
                .put(
                    first,
                    "/api/accounts/" + id + "/posts",
                    Map.of("posts", List.of("monitors"), "reason", "同前"))
                .status())
        .isEqualTo(409);
    assertThat(
            office
                .put(first, "/api/accounts/" + id + "/posts", Map.of("posts", List.of("auditors")))
                .errors())
        .contains("请填写变更岗位的原因");
  }

  @Test
  void what_one_account_may_not_hold_it_does_not_come_to_as_a_substitute() {
    String approver = office.newAccount(newId("approves"), "cp-gov-approver", "officials");
    String payer = office.newAccount(newId("pays"), "cp-gov-payer", "officials");
    Map<String, Object> wish =
        Map.of("substitute", payer, "groups", List.of("cp-gov-approver"), "until", "2026-03-31");
    assertThat(office.post(approver, "/api/substitutions", wish).errors())
        .contains("substitute: 代理之后，")
        .contains("审定与拨付须由不同的人办理");
  }

  @Test
  void an_administrator_does_not_hand_on_alone_what_two_people_give() {
    String approver = office.newAccount(newId("approves"), "cp-gov-approver", "officials");
    String reviewer = office.newAccount(newId("reviews"), "cp-fsc", "officials");
    String other = office.newAccount(newId("approves"), "cp-fsc-approver", "officials");
    Map<String, Object> wish =
        Map.of(
            "person",
            approver,
            "substitute",
            reviewer,
            "groups",
            List.of("cp-gov-approver"),
            "until",
            "2026-03-31");
    Answer refused = office.post("admin", "/api/substitutions", wish);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errors()).contains("须由两人授予");
    Map<String, Object> toTheLike = new HashMap<>(wish);
    toTheLike.put("substitute", other);
    assertThat(office.post("admin", "/api/substitutions", toTheLike).status()).isEqualTo(201);
    assertThat(office.post(approver, "/api/substitutions", wish).status())
        .as("the holder may")
        .isEqualTo(201);
    toTheLike.put("substitute", " admin ");
    assertThat(office.post("admin", "/api/substitutions", toTheLike).errors())
        .contains("不能登记由本人代理他人");
  }

  @Test
  void who_is_in_the_register_of_experts_is_not_deleted_and_may_be_called_by_a_mail_address() {
    String expert = newId("lin") + "@example.cn";
    create(first, expert, "林某", "experts");
    // as after the second person's confirmation, for which somebody would have to have logged in
    identity.createMembership(expert, "experts");
    Map<String, Object> entry =
        Map.of("name", "林某", "organisation", "某大学药学院", "fields", List.of("新药研发"));
    assertThat(office.put("owner1", "/api/experts/" + expert, entry).status()).isEqualTo(201);
    assertThat(
            office
                .ask(first, HttpMethod.DELETE, "/api/accounts/" + expert, null, Map.of())
                .errors())
        .contains("已登记为专家")
        .contains("可以停用");
    List.of("expert_change", "expert_field", "expert")
        .forEach(
            table ->
                jdbc.sql("delete from " + table + " where account = :id")
                    .param("id", expert)
                    .update());
    assertThat(
            office
                .ask(first, HttpMethod.DELETE, "/api/accounts/" + expert, null, Map.of())
                .status())
        .isEqualTo(204);
  }

  @Test
  void security_administrators_alone_change_accounts_and_who_audits_reads() {
    for (String other : List.of("admin", "auditor", audits)) {
      assertThat(office.get(other, "/api/accounts").status()).as(other).isEqualTo(200);
      assertThat(office.get(other, "/api/accounts/events?about=log-ins").status())
          .as(other)
          .isEqualTo(200);
    }
    for (String other :
        List.of("auditor", audits, "monitor", "owner1", "cp-gov", "applicant1", "expert1")) {
      assertThat(create(other, newId("x"), "某人", "monitors").status()).as(other).isEqualTo(403);
      assertThat(
              office.post(other, "/api/accounts/bj-drc/disabling", Map.of("reason", "试试")).status())
          .as(other)
          .isEqualTo(403);
      assertThat(
              office.ask(other, HttpMethod.DELETE, "/api/accounts/bj-drc", null, Map.of()).status())
          .as(other)
          .isEqualTo(403);
    }
    for (String other : List.of("monitor", "owner1", "cp-gov", "applicant1", "expert1")) {
      assertThat(office.get(other, "/api/accounts").status()).as(other).isEqualTo(403);
    }
    assertThat(office.get(first, "/api/accounts/events?about=none").status()).isEqualTo(400);
  }

  @Test
  void a_list_makes_all_accounts_or_none_and_says_what_is_wrong_where() throws Exception {
    String one = newId("import.a");
    String two = newId("import.b");
    String bad =
        "账号,姓名,岗位\r\n%s,甲,市发展改革委审核员\r\n李四,,bj-drc\r\n\r\n%s,乙,没有的岗位、bj-drc\r\n%s,丙,cp-gov-approver；cp-gov-payer\r\n"
            .formatted(one, two, one.toUpperCase(Locale.ROOT));
    JsonNode report = upload(first, "名单.csv", bad.getBytes(StandardCharsets.UTF_8), false);
    assertThat(report.path("rows").asInt()).isEqualTo(4);
    assertThat(report.path("made")).isEmpty();
    assertThat(report.path("faults"))
        .extracting(fault -> fault.path("row").asInt() + " " + fault.path("column").asText())
        .contains("3 账号", "3 姓名", "5 岗位", "6 账号", "6 岗位")
        .doesNotContain("2 账号", "2 姓名", "2 岗位");
    assertThat(office.get(first, "/api/accounts/" + one).status())
        .as("none is made")
        .isEqualTo(404);

    for (byte[] good :
        List.of(
            ("账号,姓名,岗位\n" + one + ",甲,监测人员\n").getBytes(GB18030),
            ("\uFEFF账号,姓名,岗位\n" + two + ",乙,bj-drc、bj-mpa\n").getBytes(StandardCharsets.UTF_8))) {
      assertThat(upload(first, "名单.csv", good, true).path("faults")).isEmpty();
      JsonNode made = upload(first, "名单.csv", good, false);
      assertThat(made.path("made")).hasSize(1);
      assertThat(made.at("/made/0/password").asText()).isNotEmpty();
    }
    assertThat(office.get(first, "/api/accounts/" + one).body().path("name").asText())
        .isEqualTo("甲");
    assertThat(groups(two)).containsExactlyInAnyOrder("bj-drc", "bj-mpa", "officials");

    String three = newId("import.c");
    byte[] excel = ExcelFile.of(List.of(List.of("账号", "姓名", "岗位"), List.of(three, "丁", "监测人员")));
    assertThat(upload(first, "名单.xlsx", excel, false).path("made")).hasSize(1);
    assertThat(groups(three)).containsExactly("monitors");
  }

  @Test
  void a_list_is_read_as_spreadsheet_programs_write_it() throws Exception {
    for (String separator : List.of(";", "\t")) {
      String list = "账号,姓名,岗位\n%s,戊,监测人员\n".replace(",", separator);
      for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
        byte[] content = list.formatted(newId("import.s")).getBytes(charset);
        assertThat(upload(first, "名单.txt", content, false).path("made"))
            .as(charset + " " + (int) separator.charAt(0))
            .hasSize(1);
      }
    }
  }

  @Test
  void what_stands_beside_the_columns_of_a_list_and_a_quote_without_end_are_named_by_their_row()
      throws Exception {
    String id = newId("import.x");
    byte[] wide = ("账号,姓名,岗位\n" + id + ",己,市发展改革委审核员,监测人员\n").getBytes(StandardCharsets.UTF_8);
    assertThat(upload(first, "名单.csv", wide, false).at("/errors/0/message").asText())
        .contains("第 2 行")
        .contains("监测人员");
    assertThat(office.get(first, "/api/accounts/" + id).status()).isEqualTo(404);
    for (String bad : List.of("\"x,辛,监测人员", "y,\"辛,监测人员", "y,辛,\"监测人员", "y,辛\"\",\"监测")) {
      byte[] open =
          ("账号,姓名,岗位\r\n" + id + ",庚,监测人员\r\n" + bad + "\r\nme,壬,没有的岗位\r\nz.1,\"癸\",监测人员\r\n")
              .getBytes(StandardCharsets.UTF_8);
      JsonNode faults = upload(first, "名单.csv", open, false).path("faults");
      assertThat(faults.findValuesAsText("row")).as(bad).containsExactly("3", "4", "4");
      assertThat(faults.at("/0/message").asText()).contains("引号没有成对");
      assertThat(faults.at("/0/column").asText())
          .isEqualTo(bad.startsWith("\"") ? "账号" : bad.startsWith("y,\"") ? "姓名" : "岗位");
      assertThat(faults.toString()).contains("系统保留").contains("没有岗位");
    }
    byte[] headings = ("账号,\"姓名,岗位\n" + id + ",庚,监测人员\n").getBytes(StandardCharsets.UTF_8);
    assertThat(upload(first, "名单.csv", headings, false).at("/errors/0/message").asText())
        .contains("第 1 行")
        .contains("引号");
    byte[] several = ("账号,姓名,岗位\n" + id + ",庚,\"监测人员\n审计人员\"\n").getBytes(StandardCharsets.UTF_8);
    assertThat(upload(first, "名单.csv", several, true).path("rows").asInt()).isEqualTo(1);
  }

  @Test
  void what_administrators_do_to_an_account_is_kept_with_address_and_browser() {
    String id = newId("seen");
    create(first, id, "壬", "monitors");
    office.post(first, "/api/accounts/" + id + "/disabling", Map.of("reason", "离职"));
    JsonNode event =
        StreamSupport.stream(
                office
                    .get("admin", "/api/accounts/events?size=100&account=" + id)
                    .body()
                    .path("content")
                    .spliterator(),
                false)
            .filter(one -> one.path("kind").asText().equals("disabled"))
            .findFirst()
            .orElseThrow();
    assertThat(event.path("address").asText()).isEqualTo("127.0.0.1");
  }

  @Test
  void who_reviews_and_approves_for_one_bureau_is_warned_of_where_it_is_made_and_in_the_list() {
    String id = newId("warned");
    Answer made = create(first, id, "某人", "cp-gov", "cp-gov-approver");
    assertThat(made.status()).as(made.errors()).isEqualTo(201);
    assertThat(made.body().path("warnings")).hasSize(1);
    assertThat(made.body().at("/warnings/0").asText()).contains("宜由不同的人担任");
    String elsewhere = newId("elsewhere");
    assertThat(create(first, elsewhere, "某人", "cp-gov", "cp-fsc-approver").body().path("warnings"))
        .isEmpty();
    String later = newId("later");
    create(first, later, "某人", "cp-fsc");
    Answer changed =
        office.put(
            first,
            "/api/accounts/" + later + "/posts",
            Map.of("posts", List.of("cp-fsc", "cp-fsc-approver"), "reason", "轮岗"));
    assertThat(changed.status()).as(changed.errors()).isEqualTo(200);
    assertThat(changed.body().at("/warnings/0").asText()).contains("宜由不同的人担任");
    String both = office.newAccount(newId("held"), "cp-gov", "cp-gov-approver", "officials");
    assertThat(office.get(first, "/api/accounts/" + both).body().path("findings").toString())
        .contains("宜由不同的人担任");
    assertThat(office.get(first, "/api/accounts/findings").body().findValuesAsText("id"))
        .contains(both)
        .doesNotContain(elsewhere);
  }

  @Test
  void words_for_nobody_are_no_accounts_and_experts_are_no_officials() {
    for (String id :
        List.of(
            "system",
            "NULL",
            "undefined",
            "demo",
            "root",
            "import",
            "me",
            "none",
            "nil",
            "Guest")) {
      assertThat(create(first, id, "某人", "bj-drc").errors()).contains("系统保留的名称");
    }
    String id = newId("both");
    assertThat(create(first, id, "某人", "experts", "bj-drc").errors()).contains("不能由同一账号担任");
    assertThat(create(first, id, "某人", "experts", "process-owners").errors()).contains("不能由同一账号担任");
    assertThat(create(first, id, "某人", "experts").body().path("waiting")).hasSize(1);
    assertThat(groups(id)).isEmpty();
  }

  @Test
  void a_file_that_is_no_list_is_refused_in_words() throws Exception {
    for (byte[] file :
        List.of(
            new byte[0],
            "id,name\na,b\n".getBytes(StandardCharsets.UTF_8),
            "账号,姓名,岗位\n".getBytes(StandardCharsets.UTF_8),
            new byte[] {'P', 'K', 3, 4, 0, 0},
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
            new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF},
            "账号,姓名,\"岗位\na,b".getBytes(StandardCharsets.UTF_8),
            ExcelFile.of(List.of(List.of("别的", "表"))),
            new byte[1024 * 1024 + 1])) {
      JsonNode refused = upload(first, "名单", file, false);
      assertThat(refused.path("status").asInt()).as(refused.toString()).isEqualTo(400);
      assertThat(refused.at("/errors/0/field").asText()).isEqualTo("file");
      assertThat(refused.at("/errors/0/message").asText()).containsPattern("\\p{IsHan}");
    }
    StringBuilder many = new StringBuilder("账号,姓名,岗位\n");
    for (int row = 0; row < 201; row++) {
      many.append("many").append(row).append(",某人,监测人员\n");
    }
    assertThat(
            upload(first, "名单.csv", many.toString().getBytes(StandardCharsets.UTF_8), false)
                .at("/errors/0/message")
                .asText())
        .contains("最多导入 200 个账号");
  }

  private Answer create(String actor, String id, String name, String... posts) {
    return office.post(
        actor, "/api/accounts", Map.of("id", id, "name", name, "posts", List.of(posts)));
  }

  private void change(String id, String... posts) {
    Answer changed =
        office.put(
            first,
            "/api/accounts/" + id + "/posts",
            Map.of("posts", List.of(posts), "reason", "岗位调整"));
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
  }

  private JsonNode upload(String actor, String name, byte[] content, boolean check)
      throws Exception {
    byte[] answer =
        mvc.perform(
                MockMvcRequestBuilders.multipart("/api/accounts/import?check=" + check)
                    .file(new MockMultipartFile("file", name, null, content))
                    .with(
                        SecurityMockMvcRequestPostProcessors.httpBasic(
                            actor, DemoAccounts.PASSWORD)))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    return json.readTree(answer);
  }

  private static Browser.Answer change(Browser browser, String current, String chosen) {
    return browser.ask(
        "PUT",
        "/api/profile/password",
        "{\"current\": \"%s\", \"password\": \"%s\"}".formatted(current, chosen));
  }

  private void choosesPassword(String id, String handedOver) {
    MockHttpServletRequestBuilder change =
        MockMvcRequestBuilders.put("/api/profile/password")
            .with(SecurityMockMvcRequestPostProcessors.httpBasic(id, handedOver))
            .contentType("application/json")
            .content("{\"current\": \"" + handedOver + "\", \"password\": \"three grey cats\"}");
    assertThat(statusOf(change)).isBetween(200, 204);
  }

  private int statusOf(MockHttpServletRequestBuilder request) {
    try {
      return mvc.perform(request).andReturn().getResponse().getStatus();
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private Answer confirmsPosts(String person, String account) {
    return office.post(
        person,
        "/api/accounts/proposals/" + openProposal(account) + "/decision",
        Map.of("decision", "confirm"));
  }

  private long openProposal(String account) {
    return jdbc.sql("select id from post_proposal where account = :id and granted is null")
        .param("id", account)
        .query(Long.class)
        .single();
  }

  private Set<String> groups(String id) {
    return Set.copyOf(
        jdbc.sql("select group_id_ from act_id_membership where user_id_ = :id")
            .param("id", id)
            .query(String.class)
            .list());
  }

  private List<String> trail(String id) {
    return StreamSupport.stream(
            office
                .get("admin", "/api/accounts/events?size=100&account=" + id)
                .body()
                .path("content")
                .spliterator(),
            false)
        .map(event -> event.path("text").asText())
        .toList();
  }

  private static String findings(JsonNode accounts, String id) {
    return StreamSupport.stream(accounts.spliterator(), false)
        .filter(account -> account.path("id").asText().equals(id))
        .map(account -> account.path("findings").toString())
        .findFirst()
        .orElse("");
  }

  private static String newId(String stem) {
    return stem + NUMBER.incrementAndGet();
  }
}
