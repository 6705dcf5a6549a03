package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import cn.lianban.kernel.Actor;
import org.junit.jupiter.api.Test;

class FirstAdministratorTest {

  private final Accounts accounts = mock(Accounts.class);

  @Test
  void without_an_administrator_and_without_a_name_for_one_the_service_does_not_start() {
    assertThatThrownBy(() -> new FirstAdministrator(accounts, new FirstAdministratorSettings("", "", "jdbc:postgresql:")).start())
        .hasMessageContaining("系统中还没有管理员")
        .hasMessageContaining("There is no administrator yet")
        .hasMessageContaining("LIANBAN_ADMIN_ID");
  }

  @Test
  void a_password_of_eleven_characters_is_too_short() {
    assertThatThrownBy(() -> new FirstAdministrator(accounts, new FirstAdministratorSettings("boss", "12345678901", "jdbc:postgresql:")).start()).hasMessageContaining("12");
    verify(accounts, never()).create(any(), any(), any(), any());
  }

  @Test
  void a_name_that_cannot_be_a_user_name_is_refused() {
    assertThatThrownBy(() -> new FirstAdministrator(accounts, new FirstAdministratorSettings("bo ss", "123456789012", "jdbc:postgresql:")).start())
        .hasMessageContaining("LIANBAN_ADMIN_ID 不能用作用户名")
        .hasMessageContaining("cannot be a user name");
    verify(accounts, never()).create(any(), any(), any(), any());
  }

  @Test
  void a_password_of_twelve_characters_makes_the_first_administrator() {
    new FirstAdministrator(accounts, new FirstAdministratorSettings("boss", "123456789012", "jdbc:postgresql:")).start();
    verify(accounts).create("boss", "系统", "管理员", "123456789012");
    verify(accounts).join("boss", Actor.ADMINISTRATORS);
  }

  @Test
  void where_there_is_an_administrator_the_environment_makes_no_other() {
    when(accounts.anyIn(Actor.ADMINISTRATORS)).thenReturn(true);
    new FirstAdministrator(accounts, new FirstAdministratorSettings("boss", "123456789012", "jdbc:postgresql:")).start();
    new FirstAdministrator(accounts, new FirstAdministratorSettings("", "", "jdbc:postgresql:")).start();
    verify(accounts, never()).create(any(), any(), any(), any());
  }
}
