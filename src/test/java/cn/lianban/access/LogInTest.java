package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class LogInTest {

  private static final String FILTERS =
      "/camunda/api/engine/engine/default/filter?resourceType=Task&maxResults=50";

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  @Test
  void a_program_sends_its_password_with_each_request_and_gets_no_session() {
    Browser program = new Browser(port).withPassword("bj-drc", "demo");
    Browser.Answer answer = program.get("/api/session");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("id").asText()).isEqualTo("bj-drc");
    assertThat(answer.json().path("groups").toString()).isEqualTo("[\"bj-drc\",\"officials\"]");
    assertThat(answer.json().path("name").asText()).isEqualTo("市发展改革委 审核员");
    assertThat(program.cookie("LIANBAN")).isNull();
  }

  @Test
  void a_wrong_password_is_told_in_chinese_and_the_right_one_after_it_is_taken_at_once() {
    String account = office.newApplicant().account();
    Browser.Answer wrong = new Browser(port).withPassword(account, "wrong").get("/api/session");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.type()).startsWith("application/problem+json");
    assertThat(wrong.header("WWW-Authenticate")).startsWith("Basic");
    assertThat(wrong.json().path("detail").asText()).startsWith("用户名或密码不正确");
    assertThat(new Browser(port).withPassword(account, "demo").get("/api/session").status())
        .isEqualTo(200);
  }

  @Test
  void
      after_five_wrong_passwords_an_address_is_told_how_long_to_wait_whether_there_is_such_an_account_or_not() {
    String account = office.newApplicant().account();
    for (String name : List.of(account, "nobody-of-this-name")) {
      for (int guess = 0; guess < 5; guess++) {
        assertThat(from("198.51.100.20", name, "guess" + guess)).as(name).isEqualTo(401);
      }
      Browser.Answer held = send("198.51.100.20", name, "demo");
      assertThat(held.status()).as(name).isEqualTo(429);
      assertThat(held.header("Retry-After")).as(name).isEqualTo("60");
      assertThat(held.json().path("detail").asText()).as(name).isEqualTo("尝试过于频繁，请 60 秒后再试");
      Browser.Answer form =
          new Browser(port).logIn(name, "demo", Map.of("X-Forwarded-For", "198.51.100.20"));
      assertThat(form.location()).as(name).endsWith("/login?wait=60");
    }
    assertThat(new Browser(port).get("/login?wait=60", "text/html").body())
        .contains("尝试过于频繁，请 60 秒后再试");
    assertThat(new Browser(port).get("/login?wait=%3Cb%3E", "text/html").body())
        .contains("稍后再试")
        .doesNotContain("<b>");
  }

  @Test
  void one_address_that_tries_many_accounts_waits_and_those_at_home_there_do_not() {
    String home = office.newApplicant().account();
    String other = office.newApplicant().account();
    String address = "198.51.100.21";
    assertThat(from(address, home, "demo")).isEqualTo(200);
    for (int guess = 0; guess < 30; guess++) {
      assertThat(from(address, "sprayed" + guess, "Summer2026!")).isEqualTo(401);
    }
    assertThat(from(address, other, "demo")).as("a stranger").isEqualTo(429);
    assertThat(from(address, home, "demo")).as("who has logged in there before").isEqualTo(200);
    assertThat(from("198.51.100.22", other, "demo")).as("the address next to it").isEqualTo(200);
  }

  @Test
  void an_unknown_account_is_told_the_same_as_a_wrong_password() {
    String wrong =
        new Browser(port)
            .withPassword(office.newApplicant().account(), "wrong")
            .get("/api/session")
            .body();
    assertThat(
            new Browser(port).withPassword("no such account", "wrong").get("/api/session").body())
        .isEqualTo(wrong);
    assertThat(new Browser(port).withPassword("", "").get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void a_browser_is_not_made_to_ask_for_the_password_in_a_window_of_its_own() {
    Browser.Answer answer =
        new Browser(port).send("GET", "/api/session", null, Map.of("User-Agent", "Mozilla/5.0"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isNull();
  }

  @Test
  void the_form_gives_one_session_for_tasklist_and_our_pages() {
    Browser browser = new Browser(port);
    assertThat(browser.get("/camunda/app/tasklist/default/", "text/html").location())
        .endsWith("/login");
    String before = browser.cookie("LIANBAN");
    Browser.Answer in = browser.logIn("bj-drc", "demo");
    assertThat(in.location()).endsWith("/camunda/app/tasklist/default/");
    assertThat(browser.cookie("LIANBAN")).isNotNull().isNotEqualTo(before);
    assertThat(browser.get("/camunda/app/tasklist/default/", "text/html").status()).isEqualTo(200);
    Browser.Answer filters = browser.get(FILTERS);
    assertThat(filters.status()).isEqualTo(200);
    assertThat(filters.json())
        .extracting(filter -> filter.path("name").asText())
        .containsExactly("本部门全部", "我认领的", "已超期", "即将超期", "待受理", "待联审", "待核定", "待汇总", "待审定");
    assertThat(browser.get("/api/session").json().path("id").asText()).isEqualTo("bj-drc");
    assertThat(
            jdbc.sql("select count(*) from spring_session where principal_name = 'bj-drc'")
                .query(Long.class)
                .single())
        .isPositive();
  }

  @Test
  void nothing_of_a_log_in_elsewhere_is_there_where_none_is_configured() {
    Browser browser = new Browser(port);
    assertThat(browser.get("/login", "text/html").body()).doesNotContain("/oauth2/", "统一身份", "{{");
    assertThat(browser.get("/oauth2/authorization/sso").status()).isIn(401, 403, 404);
    assertThat(browser.get("/login/oauth2/code/sso?code=x&state=y").status()).isIn(401, 403, 404);
  }

  @Test
  void a_log_in_leads_to_the_page_that_was_asked_for() {
    Browser browser = new Browser(port);
    assertThat(browser.get("/insight/cases?status=paid&q=%E4%B8%80", "text/html").location())
        .endsWith("/login");
    assertThat(browser.logIn("bj-drc", "demo").location())
        .isEqualTo("/insight/cases?status=paid&q=%E4%B8%80");
    assertThat(browser.get("/insight/cases?status=paid&q=%E4%B8%80", "text/html").status())
        .isEqualTo(200);
    assertThat(browser.logIn("bj-drc", "demo").location())
        .as("once")
        .endsWith("/camunda/app/tasklist/default/");
  }

  @Test
  void the_page_that_was_asked_for_is_never_on_a_host_that_the_request_names() {
    Browser browser = new Browser(port);
    browser.get("/accounts", "text/html");
    assertThat(
            browser.logIn("admin", "demo", Map.of("X-Forwarded-Host", "evil.example")).location())
        .isEqualTo("/accounts");
  }

  @Test
  void the_form_tells_a_wrong_password_and_needs_its_token() {
    Browser browser = new Browser(port);
    assertThat(browser.logIn("nobody", "wrong").location()).endsWith("/login?failed");
    assertThat(browser.get("/login?failed", "text/html").body())
        .contains("用户名或密码不正确")
        .contains("role=\"alert\"");
    Browser.Answer forged =
        new Browser(port)
            .send(
                "POST",
                "/login",
                "username=bj-drc&password=demo",
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
    assertThat(forged.location()).endsWith("/login?expired");
  }

  @Test
  void a_stranger_who_guesses_passwords_keeps_nobody_out_who_has_logged_in_before() {
    String account = office.newApplicant().account();
    assertThat(from("203.0.113.7", account, "demo")).isEqualTo(200);
    for (int guess = 0; guess < 20; guess++) {
      assertThat(from("198.51.100." + (100 + guess / 4), account, "guess" + guess)).isEqualTo(401);
    }
    assertThat(from("198.51.100.9", account, "demo"))
        .as("a stranger waits, even with the right password")
        .isEqualTo(429);
    assertThat(from("203.0.113.7", account, "demo"))
        .as("where the account is at home nobody waits")
        .isEqualTo(200);
    for (int guess = 0; guess < 5; guess++) {
      assertThat(from("203.0.113.7", account, "guess" + guess)).isEqualTo(401);
    }
    assertThat(from("203.0.113.7", account, "demo"))
        .as("nor is there a place to guess from at leisure")
        .isEqualTo(429);
  }

  private int from(String address, String account, String password) {
    return send(address, account, password).status();
  }

  private Browser.Answer send(String address, String account, String password) {
    String pair =
        Base64.getEncoder()
            .encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    return new Browser(port)
        .send(
            "GET",
            "/api/session",
            null,
            Map.of("Authorization", "Basic " + pair, "X-Forwarded-For", address));
  }

  @Test
  void everybody_lands_where_they_work() {
    assertThat(new Browser(port).logIn("bj-edu", "demo").location())
        .endsWith("/camunda/app/tasklist/default/");
    assertThat(new Browser(port).logIn("expert1", "demo").location())
        .endsWith("/camunda/app/tasklist/default/");
    assertThat(new Browser(port).logIn("monitor", "demo").location())
        .endsWith("/camunda/app/cockpit/default/");
    assertThat(new Browser(port).logIn("owner1", "demo").location())
        .endsWith("/camunda/app/cockpit/default/");
    assertThat(new Browser(port).logIn("admin", "demo").location()).endsWith("/accounts");
    assertThat(new Browser(port).logIn("applicant1", "demo").location()).endsWith("/");
  }

  @Test
  void logging_out_of_tasklist_logs_out_everywhere() {
    Browser browser = Browser.of(port, "bj-drc");
    assertThat(browser.get(FILTERS).status()).isEqualTo(200);
    assertThat(browser.ask("POST", "/camunda/api/admin/auth/user/default/logout", "{}").status())
        .isLessThan(300);
    assertThat(browser.get(FILTERS).status()).isEqualTo(401);
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void logging_out_of_our_pages_logs_out_of_tasklist() {
    Browser browser = Browser.of(port, "bj-drc");
    browser.get("/api/session");
    assertThat(browser.ask("POST", "/logout", "").status()).isEqualTo(204);
    assertThat(browser.get(FILTERS).status()).isEqualTo(401);
  }

  @Test
  void a_request_without_the_token_of_the_web_applications_is_refused_and_ends_no_session() {
    Browser browser = Browser.of(port, "monitor");
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "Accept", "application/json");
    String tasks = "/camunda/api/engine/engine/default/task/count";
    Browser.Answer forged = browser.send("POST", tasks, "{}", headers);
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.json().path("message").asText()).contains("防伪令牌");
    Map<String, String> wrong = new HashMap<>(headers);
    wrong.put("X-XSRF-TOKEN", "guessed");
    assertThat(browser.send("POST", tasks, "{}", wrong).status()).isEqualTo(403);
    assertThat(
            browser
                .send("POST", "/camunda/api/admin/auth/user/default/logout", "{}", headers)
                .status())
        .as("nor does it log anybody out")
        .isEqualTo(403);

    assertThat(browser.get("/api/session").status()).as("the session goes on").isEqualTo(200);
    assertThat(browser.ask("POST", tasks, "{}").status()).isEqualTo(200);
  }

  @Test
  void a_session_changes_nothing_without_the_token_of_our_pages() {
    Browser browser = Browser.of(port, "applicant1");
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    Browser.Answer forged = browser.send("POST", "/api/applications", "{}", headers);
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.json().path("detail").asText()).contains("防伪令牌");
    String token = browser.get("/api/session").json().path("csrf").path("token").asText();
    assertThat(
            browser
                .send(
                    "POST",
                    "/api/applications",
                    "{}",
                    Map.of("Content-Type", "application/json", "X-CSRF-TOKEN", token))
                .status())
        .isEqualTo(400);
    assertThat(browser.send("POST", "/api/estimates", "{}", headers).status())
        .as("estimates ride on no session")
        .isNotEqualTo(401);
  }

  @Test
  void a_page_of_another_site_cannot_use_a_password_that_the_browser_remembers() {
    Browser browser = new Browser(port).withPassword("applicant1", "demo");
    for (String site : List.of("cross-site", "same-site")) {
      Browser.Answer answer =
          browser.send(
              "POST",
              "/api/applications",
              "{}",
              Map.of("Content-Type", "application/json", "Sec-Fetch-Site", site));
      assertThat(answer.status()).as(site).isEqualTo(403);
    }
  }

  @Test
  void a_session_ends_when_the_account_gains_or_loses_a_group() {
    String account = office.newApplicant().account();
    Browser browser = Browser.of(port, account);
    assertThat(browser.get("/api/session").json().path("groups").toString()).contains("applicants");
    identity.createMembership(account, "monitors");
    assertThat(browser.get("/api/session").status()).as("its roles have changed").isEqualTo(401);
    Browser again = Browser.of(port, account);
    assertThat(again.get("/api/session").json().path("groups").toString()).contains("monitors");
    identity.deleteUser(account);
    assertThat(again.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void a_session_has_a_number_that_nobody_guesses_and_no_page_tells_other_sites_where_one_was() {
    Browser browser = new Browser(port);
    browser.logIn("bj-drc", "demo");
    String number =
        new String(Base64.getDecoder().decode(browser.cookie("LIANBAN")), StandardCharsets.UTF_8);
    assertThat(number)
        .as("more than the 122 bits of a UUID")
        .hasSize(36)
        .matches("[A-Za-z0-9_-]+")
        .containsPattern("[g-zG-Z_]");
    assertThat(browser.get("/camunda/app/tasklist/default/", "text/html").header("Referrer-Policy"))
        .isEqualTo("same-origin");
    assertThat(browser.get("/", "text/html").header("Referrer-Policy")).isEqualTo("same-origin");
  }

  @Test
  void behind_https_the_cookie_is_secure_and_the_browser_is_told_to_stay_there() {
    Browser.Answer in =
        new Browser(port)
            .logIn(
                "bj-drc",
                "demo",
                Map.of("X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7"));
    assertThat(in.header("Strict-Transport-Security")).startsWith("max-age=");
    assertThat(in.response().headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("LIANBAN=")
                    .contains("Secure")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax"));
  }

  @Test
  void whoever_opens_an_address_that_leads_nowhere_reads_a_page() {
    Browser official = Browser.of(port, "bj-drc");
    Map<String, Integer> addresses =
        Map.of(
            "/nonsense",
            404,
            "/insight/incidents/x/y",
            404,
            "/assets/none.js",
            404,
            "/nothing.ico",
            404,
            "/items/a;b",
            400,
            "/camunda/app/admin/default/",
            403,
            "/camunda/app/none/",
            404);
    addresses.forEach(
        (address, status) -> {
          Browser.Answer page = official.get(address, "text/html,application/xhtml+xml");
          assertThat(page.status()).as(address).isEqualTo(status);
          assertThat(page.type()).as(address).isEqualToIgnoringCase("text/html;charset=UTF-8");
          assertThat(page.body()).as(address).contains("<html lang=\"zh-CN\">", "返回首页");
          Browser.Answer problem = official.get(address, "application/json");
          assertThat(problem.type()).as(address).startsWith("application/problem+json");
        });
    assertThat(official.get("/api/none", "text/html").type())
        .as("the interface speaks to programs")
        .startsWith("application/problem+json");
  }

  @Test
  void our_pages_forbid_foreign_scripts_and_frames() {
    Browser.Answer page = new Browser(port).get("/login", "text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'self'");
    assertThat(page.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.body()).contains("<html lang=\"zh-CN\">").contains("联办").contains("演示环境账号");
  }
}
