package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.lianban.kernel.Page;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class DisabledAccountTest {

  private static final String FILTERS =
      "/camunda/api/engine/engine/default/filter?resourceType=Task&maxResults=50";

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired AccountRegister register;
  @Autowired AccountEvents events;
  @Autowired TransactionTemplate transaction;

  @Test
  void a_disabled_account_enters_neither_by_form_nor_by_basic_nor_with_an_open_session() {
    String account = office.newAccount("leaver", "bj-drc", "officials");
    Browser inside = Browser.of(port, account);
    assertThat(inside.get(FILTERS).status()).isEqualTo(200);
    register.disable(account, "admin", "离职");
    assertThat(inside.get(FILTERS).status()).isEqualTo(401);
    assertThat(inside.get("/api/session").status()).isEqualTo(401);
    assertThat(new Browser(port).logIn(account, "demo").location()).doesNotContain("/camunda/");
    // who knows the right password is told why it lets nobody in, and nobody else
    assertThat(new Browser(port).logIn(account, "demo").location()).endsWith("/login?disabled");
    assertThat(new Browser(port).get("/login?disabled", "text/html").body())
        .contains("账号已停用，请联系管理员");
    assertThat(new Browser(port).logIn(account, "wrong").location()).endsWith("/login?failed");
    Browser.Answer refused = new Browser(port).withPassword(account, "demo").get("/api/session");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path("detail").asText()).isEqualTo("账号已停用，请联系管理员");
    assertThat(refused.json().path("code").asText()).isEqualTo("account-disabled");
    assertThat(
            new Browser(port)
                .withPassword(account, "wrong")
                .get("/api/session")
                .json()
                .path("detail")
                .asText())
        .startsWith("用户名或密码不正确");
    register.enable(account, "admin");
    assertThat(new Browser(port).withPassword(account, "demo").get("/api/session").status())
        .isEqualTo(200);
    assertThat(
            events
                .of(
                    account,
                    List.of(AccountEvents.Kind.DISABLED, AccountEvents.Kind.ENABLED),
                    new Page.Request(0, 20))
                .content())
        .extracting(
            AccountEvents.Event::words, AccountEvents.Event::actor, AccountEvents.Event::text)
        .containsExactly(tuple("启用", "admin", null), tuple("停用", "admin", "离职"));
  }

  @Test
  void what_ends_the_sessions_of_an_account_leaves_those_of_others_alone() {
    Browser one = Browser.of(port, office.newAccount("stays", "monitors"));
    Browser other = Browser.of(port, office.newAccount("goes", "monitors"));
    register.disable("goes", "admin", "调离");
    assertThat(one.get("/api/session").status()).isEqualTo(200);
    assertThat(other.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void an_account_of_which_nothing_is_recorded_is_enabled_and_keeps_its_password() {
    assertThat(register.of("nobody").isDisabled()).isFalse();
    assertThat(register.mustChangePassword("nobody")).isFalse();
    register.requireNewPassword("nobody", null);
    assertThat(register.mustChangePassword("nobody")).isTrue();
    transaction.executeWithoutResult(status -> register.passwordChosen("nobody"));
    assertThat(register.mustChangePassword("nobody")).isFalse();
  }
}
