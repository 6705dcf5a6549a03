package cn.lianban.kernel;

import org.springframework.security.core.GrantedAuthority;

/**
 * A group of which the person is not a member but whose tasks the person may work at present as a
 * substitute.
 */
public record SubstitutedGroup(String group) implements GrantedAuthority {

  @Override
  public String getAuthority() {
    return group;
  }
}
