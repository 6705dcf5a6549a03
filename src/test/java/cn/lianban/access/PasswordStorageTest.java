package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.kernel.AccountIds;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class PasswordStorageTest {

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;
  @Autowired AccountRegister register;

  @Test
  void passwords_are_kept_as_bcrypt() {
    String account = office.newApplicant().account();
    assertThat(stored(account)).matches("\\{bcrypt-sha256}\\$2a\\$04\\$.{53}");
  }

  @Test
  void one_that_was_kept_as_sha_512_comes_in_once_more_and_is_kept_as_bcrypt_from_then_on() {
    String account = office.newApplicant().account();
    String salt =
        jdbc.sql("select salt_ from act_id_user where id_ = :id")
            .param("id", account)
            .query(String.class)
            .single();
    String before = "{SHA-512}" + new Sha512HashDigest().encrypt("demo" + salt);
    jdbc.sql("update act_id_user set pwd_ = :pwd where id_ = :id")
        .param("pwd", before)
        .param("id", account)
        .update();
    assertThat(status(account, "wrong")).isEqualTo(401);
    assertThat(stored(account)).as("a wrong one changes nothing").isEqualTo(before);
    Browser inside = Browser.of(port, account);
    assertThat(stored(account)).startsWith("{bcrypt-sha256}");
    assertThat(status(account, "demo")).isEqualTo(200);
    assertThat(inside.get("/api/session").status()).isEqualTo(200);
  }

  @Test
  void a_password_that_was_just_taken_is_refused_as_soon_as_another_is_set() {
    String account = office.newAccount("changing-1", "monitors");
    Browser inside = Browser.of(port, account);
    assertThat(status(account, "demo")).isEqualTo(200);
    assertThat(inside.get("/api/session").status()).isEqualTo(200);
    User user = identity.createUserQuery().userId(account).singleResult();
    user.setPassword("three grey cats");
    identity.saveUser(user);
    assertThat(status(account, "demo")).isEqualTo(401);
    assertThat(inside.get("/api/session").status()).as("a reset ends the sessions").isEqualTo(401);
    assertThat(register.mustChangePassword(account)).as("somebody else has set it").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "password123", "careless.one"})
  void the_engine_takes_no_password_that_the_rules_refuse(String password) {
    User user = identity.newUser("careless.one");
    user.setPassword(password);
    assertThatThrownBy(() -> identity.saveUser(user)).hasMessageContaining("policy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zhang.san",
        "zhang_san",
        "zhang-san",
        "zhang.san@example.cn",
        "Zhang+San9@example.cn"
      })
  void ordinary_ids_log_in_and_work_tasks(String id) {
    office.newAccount(id, "bj-drc", "officials");
    Browser browser = Browser.of(port, id);
    assertThat(browser.get("/api/session").json().path("id").asText()).isEqualTo(id);
    String engine = "/camunda/api/engine/engine/default";
    assertThat(browser.get(engine + "/user/" + encoded(id) + "/profile").status()).isEqualTo(200);
    assertThat(browser.get(engine + "/identity/groups?userId=" + encoded(id)).status())
        .isEqualTo(200);
    assertThat(browser.get(engine + "/filter?resourceType=Task").json()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"张三", "zhang san", "zhang/san", ".zhang", "zhang.", "a,b", "<b>"})
  void other_ids_are_refused_in_chinese_by_the_engines_own_interface_too(String id)
      throws Exception {
    String body =
        "{\"profile\": {\"id\": \"%s\", \"firstName\": \"x\", \"lastName\": \"y\"}, \"credentials\": {\"password\": \"three grey cats\"}}"
            .formatted(id);
    Browser.Answer answer =
        Browser.of(port, "admin")
            .ask("POST", "/camunda/api/engine/engine/default/user/create", body);
    if (answer.status() != 403 && answer.status() != 404) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.json().path("message").asText()).contains("英文字母、数字");
    }
    assertThat(identity.createUserQuery().userId(id).count()).isZero();
    assertThatThrownBy(() -> AccountIds.check(id))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("英文字母、数字");
  }

  @Test
  void two_accounts_never_differ_in_upper_and_lower_case_alone() {
    office.newAccount("Li.Si", "monitors");
    assertThatThrownBy(() -> office.newAccount("li.si", "monitors"))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("Li.Si");
  }

  @Test
  void a_cost_that_is_not_safe_is_refused_at_the_start() {
    assertThat(PasswordCost.checked(10, 10)).isEqualTo(10);
    assertThatThrownBy(() -> PasswordCost.checked(9, 10))
        .hasMessageContaining("lianban.passwords.cost")
        .hasMessageContaining("10");
    assertThatThrownBy(() -> PasswordCost.checked(17, 10)).hasMessageContaining("16");
  }

  private int status(String account, String password) {
    return new Browser(port).withPassword(account, password).get("/api/session").status();
  }

  private String stored(String account) {
    return jdbc.sql("select pwd_ from act_id_user where id_ = :id")
        .param("id", account)
        .query(String.class)
        .single();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
