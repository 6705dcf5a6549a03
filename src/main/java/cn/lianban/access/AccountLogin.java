package cn.lianban.access;

import cn.lianban.kernel.SubstitutedGroup;
import cn.lianban.workflow.Substitutions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks name and password against the engine's identity tables; the groups of the account become its authorities. */
@Component
class AccountLogin implements AuthenticationProvider {

  /** The same for an unknown account, a wrong password, and the right one during the wait: nobody learns which accounts exist. */
  private static final String MESSAGE = "用户名或密码不正确；连续失败后须等待片刻（最长一分钟）再试";

  private final Accounts accounts;
  private final HandlingGroups handlingGroups;
  private final Substitutions substitutions;
  private final FamiliarPlaces familiar;
  private final AccountRegister register;

  AccountLogin(Accounts accounts, HandlingGroups handlingGroups, Substitutions substitutions, FamiliarPlaces familiar, AccountRegister register) {
    this.accounts = accounts;
    this.handlingGroups = handlingGroups;
    this.substitutions = substitutions;
    this.familiar = familiar;
    this.register = register;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String id = attempt.getName();
    String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    // NUL is the one character that PostgreSQL does not take
    if (id.isBlank() || password.isEmpty() || id.indexOf('\0') >= 0 || !mayEnter(id, password, address(attempt)) || register.isDisabled(id)) {
      throw new BadCredentialsException(MESSAGE);
    }
    UsernamePasswordAuthenticationToken person = UsernamePasswordAuthenticationToken.authenticated(id, null, authorities(id));
    person.setDetails(attempt.getDetails());
    return person;
  }

  /** From where the account has come in before, nobody waits because a stranger has tried its name. */
  private boolean mayEnter(String id, String password, String address) {
    boolean matches = accounts.passwordMatches(id, password) || familiar.isFamiliar(id, address) && accounts.passwordMatchesWhileWaiting(id, password);
    if (matches) {
      familiar.succeeded(id, address);
    } else {
      familiar.failed(id, address);
    }
    return matches;
  }

  private static String address(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
  }

  /**
   * The groups of the account, and those that it stands in for today: groups that work tasks alone, and for officials alone. None of a
   * disabled account.
   */
  List<GrantedAuthority> authorities(String id) {
    if (register.isDisabled(id)) {
      return List.of();
    }
    Set<String> own = accounts.groups(id);
    Stream<GrantedAuthority> substituted =
        handlingGroups.areOfficials(own)
            ? substitutions.groupsOf(id).stream()
                .filter(group -> !own.contains(group) && handlingGroups.ids().contains(group))
                .sorted()
                .map(SubstitutedGroup::new)
            : Stream.empty();
    return Stream.concat(own.stream().sorted().map(SimpleGrantedAuthority::new), substituted).toList();
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
