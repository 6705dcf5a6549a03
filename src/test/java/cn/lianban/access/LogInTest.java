package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccessTest
class LogInTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort int port;

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
  void a_wrong_password_is_told_in_chinese() {
    Browser.Answer answer = new Browser(port).withPassword("bj-edu", "wrong").get("/api/session");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    assertThat(answer.json().path("detail").asText()).contains("用户名或密码不正确");
  }

  @Test
  void the_form_gives_a_session_that_opens_tasklist() {
    Browser browser = new Browser(port);
    assertThat(browser.get("/camunda/app/tasklist/default/", "text/html").location()).endsWith("/login");
    Browser.Answer in = browser.logIn("bj-drc", "demo");
    assertThat(in.status()).isEqualTo(302);
    assertThat(in.location()).endsWith("/camunda/app/tasklist/default/");
    assertThat(browser.get("/camunda/app/tasklist/default/", "text/html").status()).isEqualTo(200);
    Browser.Answer filters = browser.get(ENGINE + "/filter?resourceType=Task&maxResults=50");
    assertThat(filters.status()).as(filters.body()).isEqualTo(200);
    assertThat(filters.json().findValuesAsText("name")).containsExactlyInAnyOrder("我部门的待办", "我认领的");
    assertThat(browser.get("/api/session").json().path("id").asText()).isEqualTo("bj-drc");
  }

  @Test
  void logging_out_of_tasklist_logs_out_everywhere() {
    Browser browser = Browser.of(port, "bj-drc");
    assertThat(browser.get(ENGINE + "/filter?maxResults=50").status()).isEqualTo(200);
    assertThat(browser.ask("POST", "/camunda/api/admin/auth/user/default/logout", "{}").status()).isLessThan(300);
    assertThat(browser.get(ENGINE + "/filter?maxResults=50").status()).isEqualTo(401);
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
  }
}
