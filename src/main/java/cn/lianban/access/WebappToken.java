package cn.lianban.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what comes without the token of the engine's web applications, before their own filter
 * sees it: that one would end the session, and so anybody's link could log people out.
 */
class WebappToken extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String HEADER = "X-XSRF-TOKEN";
  private static final String IN_SESSION = "CAMUNDA_CSRF_TOKEN";

  private final AccessRefusals refusals;

  WebappToken(AccessRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String sent = request.getHeader(HEADER);
    if (READING.contains(request.getMethod()) || isExpected(request.getSession(false), sent)) {
      chain.doFilter(request, response);
    } else {
      refusals.handle(request, response, new MissingCsrfTokenException(sent));
    }
  }

  private static boolean isExpected(@Nullable HttpSession session, @Nullable String sent) {
    return session != null
        && sent != null
        && session.getAttribute(IN_SESSION) instanceof String expected
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
