package cn.lianban.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureProviderNotFoundEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Records log-ins, log-outs and failed log-ins in the server log and among the account's events.
 */
@Component
class LoginLog {

  private static final Logger log = LoggerFactory.getLogger(LoginLog.class);
  private static final int LONGEST = 64;

  private final AccountEvents events;

  /**
   * Programs log in with each request, so for each account and address only one log-in in a while
   * is recorded.
   */
  private final Cache<String, Boolean> programs;

  LoginLog(AccountEvents events, LogInSettings settings) {
    this.events = events;
    this.programs =
        Caffeine.newBuilder()
            .maximumSize(settings.remembered())
            .expireAfterWrite(settings.programsNotedEvery())
            .build();
  }

  @EventListener
  void loggedIn(InteractiveAuthenticationSuccessEvent event) {
    Authentication person = event.getAuthentication();
    log.info("{} has logged in from {}", who(person), where(person));
    events.append(
        AccountEvents.Kind.LOGGED_IN, person.getName(), null, where(person), browser(), null);
  }

  @EventListener
  void passwordTaken(AuthenticationSuccessEvent event) {
    Authentication person = event.getAuthentication();
    if (header(HttpHeaders.AUTHORIZATION) == null) {
      return;
    }
    String program = person.getName() + ' ' + where(person);
    if (programs.getIfPresent(program) == null) {
      programs.put(program, Boolean.TRUE);
      events.append(
          AccountEvents.Kind.LOGGED_IN,
          person.getName(),
          null,
          where(person),
          browser(),
          "HTTP Basic");
    }
  }

  @EventListener
  void failed(AbstractAuthenticationFailureEvent event) {
    // tells only that passwords do not concern it; ProviderLogin logs why the provider's log-in
    // failed
    if (event instanceof AuthenticationFailureProviderNotFoundEvent) {
      return;
    }
    Authentication attempt = event.getAuthentication();
    log.warn(
        "Log-in of {} from {} failed: {}",
        who(attempt),
        where(attempt),
        event.getException().getMessage());
    if (!(event.getException() instanceof TooManyAttempts) && !attempt.getName().isBlank()) {
      events.append(
          AccountEvents.Kind.LOG_IN_FAILED,
          attempt.getName(),
          null,
          where(attempt),
          browser(),
          event.getException() instanceof OneTimePasswordOver
              ? "一次性密码已过期"
              : event.getException() instanceof AccountDisabled ? "账号已停用" : null);
    }
  }

  @EventListener
  void loggedOut(LogoutSuccessEvent event) {
    Authentication person = event.getAuthentication();
    log.info("{} has logged out", who(person));
    events.append(
        AccountEvents.Kind.LOGGED_OUT, person.getName(), null, where(person), browser(), null);
  }

  /** The typed name without line breaks, which could forge lines of the log. */
  private static String who(Authentication authentication) {
    String name = authentication.getName().replaceAll("\\p{Cntrl}", "?");
    return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
  }

  private static @Nullable String where(Authentication authentication) {
    return authentication.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : null;
  }

  private static @Nullable String browser() {
    return header(HttpHeaders.USER_AGENT);
  }

  /** The header; null where it or the request is missing. */
  private static @Nullable String header(String name) {
    return RequestContextHolder.getRequestAttributes()
            instanceof ServletRequestAttributes attributes
        ? attributes.getRequest().getHeader(name)
        : null;
  }
}
