package cn.lianban.access;

import cn.lianban.kernel.SubstitutedGroup;
import cn.lianban.workflow.tasks.Substitutions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks name and password against the engine's identity tables; the groups of the account become
 * its authorities.
 */
@Component
class AccountLogin implements AuthenticationProvider {

  /**
   * The same message for an unknown account and a wrong password, so that nobody can find out which
   * accounts exist.
   */
  static final String MESSAGE = "用户名或密码不正确";

  /** No group: keeps the log-in of an account that has to choose its own password first. */
  static final GrantedAuthority CHOOSES_PASSWORD = new SimpleGrantedAuthority("chooses-password");

  private static final int LOCKS = 256;

  private final Accounts accounts;
  private final HandlingGroups handlingGroups;
  private final Substitutions substitutions;
  private final AccountRegister register;
  private final Passwords passwords;
  private final LogInLimits limits;
  private final AccountEvents events;

  /**
   * Locks that let attempts on one account run one after the other, because simultaneous ones would
   * not be counted in time.
   */
  private final List<Object> locks =
      IntStream.range(0, LOCKS).mapToObj(number -> new Object()).toList();

  AccountLogin(
      Accounts accounts,
      HandlingGroups handlingGroups,
      Substitutions substitutions,
      AccountRegister register,
      Passwords passwords,
      LogInLimits limits,
      AccountEvents events) {
    this.accounts = accounts;
    this.handlingGroups = handlingGroups;
    this.substitutions = substitutions;
    this.register = register;
    this.passwords = passwords;
    this.limits = limits;
    this.events = events;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String id = attempt.getName();
    String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    // NUL is the only character that PostgreSQL cannot store
    if (id.isBlank()
        || password.isEmpty()
        || id.indexOf('\0') >= 0
        || !matches(id, password, address(attempt))) {
      throw new BadCredentialsException(MESSAGE);
    }
    AccountRegister.Entry entry = register.of(id);
    if (entry.isDisabled()) {
      throw new AccountDisabled();
    }
    register.checkOneTimePassword(entry);
    List<GrantedAuthority> authorities = authoritiesByPassword(entry);
    if (authorities.isEmpty()) {
      throw new AccountWithoutGroups();
    }
    UsernamePasswordAuthenticationToken person =
        UsernamePasswordAuthenticationToken.authenticated(id, null, authorities);
    person.setDetails(attempt.getDetails());
    return person;
  }

  /**
   * Whether this is the password of the account.
   *
   * @throws TooManyAttempts after too many wrong passwords
   */
  boolean matches(String id, String password, String address) {
    holdBack(id, address);
    if (passwords.isRemembered(id, password)) {
      return true;
    }
    synchronized (locks.get(Math.floorMod(id.hashCode(), LOCKS))) {
      holdBack(id, address);
      // another request may have checked the same password in the meantime
      if (passwords.isRemembered(id, password) || passwords.matches(id, password)) {
        limits.succeeded(id, address);
        return true;
      }
      limits.failed(id, address);
    }
    limits
        .wait(id, address)
        .ifPresent(
            wait -> events.append(AccountEvents.Kind.LOG_IN_HELD, id, null, address, null, null));
    return false;
  }

  private void holdBack(String id, String address) {
    Optional<TooManyAttempts> held = limits.wait(id, address).map(TooManyAttempts::new);
    if (held.isPresent()) {
      throw held.get();
    }
  }

  static String address(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }

  /**
   * The groups of the account, and those in which it is a substitute today: only groups that work
   * tasks, and only for officials. Empty for a disabled account.
   */
  List<GrantedAuthority> authorities(@Nullable String id) {
    return register.isDisabled(id) ? List.of() : groupsOf(id);
  }

  private List<GrantedAuthority> groupsOf(@Nullable String id) {
    Set<String> own = new HashSet<>(accounts.groups(id));
    own.removeAll(register.heldBack(id));
    Stream<GrantedAuthority> substituted =
        handlingGroups.areOfficials(own)
            ? substitutions.groupsOf(id).stream()
                .filter(group -> !own.contains(group) && handlingGroups.ids().contains(group))
                .sorted()
                .map(SubstitutedGroup::new)
            : Stream.empty();
    return Stream.concat(own.stream().sorted().map(SimpleGrantedAuthority::new), substituted)
        .toList();
  }

  /**
   * As {@link #authorities}, for a log-in with a password. As long as the password is one that
   * somebody else has set, the person gets in to choose another, and to nothing else: the groups
   * count afterwards.
   */
  List<GrantedAuthority> authoritiesByPassword(String id) {
    return authoritiesByPassword(register.of(id));
  }

  private List<GrantedAuthority> authoritiesByPassword(AccountRegister.Entry entry) {
    if (entry.isDisabled()) {
      return List.of();
    }
    List<GrantedAuthority> groups = groupsOf(entry.id());
    if (!entry.mustChangePassword()) {
      return groups;
    }
    return groups.isEmpty() && !register.hasWaitingPosts(entry.id())
        ? List.of()
        : List.of(CHOOSES_PASSWORD);
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
