package cn.lianban.access;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How a person changes the own password. */
@Service
public class OwnPassword {

  private final AccountLogin login;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final AccountRegister register;
  private final AccountSessions sessions;
  private final AccountEvents events;
  private final TransactionTemplate transaction;

  OwnPassword(
      AccountLogin login,
      Passwords passwords,
      PasswordRules rules,
      AccountRegister register,
      AccountSessions sessions,
      AccountEvents events,
      TransactionTemplate transaction) {
    this.login = login;
    this.passwords = passwords;
    this.rules = rules;
    this.register = register;
    this.sessions = sessions;
    this.events = events;
    this.transaction = transaction;
  }

  /**
   * The sender of the request.
   *
   * @param browser name that the browser or program sends; null for none
   * @param session the session that stays when all others of the account end; null for none
   */
  public record Sender(String address, String browser, @Nullable String session) {}

  /**
   * Changes the password; wrong present passwords count like failed log-ins.
   *
   * @throws BadInput where the present password is wrong or the new one is refused by the rules
   * @throws Conflict where somebody else has changed it in the meantime
   */
  public void change(String id, String current, String chosen, Sender sender) {
    if (current == null || current.isEmpty()) {
      throw new BadInput("current", "请填写当前密码");
    }
    rules.check(id, chosen);
    if (chosen.equals(current)) {
      throw new BadInput("password", "新密码不能与当前密码相同");
    }
    if (!login.matches(id, current, sender.address)) {
      throw new BadInput("current", "当前密码不正确");
    }
    AccountRegister.Entry entry = register.of(id);
    try {
      register.checkOneTimePassword(entry);
    } catch (OneTimePasswordOver over) {
      throw new Conflict(over.words());
    }
    transaction.executeWithoutResult(
        status -> {
          // the check above and this are apart: an administrator may have set another in between
          if (!passwords.replace(id, current, chosen)) {
            throw new Conflict("密码刚刚被他人重置或在别处修改，这次没有改成，请重新登录后再改");
          }
          boolean first = register.passwordChosen(id);
          if (sender.session == null) {
            sessions.end(id);
          } else {
            sessions.endOthers(id, sender.session);
          }
          events.append(
              first ? AccountEvents.Kind.PASSWORD_CHOSEN : AccountEvents.Kind.PASSWORD_CHANGED,
              id,
              null,
              sender.address,
              sender.browser,
              first && entry.oneTimePasswordBy() != null
                  ? "一次性密码由 " + entry.oneTimePasswordBy() + " 发放"
                  : null);
        });
  }
}
