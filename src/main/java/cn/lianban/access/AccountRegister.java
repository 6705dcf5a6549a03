package cn.lianban.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the engine's identity tables do not know of an account: who made it, whether it is disabled,
 * and whether a new password is due. An account of which nothing is recorded here is enabled and
 * may keep its password.
 */
@Component
public class AccountRegister {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AccountEvents events;
  private final AccountSessions sessions;

  AccountRegister(JdbcClient jdbc, Clock clock, AccountEvents events, AccountSessions sessions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
    this.sessions = sessions;
  }

  /**
   * What is recorded of an account.
   *
   * @param disabledAt null while it is enabled, like who disabled it and why
   * @param createdBy null where it was made before this was kept, or by the service itself
   * @param passwordChangedAt null where it never was
   */
  public record Entry(
      String id,
      OffsetDateTime createdAt,
      String createdBy,
      OffsetDateTime disabledAt,
      String disabledBy,
      String disabledReason,
      boolean mustChangePassword,
      OffsetDateTime passwordChangedAt) {

    public boolean isDisabled() {
      return disabledAt != null;
    }
  }

  private static final String ENTRY =
      """
      select id, created_at, created_by, disabled_at, disabled_by, disabled_reason, must_change_password, password_changed_at
      from account where id = :id
      """;

  /** As an account of which nothing is recorded: enabled, with a password that it may keep. */
  public Entry of(String id) {
    return jdbc.sql(ENTRY)
        .param("id", id)
        .query(Entry.class)
        .optional()
        .orElse(new Entry(id, null, null, null, null, null, false, null));
  }

  public boolean isDisabled(String id) {
    return of(id).isDisabled();
  }

  public boolean mustChangePassword(String id) {
    return of(id).mustChangePassword();
  }

  /**
   * Notes that the account was made; to be called once the engine has it. An entry that an account
   * of the same id has left behind stays.
   *
   * @param by the account of who made it; null for the service itself
   */
  @Transactional
  public void created(String id, String by) {
    jdbc.sql(
            "insert into account (id, created_at, created_by) values (:id, :at, :by) on conflict (id) do nothing")
        .param("id", id)
        .param("at", now())
        .param("by", by)
        .update();
    events.append(AccountEvents.Kind.CREATED, id, by, null);
  }

  /**
   * From now on nobody enters with this account: its sessions end. Does nothing where it is
   * disabled already.
   */
  @Transactional
  public void disable(String id, String by, String reason) {
    entered(id);
    int changed =
        jdbc.sql(
                "update account set disabled_at = :at, disabled_by = :by, disabled_reason = :reason where id = :id and disabled_at is null")
            .param("at", now())
            .param("by", by)
            .param("reason", reason)
            .param("id", id)
            .update();
    sessions.end(id);
    if (changed > 0) {
      events.append(AccountEvents.Kind.DISABLED, id, by, reason);
    }
  }

  /** Does nothing where it is enabled already. */
  @Transactional
  public void enable(String id, String by) {
    enable(id, by, null);
  }

  /** As {@link #enable(String, String)}, with the reason that the trail keeps. */
  @Transactional
  void enable(String id, String by, String reason) {
    int changed =
        jdbc.sql(
                "update account set disabled_at = null, disabled_by = null, disabled_reason = null where id = :id and disabled_at is not null")
            .param("id", id)
            .update();
    if (changed > 0) {
      events.append(AccountEvents.Kind.ENABLED, id, by, reason);
    }
  }

  /** Whoever logs in next has to choose a new password before anything else. */
  @Transactional
  public void requireNewPassword(String id) {
    entered(id);
    jdbc.sql("update account set must_change_password = true where id = :id")
        .param("id", id)
        .update();
  }

  /** The person has chosen a password. */
  @Transactional
  void passwordChosen(String id) {
    entered(id);
    jdbc.sql(
            "update account set must_change_password = false, password_changed_at = :at where id = :id")
        .param("at", now())
        .param("id", id)
        .update();
  }

  /** Somebody else has set the password: its sessions end, and a new one is due. */
  @Transactional
  void passwordReset(String id) {
    entered(id);
    jdbc.sql(
            "update account set must_change_password = true, password_changed_at = :at where id = :id")
        .param("at", now())
        .param("id", id)
        .update();
    sessions.end(id);
  }

  private void entered(String id) {
    jdbc.sql("insert into account (id, created_at) values (:id, :at) on conflict (id) do nothing")
        .param("id", id)
        .param("at", now())
        .update();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
