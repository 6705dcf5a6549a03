package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class ProfileTest {

  private static final String FILTERS =
      "/camunda/api/engine/engine/default/filter?resourceType=Task&maxResults=50";
  private static final String CHOSEN = "three grey cats";

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired IdentityService identity;

  @Test
  void everybody_reads_the_own_name_posts_and_the_rules_of_passwords() {
    JsonNode profile = Browser.of(port, "cp-gov-approver").get("/api/profile").json();
    assertThat(profile.path("groups").findValuesAsText("name"))
        .contains("经办人员")
        .allMatch(name -> name.matches(".*\\p{IsHan}.*"));
    assertThat(profile.path("passwordRules").toString()).contains("至少 10 个字符");
    assertThat(profile.path("mustChangePassword").asBoolean()).isFalse();
    assertThat(profile.path("findings")).isEmpty();
    assertThat(new Browser(port).get("/profile", "text/html").location()).endsWith("/login");
    assertThat(Browser.of(port, "applicant1").get("/profile", "text/html").status()).isEqualTo(200);
  }

  @Test
  void whoever_changes_the_password_stays_and_every_other_session_ends() {
    String account = office.newAccount("changes.own", "bj-drc", "officials");
    Browser here = Browser.of(port, account);
    Browser elsewhere = Browser.of(port, account);
    assertThat(elsewhere.get(FILTERS).status()).isEqualTo(200);
    assertThat(here.get("/api/session").status()).isEqualTo(200);
    assertThat(change(here, "demo", CHOSEN).status()).isEqualTo(204);
    assertThat(here.get("/api/session").status()).isEqualTo(200);
    assertThat(here.get(FILTERS).status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/session").status()).isEqualTo(401);
    assertThat(elsewhere.get(FILTERS).status()).isEqualTo(401);
    assertThat(new Browser(port).withPassword(account, "demo").get("/api/session").status())
        .isEqualTo(401);
    assertThat(new Browser(port).withPassword(account, CHOSEN).get("/api/session").status())
        .isEqualTo(200);
    assertThat(here.get("/api/profile").json().path("passwordChangedAt").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "wrong, three grey cats, current, 当前密码不正确",
    "'', three grey cats, current, 请填写当前密码",
    "demo, short, password, 至少需要 10 个字符",
    "demo, Password123!, password, 常见密码",
    "demo, changes.badly1, password, 用户名"
  })
  void what_cannot_be_is_told_beside_its_field_and_changes_nothing(
      String current, String chosen, String field, String message) {
    String account = "changes.badly";
    if (identity.createUserQuery().userId(account).count() == 0) {
      office.newAccount(account, "monitors");
    }
    Browser.Answer answer =
        change(new Browser(port).withPassword(account, "demo"), current, chosen);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
    assertThat(answer.json().path("errors").path(0).path("message").asText()).contains(message);
    assertThat(new Browser(port).withPassword(account, "demo").get("/api/session").status())
        .isEqualTo(200);
  }

  @Test
  void a_password_stays_as_it_was_typed_with_what_nobody_sees() {
    String account = office.newAccount("types.oddly", "monitors");
    String odd = "cafe\u0301 two\u00A0grey\u200Bcats";
    assertThat(change(new Browser(port).withPassword(account, "demo"), "demo", odd).status())
        .isEqualTo(204);
    assertThat(new Browser(port).withPassword(account, odd).get("/api/session").status())
        .isEqualTo(200);
    assertThat(change(new Browser(port).withPassword(account, odd), odd, CHOSEN).status())
        .isEqualTo(204);
  }

  @Test
  void guesses_at_the_present_password_are_counted_like_those_at_log_in() {
    Browser browser = Browser.of(port, office.newAccount("left.open", "monitors"));
    browser.get("/api/session");
    for (int guess = 0; guess < 5; guess++) {
      assertThat(change(browser, "guess" + guess, CHOSEN).status()).isEqualTo(400);
    }
    Browser.Answer held = change(browser, "demo", CHOSEN);
    assertThat(held.status()).isEqualTo(429);
    assertThat(held.json().path("code").asText()).isEqualTo("too-many-attempts");
  }

  @Test
  void whose_password_somebody_else_has_set_opens_nothing_before_it_is_replaced() {
    String account = office.newAccount("was.reset", "bj-drc", "officials");
    Browser before = Browser.of(port, account);
    assertThat(before.get("/api/session").status()).isEqualTo(200);
    reset(account, "given by phone");
    assertThat(before.get("/api/session").status()).isEqualTo(401);

    Browser browser = new Browser(port);
    assertThat(browser.logIn(account, "given by phone").location()).endsWith("/profile");
    assertThat(browser.get("/camunda/app/tasklist/default/", "text/html").location())
        .endsWith("/profile");
    assertThat(browser.get("/insight", "text/html").location()).endsWith("/profile");
    Browser.Answer refused = browser.get("/api/tasks");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("code").asText()).isEqualTo("password-change-required");
    assertThat(browser.get(FILTERS).status()).isEqualTo(403);
    assertThat(browser.get("/api/session").json().path("mustChangePassword").asBoolean()).isTrue();
    assertThat(browser.get("/profile", "text/html").status()).isEqualTo(200);

    Browser program = new Browser(port).withPassword(account, "given by phone");
    assertThat(program.get("/api/tasks").json().path("code").asText())
        .isEqualTo("password-change-required");
    assertThat(change(browser, "given by phone", "given by phone").status())
        .as("the same again")
        .isEqualTo(400);
    assertThat(change(browser, "given by phone", CHOSEN).status()).isEqualTo(204);
    assertThat(browser.get("/api/tasks").status()).isEqualTo(200);
    assertThat(new Browser(port).withPassword(account, CHOSEN).get("/api/tasks").status())
        .isEqualTo(200);
  }

  private void reset(String account, String password) {
    User user = identity.createUserQuery().userId(account).singleResult();
    user.setPassword(password);
    identity.saveUser(user);
  }

  @Test
  void the_demonstrations_accounts_need_no_new_password() {
    assertThat(
            new Browser(port)
                .withPassword("bj-drc", "demo")
                .get("/api/session")
                .json()
                .path("mustChangePassword")
                .asBoolean(true))
        .isFalse();
  }

  @Test
  void log_ins_are_listed_to_the_person_and_to_administrators_and_auditors_alone() {
    String account = office.newAccount("comes.often", "monitors");
    new Browser(port)
        .logIn(
            account,
            "wrong",
            Map.of("X-Forwarded-For", "203.0.113.40", "User-Agent", "Mozilla/5.0 Firefox/140.0"));
    new Browser(port)
        .logIn(
            account,
            "demo",
            Map.of("X-Forwarded-For", "203.0.113.41", "User-Agent", "Mozilla/5.0 Firefox/140.0"));
    Browser browser = Browser.of(port, account);
    JsonNode own = browser.get("/api/profile/log-ins").json().path("content");
    assertThat(own.findValuesAsText("kind"))
        .containsExactly("logged-in", "logged-in", "log-in-failed");
    assertThat(own.path(1).path("address").asText()).isEqualTo("203.0.113.41");
    assertThat(own.path(1).path("browser").asText()).contains("Firefox");
    assertThat(own.path(1).path("words").asText()).isEqualTo("登录");
    assertThat(browser.get("/api/profile").json().path("lastLogIn").path("address").asText())
        .isEqualTo("203.0.113.41");
    for (String reader : new String[] {"admin", "auditor"}) {
      assertThat(
              Browser.of(port, reader)
                  .get("/api/accounts/events?about=log-ins&account=" + account)
                  .json()
                  .path("total")
                  .asInt())
          .as(reader)
          .isEqualTo(3);
    }
    for (String other : new String[] {"bj-drc", "applicant1", "owner1", "monitor", "expert1"}) {
      assertThat(Browser.of(port, other).get("/api/accounts/events").status())
          .as(other)
          .isEqualTo(403);
    }
  }

  @Test
  void what_is_wrong_with_an_account_is_said_at_log_in() {
    String nothing = office.newAccount("no.post");
    assertThat(new Browser(port).logIn(nothing, "demo").location()).endsWith("/login?groups");
    assertThat(new Browser(port).get("/login?groups", "text/html").body())
        .contains("还没有生效的岗位", "安全管理员");
    Browser.Answer basic = new Browser(port).withPassword(nothing, "demo").get("/api/session");
    assertThat(basic.status()).isEqualTo(403);
    assertThat(basic.json().path("code").asText()).isEqualTo("no-groups");
    assertThat(new Browser(port).logIn(nothing, "wrong").location())
        .as("told to nobody else")
        .endsWith("/login?failed");

    String halfway = office.newAccount("no.official", "bj-drc");
    Browser browser = new Browser(port);
    assertThat(browser.logIn(halfway, "demo").location()).endsWith("/profile");
    assertThat(browser.get("/api/profile").json().path("findings").toString())
        .contains("市发展改革委", "经办人员");
    assertThat(browser.get("/api/duties").json().path("detail").asText())
        .contains("没有列为经办人员", "安全管理员");

    String both =
        office.newAccount("pays.and.approves", "cp-gov-approver", "cp-gov-payer", "officials");
    assertThat(new Browser(port).logIn(both, "demo").location()).endsWith("/profile");
    assertThat(Browser.of(port, both).get("/api/profile").json().path("findings").toString())
        .contains("审定与拨付须由不同的人办理");
  }

  private static Browser.Answer change(Browser browser, String current, String chosen) {
    return browser.ask(
        "PUT",
        "/api/profile/password",
        "{\"current\": \"%s\", \"password\": \"%s\"}".formatted(current, chosen));
  }
}
