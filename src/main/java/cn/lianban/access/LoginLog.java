package cn.lianban.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Notes who logs in and out, and who tries in vain. */
@Component
class LoginLog {

  private static final Logger log = LoggerFactory.getLogger(LoginLog.class);
  private static final int LONGEST = 64;

  @EventListener
  void loggedIn(InteractiveAuthenticationSuccessEvent event) {
    log.info("{} has logged in from {}", who(event.getAuthentication()), where(event.getAuthentication()));
  }

  @EventListener
  void failed(AbstractAuthenticationFailureEvent event) {
    log.warn("Log-in of {} from {} failed: {}", who(event.getAuthentication()), where(event.getAuthentication()), event.getException().getMessage());
  }

  @EventListener
  void loggedOut(LogoutSuccessEvent event) {
    log.info("{} has logged out", who(event.getAuthentication()));
  }

  /** What was typed as a name may hold line breaks, which would forge lines of the log. */
  private static String who(Authentication authentication) {
    String name = authentication.getName().replaceAll("\\p{Cntrl}", "?");
    return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
  }

  private static String where(Authentication authentication) {
    return authentication.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "somewhere";
  }
}
