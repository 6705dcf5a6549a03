package cn.lianban.access;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks name and password against the engine's identity tables; the groups of the account become its authorities. */
@Component
class AccountLogin implements AuthenticationProvider {

  private final Accounts accounts;

  AccountLogin(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String id = attempt.getName();
    String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    // NUL is the one character that PostgreSQL does not take
    if (id.isBlank() || password.isEmpty() || id.indexOf('\0') >= 0 || !matches(id, password)) {
      throw new BadCredentialsException("用户名或密码不正确");
    }
    UsernamePasswordAuthenticationToken person = UsernamePasswordAuthenticationToken.authenticated(id, null, authorities(id));
    person.setDetails(attempt.getDetails());
    return person;
  }

  List<GrantedAuthority> authorities(String id) {
    return accounts.groups(id).stream().sorted().<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
  }

  private boolean matches(String id, String password) {
    try {
      return accounts.passwordMatches(id, password);
    } catch (org.camunda.bpm.engine.AuthenticationException waiting) {
      throw new LockedException("登录失败次数较多，请稍候一分钟再试");
    }
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
