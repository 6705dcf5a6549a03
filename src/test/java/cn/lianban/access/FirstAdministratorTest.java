package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstAdministratorTest {

  private final Accounts accounts = mock(Accounts.class);
  private final NewAccountIds ids = mock(NewAccountIds.class);

  private static PasswordRules rules() {
    try {
      return new PasswordRules(10);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void without_an_administrator_and_without_a_name_for_one_the_service_does_not_start() {
    assertThatThrownBy(
            () ->
                new FirstAdministrator(
                        accounts,
                        new FirstAdministratorSettings(rules(), "", "", "jdbc:postgresql:"),
                        ids)
                    .start())
        .hasMessageContaining("系统中还没有管理员")
        .hasMessageContaining("There is no administrator yet")
        .hasMessageContaining("LIANBAN_ADMIN_ID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ninechars", "first.admin", "password123", "1234567890"})
  void a_password_that_is_short_common_or_the_user_name_makes_no_administrator(String password) {
    assertThatThrownBy(
            () ->
                new FirstAdministrator(
                        accounts,
                        new FirstAdministratorSettings(
                            rules(), "first.admin", password, "jdbc:postgresql:"),
                        ids)
                    .start())
        .hasMessageContaining("LIANBAN_ADMIN_PASSWORD 不合要求")
        .hasMessageContaining("at least 10 characters");
    verify(accounts, never()).create(any(), any(), any(), any());
  }

  @ParameterizedTest
  @ValueSource(strings = {"系统管理员", "zhang san", "a/b", ".zhang", "zhang;drop"})
  void an_id_that_nobody_could_log_in_with_is_told_in_both_languages(String id) {
    assertThatThrownBy(
            () ->
                new FirstAdministrator(
                        accounts,
                        new FirstAdministratorSettings(
                            rules(), id, "tulpen im garten", "jdbc:postgresql:"),
                        ids)
                    .start())
        .hasMessageContaining("LIANBAN_ADMIN_ID 不能用作用户名")
        .hasMessageContaining("cannot be a user name");
    verify(accounts, never()).create(any(), any(), any(), any());
  }

  @ParameterizedTest
  @ValueSource(strings = {"boss", "zhang.san", "zhang_san", "zhang-san", "zhang.san@example.cn"})
  void an_ordinary_id_and_ten_characters_make_the_first_administrator(String id) {
    new FirstAdministrator(
            accounts,
            new FirstAdministratorSettings(rules(), id, "tulpen1ros", "jdbc:postgresql:"),
            ids)
        .start();
    verify(accounts).create(id, "系统", "管理员", "tulpen1ros");
    verify(accounts).join(id, Actor.ADMINISTRATORS);
  }

  @Test
  void an_id_that_no_other_account_could_have_makes_no_administrator_either() {
    when(ids.fault("officials"))
        .thenReturn(Optional.of(new NewAccountIds.Fault(false, "“officials”是部门或岗位的代号")));
    assertThatThrownBy(
            () ->
                new FirstAdministrator(
                        accounts,
                        new FirstAdministratorSettings(
                            rules(), "officials", "tulpen1ros", "jdbc:postgresql:"),
                        ids)
                    .start())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("LIANBAN_ADMIN_ID")
        .hasMessageContaining("部门或岗位的代号");
    verify(accounts, never()).create(any(), any(), any(), any());
  }

  @Test
  void where_there_is_an_administrator_the_environment_makes_no_other() {
    when(accounts.anyIn(Actor.ADMINISTRATORS)).thenReturn(true);
    new FirstAdministrator(
            accounts,
            new FirstAdministratorSettings(rules(), "boss", "123456789012", "jdbc:postgresql:"),
            ids)
        .start();
    new FirstAdministrator(
            accounts, new FirstAdministratorSettings(rules(), "", "", "jdbc:postgresql:"), ids)
        .start();
    verify(accounts, never()).create(any(), any(), any(), any());
  }
}
