package cn.lianban.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds a session to what the account may do now: a session lasts a working day, and an account may lose its groups meanwhile. */
class CurrentGroups extends OncePerRequestFilter {

  private final AccountLogin login;

  CurrentGroups(AccountLogin login) {
    this.login = login;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (session != null && (person instanceof UsernamePasswordAuthenticationToken || person instanceof OAuth2AuthenticationToken)) {
      List<GrantedAuthority> now = login.authorities(person.getName());
      if (now.isEmpty()) {
        SecurityContextHolder.clearContext();
        session.invalidate();
      } else if (!new HashSet<>(now).equals(new HashSet<>(person.getAuthorities()))) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(with(now, person));
        SecurityContextHolder.setContext(context);
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        // the web applications keep the groups too
        session.removeAttribute("authenticatedUser");
      }
    }
    chain.doFilter(request, response);
  }

  /** The same person, who came in the same way, with these authorities. */
  private static Authentication with(List<GrantedAuthority> authorities, Authentication person) {
    return person instanceof OAuth2AuthenticationToken provider
        ? new OAuth2AuthenticationToken(provider.getPrincipal(), authorities, provider.getAuthorizedClientRegistrationId())
        : UsernamePasswordAuthenticationToken.authenticated(person.getPrincipal(), null, authorities);
  }
}
