package cn.lianban.kernel;

import org.springframework.security.core.GrantedAuthority;

/**
 * A group whose tasks the person may work at present as somebody's substitute, without being a
 * member of it.
 */
public record SubstitutedGroup(String group) implements GrantedAuthority {

  @Override
  public String getAuthority() {
    return group;
  }
}
