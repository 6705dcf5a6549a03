package cn.lianban.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the engine's identity tables do not hold about an account: who created it, whether it is
 * disabled, and whether a new password is required. An account without an entry is enabled and may
 * keep its password.
 */
@Component
public class AccountRegister {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AccountEvents events;
  private final AccountSessions sessions;
  private final Duration oneTimeValidFor;

  AccountRegister(
      JdbcClient jdbc,
      Clock clock,
      AccountEvents events,
      AccountSessions sessions,
      PasswordSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
    this.sessions = sessions;
    this.oneTimeValidFor = settings.oneTimeValidFor();
  }

  /**
   * The entry of an account.
   *
   * @param disabledAt null while it is enabled, like the person and the reason
   * @param createdBy null for older accounts, and for those created by the service
   * @param passwordChangedAt null where it never was
   * @param oneTimePasswordAt when the last one-time password was handed out; null for none
   * @param oneTimePasswordBy who handed it out; null for none and for the service itself
   */
  public record Entry(
      @Nullable String id,
      @Nullable OffsetDateTime createdAt,
      @Nullable String createdBy,
      @Nullable OffsetDateTime disabledAt,
      @Nullable String disabledBy,
      @Nullable String disabledReason,
      boolean mustChangePassword,
      @Nullable OffsetDateTime passwordChangedAt,
      @Nullable OffsetDateTime oneTimePasswordAt,
      @Nullable String oneTimePasswordBy) {

    public boolean isDisabled() {
      return disabledAt != null;
    }
  }

  private static final String ENTRY =
      """
      select id, created_at, created_by, disabled_at, disabled_by, disabled_reason, must_change_password, password_changed_at,
        one_time_password_at, one_time_password_by
      from account where id = :id
      """;

  /** The entry of an account; without one, as for an enabled account that may keep its password. */
  public Entry of(@Nullable String id) {
    return jdbc.sql(ENTRY)
        .param("id", id)
        .query(Entry.class)
        .optional()
        .orElse(new Entry(id, null, null, null, null, null, false, null, null, null));
  }

  public boolean isDisabled(@Nullable String id) {
    return of(id).isDisabled();
  }

  public boolean mustChangePassword(@Nullable String id) {
    return of(id).mustChangePassword();
  }

  /**
   * Until when the one-time password of an account lets its owner in; null where it has none that
   * waits to be replaced.
   */
  public @Nullable OffsetDateTime oneTimePasswordUntil(Entry entry) {
    return entry.mustChangePassword() && entry.oneTimePasswordAt() != null
        ? entry.oneTimePasswordAt().plus(oneTimeValidFor)
        : null;
  }

  /**
   * Checks that the account has no one-time password whose time is over.
   *
   * @throws OneTimePasswordOver otherwise
   */
  void checkOneTimePassword(Entry entry) {
    OffsetDateTime until = oneTimePasswordUntil(entry);
    if (until != null && !now().isBefore(until)) {
      throw new OneTimePasswordOver(oneTimeValidFor);
    }
  }

  /** The posts that the account holds and that do not count until a second person confirms them. */
  Set<String> heldBack(@Nullable String id) {
    return jdbc.sql(
            "select unnest(posts) from post_proposal where account = :id and granted is null and kind = 'keep'")
        .param("id", id)
        .query(String.class)
        .set();
  }

  /** Whether posts of the account wait for the second person. */
  boolean hasWaitingPosts(@Nullable String id) {
    return jdbc.sql(
            "select exists (select from post_proposal where account = :id and granted is null)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /**
   * Records that the account was created; called after the engine has created it. An entry left by
   * an earlier account with the same id is kept.
   *
   * @param by account of the creator; null for the service itself
   */
  @Transactional
  public void created(@Nullable String id, @Nullable String by) {
    jdbc.sql(
            "insert into account (id, created_at, created_by) values (:id, :at, :by) on conflict (id) do nothing")
        .param("id", id)
        .param("at", now())
        .param("by", by)
        .update();
    events.append(AccountEvents.Kind.CREATED, id, by, null);
  }

  /** Disables the account and ends its sessions; does nothing where it is already disabled. */
  @Transactional
  public void disable(String id, @Nullable String by, String reason) {
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

  /** Enables the account; does nothing where it is already enabled. */
  @Transactional
  public void enable(String id, String by) {
    enable(id, by, null);
  }

  /** As {@link #enable(String, String)}, with the reason for the log. */
  @Transactional
  void enable(String id, @Nullable String by, @Nullable String reason) {
    int changed =
        jdbc.sql(
                "update account set disabled_at = null, disabled_by = null, disabled_reason = null where id = :id and disabled_at is not null")
            .param("id", id)
            .update();
    if (changed > 0) {
      events.append(AccountEvents.Kind.ENABLED, id, by, reason);
    }
  }

  /**
   * Records that somebody has made a one-time password: a new one is required at the next log-in.
   *
   * @param by account of whoever knows it; null for the service itself
   * @return until when it lets the owner in
   */
  @Transactional
  public OffsetDateTime requireNewPassword(@Nullable String id, @Nullable String by) {
    entered(id);
    OffsetDateTime now = now();
    jdbc.sql(
            "update account set must_change_password = true, one_time_password_at = :at, one_time_password_by = :by where id = :id")
        .param("at", now)
        .param("by", by)
        .param("id", id)
        .update();
    return now.plus(oneTimeValidFor);
  }

  /**
   * Records that the person has chosen a password.
   *
   * @return whether it replaces a one-time password
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean passwordChosen(String id) {
    entered(id);
    boolean replaces =
        jdbc.sql("select must_change_password from account where id = :id for update")
            .param("id", id)
            .query(Boolean.class)
            .single();
    jdbc.sql(
            "update account set must_change_password = false, password_changed_at = :at where id = :id")
        .param("at", now())
        .param("id", id)
        .update();
    return replaces;
  }

  /**
   * Records that somebody else has set the password: ends the sessions and requires a new password.
   *
   * @param by account of whoever knows it; null for the service itself
   * @return until when it lets the owner in
   */
  @Transactional
  OffsetDateTime passwordReset(String id, @Nullable String by) {
    OffsetDateTime until = requireNewPassword(id, by);
    jdbc.sql("update account set password_changed_at = :at where id = :id")
        .param("at", now())
        .param("id", id)
        .update();
    sessions.end(id);
    return until;
  }

  private void entered(@Nullable String id) {
    jdbc.sql("insert into account (id, created_at) values (:id, :at) on conflict (id) do nothing")
        .param("id", id)
        .param("at", now())
        .update();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
