package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import cn.lianban.kernel.Conflict;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OwnPasswordTest {

  private final AccountLogin login = mock(AccountLogin.class);
  private final Passwords passwords = mock(Passwords.class);
  private final AccountRegister register = mock(AccountRegister.class);
  private final OwnPassword own =
      new OwnPassword(
          login,
          passwords,
          mock(PasswordRules.class),
          register,
          mock(AccountSessions.class),
          mock(AccountEvents.class),
          new TransactionTemplate(mock(PlatformTransactionManager.class)));

  @Test
  void a_password_that_somebody_else_changes_meanwhile_does_not_count_as_chosen() {
    when(login.matches("zhangsan", "old one", "192.0.2.1")).thenReturn(true);
    when(passwords.replace("zhangsan", "old one", "three grey cats")).thenReturn(false);
    assertThatThrownBy(
            () ->
                own.change(
                    "zhangsan",
                    "old one",
                    "three grey cats",
                    new OwnPassword.Sender("192.0.2.1", "Firefox", null)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("这次没有改成");
    verify(register, never()).passwordChosen(any());
  }
}
