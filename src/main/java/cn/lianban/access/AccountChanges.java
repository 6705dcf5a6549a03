package cn.lianban.access;

import cn.lianban.kernel.AccountIds;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import java.util.Objects;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine's account service with the rules that apply to every change, whether from our pages,
 * the engine's pages or its API: a password set by somebody else has to be replaced, and lost
 * rights are lost in open sessions too. Changes that the service makes itself are recorded there.
 */
class AccountChanges extends DbIdentityServiceProvider {

  private final AccountRegister register;
  private final AccountEvents events;
  private final AccountSessions sessions;
  private final JdbcClient jdbc;

  AccountChanges(
      AccountRegister register, AccountEvents events, AccountSessions sessions, JdbcClient jdbc) {
    this.register = register;
    this.events = events;
    this.sessions = sessions;
    this.jdbc = jdbc;
  }

  /** Makes one for each engine command. */
  static final class Factory implements SessionFactory {

    private final ObjectProvider<AccountRegister> register;
    private final ObjectProvider<AccountEvents> events;
    private final ObjectProvider<AccountSessions> sessions;
    private final JdbcClient jdbc;

    Factory(
        ObjectProvider<AccountRegister> register,
        ObjectProvider<AccountEvents> events,
        ObjectProvider<AccountSessions> sessions,
        JdbcClient jdbc) {
      this.register = register;
      this.events = events;
      this.sessions = sessions;
      this.jdbc = jdbc;
    }

    @Override
    public Class<?> getSessionType() {
      return WritableIdentityProvider.class;
    }

    @Override
    public Session openSession() {
      return new AccountChanges(
          register.getObject(), events.getObject(), sessions.getObject(), jdbc);
    }
  }

  /**
   * @throws BadInput where it is new and its id is not allowed
   * @throws Conflict where it is new and another id differs from it only in upper and lower case
   */
  @Override
  public IdentityOperationResult saveUser(User user) {
    UserEntity entity = (UserEntity) user;
    boolean isNew = entity.getRevision() == 0;
    boolean setsPassword = entity.hasNewPassword();
    if (isNew) {
      AccountIds.check(user.getId());
      refuseLookalike(user.getId());
    }
    IdentityOperationResult result = super.saveUser(user);
    String by = Context.getCommandContext().getAuthenticatedUserId();
    if (isNew && by != null) {
      register.created(user.getId(), by);
      register.requireNewPassword(user.getId(), by);
    } else if (!isNew && setsPassword) {
      passwordSet(user.getId(), by);
    }
    return result;
  }

  @Override
  public IdentityOperationResult deleteUser(String id) {
    IdentityOperationResult result = super.deleteUser(id);
    sessions.end(id);
    String by = Context.getCommandContext().getAuthenticatedUserId();
    if (by != null) {
      events.append(AccountEvents.Kind.DELETED, id, by, null);
    }
    return result;
  }

  @Override
  public IdentityOperationResult createMembership(String id, String group) {
    IdentityOperationResult result = super.createMembership(id, group);
    sessions.end(id);
    return result;
  }

  @Override
  public IdentityOperationResult deleteMembership(String id, String group) {
    IdentityOperationResult result = super.deleteMembership(id, group);
    sessions.end(id);
    return result;
  }

  private void passwordSet(String id, String by) {
    if (Objects.equals(id, by)) {
      boolean first = register.passwordChosen(id);
      sessions.end(id);
      events.append(
          first ? AccountEvents.Kind.PASSWORD_CHOSEN : AccountEvents.Kind.PASSWORD_CHANGED,
          id,
          null,
          null);
    } else {
      register.passwordReset(id, by);
      if (by != null) {
        events.append(AccountEvents.Kind.PASSWORD_RESET, id, by, null);
      }
    }
  }

  private void refuseLookalike(String id) {
    jdbc.sql("select id_ from act_id_user where lower(id_) = lower(:id) and id_ <> :id limit 1")
        .param("id", id)
        .query(String.class)
        .optional()
        .ifPresent(
            known -> {
              throw new Conflict("已有账号 " + known + "，与 " + id + " 只有大小写不同，容易混淆，请换一个用户名");
            });
  }
}
