package cn.lianban.kernel;

import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Gives the person who is logged in; the groups of the account are its authorities. */
@Component
public class CurrentActor {

  /** Empty for the public and for what the service does by itself. */
  public Optional<Actor> find() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null
        || !authentication.isAuthenticated()
        || authentication instanceof AnonymousAuthenticationToken) {
      return Optional.empty();
    }
    return Optional.of(
        new Actor(
            authentication.getName(),
            authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet()),
            authentication.getAuthorities().stream()
                .filter(SubstitutedGroup.class::isInstance)
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet())));
  }

  public Actor get() {
    return find().orElseThrow(() -> new Refused("请先登录"));
  }

  /**
   * The person who is logged in, who has to be an applicant.
   *
   * @throws Refused where it is not the account of an organisation that applies
   */
  public Actor applicant() {
    Actor actor = get();
    if (!actor.isIn(Actor.APPLICANTS)) {
      throw new Refused("只有申报主体的账号可以进行此操作");
    }
    return actor;
  }
}
