package cn.lianban.access;

import cn.lianban.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Where a log-in leads: to the page that was asked for, else to where the person works. */
class Destination extends SavedRequestAwareAuthenticationSuccessHandler {

  private final WebappGate gate;

  Destination(RequestCache requestCache, WebappGate gate) {
    this.gate = gate;
    setRequestCache(requestCache);
  }

  @Override
  protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response, Authentication person) {
    Set<String> groups = person.getAuthorities().stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
    if (groups.contains(Actor.SECURITY_ADMINISTRATORS) || groups.contains(Actor.AUDIT_ADMINISTRATORS)) {
      return "/accounts";
    }
    if (gate.opensTasklist(groups)) {
      return "/camunda/app/tasklist/default/";
    }
    return WebappGate.opensCockpit(groups) ? "/camunda/app/cockpit/default/" : "/";
  }
}
