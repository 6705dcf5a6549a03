package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.SubstitutedGroup;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Sends the person after the log-in to the page asked for, or to the page where the person works.
 */
class LoginDestination extends SavedRequestAwareAuthenticationSuccessHandler {

  private static final String PROFILE = "/profile";

  private final WebappGate gate;
  private final AccountRegister register;
  private final AccountPosts posts;

  LoginDestination(
      RequestCache requestCache, WebappGate gate, AccountRegister register, AccountPosts posts) {
    this.gate = gate;
    this.register = register;
    this.posts = posts;
    setRequestCache(requestCache);
  }

  /**
   * Sends the person to the profile page first where a new password is required or groups conflict.
   */
  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws IOException, ServletException {
    if (register.mustChangePassword(person.getName())
        || !posts.findings(ownGroups(person)).isEmpty()) {
      getRedirectStrategy().sendRedirect(request, response, PROFILE);
      return;
    }
    super.onAuthenticationSuccess(request, response, person);
  }

  private static Set<String> ownGroups(Authentication person) {
    return person.getAuthorities().stream()
        .filter(group -> !(group instanceof SubstitutedGroup))
        .map(GrantedAuthority::getAuthority)
        .collect(Collectors.toSet());
  }

  @Override
  protected String determineTargetUrl(
      HttpServletRequest request, HttpServletResponse response, Authentication person) {
    Set<String> groups =
        person.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet());
    if (groups.contains(Actor.SECURITY_ADMINISTRATORS)
        || groups.contains(Actor.AUDIT_ADMINISTRATORS)) {
      return "/accounts";
    }
    if (gate.opensTasklist(groups)) {
      return "/camunda/app/tasklist/default/";
    }
    return WebappGate.opensCockpit(groups) ? "/camunda/app/cockpit/default/" : "/";
  }
}
