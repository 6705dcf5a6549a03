package cn.lianban.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks in each request of a session what the account may do now: it may have lost groups since
 * the log-in, or been idle for too long. If somebody else has set its password, nothing is allowed
 * before the password is replaced.
 */
class CurrentGroups extends OncePerRequestFilter {

  /** The addresses needed to choose a password, to log out, and to log in as somebody else. */
  private static final RequestMatcher OPEN_WITHOUT_OWN_PASSWORD =
      new OrRequestMatcher(
          Stream.of(
                  "GET /profile",
                  "GET /api/profile",
                  "PUT /api/profile/password",
                  "GET /api/session",
                  "POST /logout",
                  "GET /login",
                  "POST /login",
                  "GET /style.css",
                  "GET /assets/**",
                  "GET /favicon.svg",
                  "GET /favicon.ico",
                  "POST /camunda/api/admin/auth/user/default/logout")
              .map(door -> door.split(" "))
              .map(
                  door ->
                      (RequestMatcher)
                          PathPatternRequestMatcher.withDefaults()
                              .matcher(HttpMethod.valueOf(door[0]), door[1]))
              .toList());

  /** What everybody may ask is not kept from who is about to choose a password. */
  private static final RequestMatcher FOR_ANYBODY = InterfaceAccess.forAnybody();

  private final AccountLogin login;
  private final IdleSessions idle;
  private final AccessRefusals refusals;

  CurrentGroups(AccountLogin login, IdleSessions idle, AccessRefusals refusals) {
    this.login = login;
    this.idle = idle;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (person instanceof UsernamePasswordAuthenticationToken
        || person instanceof OAuth2AuthenticationToken) {
      HttpSession session = request.getSession(false);
      if (session != null) {
        bringUpToDate(request, session, person);
      }
      // an account of an identity provider has no password here
      boolean choosesPassword =
          SecurityContextHolder.getContext().getAuthentication()
                  instanceof UsernamePasswordAuthenticationToken now
              && now.getAuthorities().contains(AccountLogin.CHOOSES_PASSWORD);
      if (choosesPassword
          && !OPEN_WITHOUT_OWN_PASSWORD.matches(request)
          && !FOR_ANYBODY.matches(request)) {
        refusals.passwordDue(request, response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private void bringUpToDate(
      HttpServletRequest request, HttpSession session, Authentication person) {
    List<GrantedAuthority> now =
        person instanceof UsernamePasswordAuthenticationToken
            ? login.authoritiesByPassword(person.getName())
            : login.authorities(person.getName());
    if (now.isEmpty()
        || idle.isOver(
            request, session, now.stream().map(GrantedAuthority::getAuthority).toList())) {
      SecurityContextHolder.clearContext();
      session.invalidate();
    } else if (!new HashSet<>(now).equals(new HashSet<>(person.getAuthorities()))) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(with(now, person));
      SecurityContextHolder.setContext(context);
      session.setAttribute(
          HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
      // the engine's web applications keep the groups in the session too
      session.removeAttribute("authenticatedUser");
    }
  }

  /** The same log-in with these authorities. */
  private static Authentication with(List<GrantedAuthority> authorities, Authentication person) {
    return person instanceof OAuth2AuthenticationToken provider
        ? new OAuth2AuthenticationToken(
            provider.getPrincipal(), authorities, provider.getAuthorizedClientRegistrationId())
        : UsernamePasswordAuthenticationToken.authenticated(
            person.getPrincipal(), null, authorities);
  }
}
