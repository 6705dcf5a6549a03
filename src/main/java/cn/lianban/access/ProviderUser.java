package cn.lianban.access;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/**
 * A person who logged in through the identity provider, under the id of the account here. Stored in
 * the session.
 */
class ProviderUser extends DefaultOidcUser {

  private static final long serialVersionUID = 1L;

  private final String account;

  ProviderUser(
      String account, Collection<? extends GrantedAuthority> authorities, OidcIdToken token) {
    super(authorities, token);
    this.account = account;
  }

  @Override
  public String getName() {
    return account;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof ProviderUser user
        && account.equals(user.account);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + account.hashCode();
  }
}
